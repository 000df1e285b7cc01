#include "core/picture/raster.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/mask/texture_sweep.h"

namespace triscope {

namespace {

constexpr Index kStripePeriod = 6;
constexpr Index kStripeWidth = 2;

// Stripes run from the upper right to the lower left: pixel (x, y) is on one when (x + y) mod period < width.
// As bit masks, of which a row of pixels takes the stretch that begins at its y.
class StripeMask {
  public:
    explicit StripeMask(Index width) : m_bits(static_cast<std::size_t>(width + kStripePeriod)) {
        for (Index x = 0; x < width + kStripePeriod; ++x)
            m_bits[static_cast<std::size_t>(x)] = x % kStripePeriod < kStripeWidth ? ~0U : 0U;
    }
    const std::uint32_t* row(Index y) const { return m_bits.data() + y % kStripePeriod; }

  private:
    std::vector<std::uint32_t> m_bits;
};

void fillPixels(std::uint32_t* row, const std::uint32_t* stripes, Range pixels, PixelColors colors) {
    if (colors.fill == colors.stripe) {
        std::fill(row + pixels.begin, row + pixels.end, colors.fill);
        return;
    }
    const std::uint32_t difference = colors.fill ^ colors.stripe;
    for (Index x = pixels.begin; x < pixels.end; ++x) row[x] = colors.fill ^ (difference & stripes[x]);
}

// Draws rows of tiles for one thread.
class RowPainter {
  public:
    RowPainter(const Mask& mask, const ViewAxes& axes, const Colorist& colorist, const StripeMask& stripes)
        : m_reader(mask, axes), m_colorist(colorist), m_stripes(stripes) {}

    void paint(Index row, Raster& raster) {
        const Range rows = m_reader.pixels(row);
        for (const PixelRun& run : m_reader.read(row)) {
            if (run.texture != nullptr) {
                paintTexture(run, rows, raster);
                continue;
            }
            const PixelColors colors = m_colorist.mix(run.counts, run.cells.area());
            for (Index y = rows.begin; y < rows.end; ++y)
                fillPixels(raster.row(y), m_stripes.row(y), run.pixels, colors);
        }
    }

  private:
    void paintTexture(const PixelRun& run, Range rows, Raster& raster) {
        const auto shares = m_reader.textureShares(run);
        const PixelAxis& columns = m_reader.columns();
        m_colors.resize(shares.size());
        const auto& regions = run.texture->regions();
        m_colorist.mixPairs(regions[0], regions[1], shares, m_colors);
        for (Index y = rows.begin; y < rows.end; ++y) {
            std::uint32_t* pixels = raster.row(y);
            const std::uint32_t* stripes = m_stripes.row(y);
            if (run.pixels.size() == run.tiles.size()) {
                for (std::size_t k = 0; k < m_colors.size(); ++k) {
                    const Index x = run.pixels.begin + static_cast<Index>(k);
                    pixels[x] = m_colors[k].fill ^ ((m_colors[k].fill ^ m_colors[k].stripe) & stripes[x]);
                }
                continue;
            }
            for (std::size_t k = 0; k < m_colors.size(); ++k) {
                const Index tile = run.tiles.begin + static_cast<Index>(k);
                fillPixels(pixels, stripes, columns.pixelsOf({tile, tile + 1}), m_colors[k]);
            }
        }
    }

    PixelRowReader m_reader;
    const Colorist& m_colorist;
    const StripeMask& m_stripes;
    std::vector<PixelColors> m_colors;
};

// Paints rows on this thread until the picture turns out to be a costly one; returns how many. Most are done
// by then, and waking a second thread on a busy machine takes longer than drawing them.
Index paintAlone(const Mask& mask, const ViewAxes& axes, const Colorist& colorist, const StripeMask& stripes,
                 Raster& raster) {
    constexpr auto kLongest = std::chrono::milliseconds(3);
    constexpr Index kRowsBetweenLooks = 16;
    const auto begin = std::chrono::steady_clock::now();
    RowPainter painter(mask, axes, colorist, stripes);
    const Index rows = axes.rows.tiles.count();
    for (Index row = 0; row < rows; ++row) {
        painter.paint(row, raster);
        const bool look = row % kRowsBetweenLooks == kRowsBetweenLooks - 1;
        if (look && std::chrono::steady_clock::now() - begin > kLongest) return row + 1;
    }
    return rows;
}

void paintOutside(Raster& raster, Range across, Range down, std::uint32_t color) {
    for (Index y = 0; y < raster.height; ++y) {
        std::uint32_t* row = raster.row(y);
        const Range inside = down.contains(y) ? across : Range{};
        std::fill(row, row + inside.begin, color);
        std::fill(row + inside.end, row + raster.width, color);
    }
}

}  // namespace

std::optional<ViewAxes> ViewAxes::cut(const Mask& mask, const PixelView& x, const PixelView& y) {
    auto columns = cutIntoTiles(x, mask.shape().keys);
    auto rows = cutIntoTiles(y, mask.shape().queries);
    if (!columns || !rows) return std::nullopt;
    return ViewAxes{std::move(*columns), std::move(*rows)};
}

PixelRowReader::PixelRowReader(const Mask& mask, const ViewAxes& axes)
    : m_axes(axes), m_scanner(mask, axes.columns.tiles) {
    if (!mask.hasTexture()) return;
    for (Index tile = 0; tile < axes.columns.tiles.count(); ++tile)
        m_edges.push_back(static_cast<double>(axes.columns.tiles.tile(tile).begin));
    m_edges.push_back(static_cast<double>(axes.columns.tiles.cells(0, axes.columns.tiles.count()).end));
}

const std::vector<PixelRun>& PixelRowReader::read(Index row) {
    m_runs.clear();
    for (const TileRun& run : m_scanner.scan(m_axes.rows.tiles.tile(row))) {
        const Range tiles{run.begin, run.end};
        m_runs.push_back({m_axes.columns.pixelsOf(tiles), run.cells, run.counts, run.texture, tiles});
    }
    return m_runs;
}

std::span<const double> PixelRowReader::textureShares(const PixelRun& run) {
    m_shares.resize(static_cast<std::size_t>(run.tiles.size()));
    const auto edges =
        std::span(m_edges).subspan(static_cast<std::size_t>(run.tiles.begin), m_shares.size() + 1);
    countTexture(*run.texture, run.cells.rows, edges, m_shares);
    const auto height = static_cast<double>(run.cells.rows.size());
    for (std::size_t k = 0; k < m_shares.size(); ++k) m_shares[k] /= height * (edges[k + 1] - edges[k]);
    return m_shares;
}

Raster drawMask(const Mask& mask, const PixelView& x, const PixelView& y, const Palette& palette,
                Shade shade) {
    Raster raster(x.pixels, y.pixels);
    const std::uint32_t outside = 0xFF000000U | palette.outside;
    const auto axes = ViewAxes::cut(mask, x, y);
    if (!axes) {
        paintOutside(raster, {}, {}, outside);
        return raster;
    }
    const Index rows = axes->rows.tiles.count();
    paintOutside(raster, axes->columns.pixelsOf({0, axes->columns.tiles.count()}),
                 axes->rows.pixelsOf({0, rows}), outside);
    const Colorist colorist(mask.regions(), palette, shade);
    const StripeMask stripes(x.pixels);
    const Index alone = paintAlone(mask, *axes, colorist, stripes, raster);
#pragma omp parallel if (alone < rows)
    {
        RowPainter painter(mask, *axes, colorist, stripes);
#pragma omp for schedule(dynamic, 16)
        for (Index row = alone; row < rows; ++row) painter.paint(row, raster);
    }
    return raster;
}

}  // namespace triscope
