#include "core/picture/raster.h"

#include <array>
#include <cmath>

namespace triscope {

namespace {

constexpr Index kStripePeriod = 6;
constexpr Index kStripeWidth = 2;

using Channels = std::array<double, 3>;

Channels channels(Rgb color) {
    return {static_cast<double>(color >> 16 & 0xFF), static_cast<double>(color >> 8 & 0xFF),
            static_cast<double>(color & 0xFF)};
}

std::uint32_t opaque(Rgb color) {
    return 0xFF000000U | color;
}

std::uint32_t pixelOf(const Channels& mix) {
    const auto byte = [](double value) { return static_cast<std::uint32_t>(value + 0.5); };
    return opaque(byte(mix[0]) << 16 | byte(mix[1]) << 8 | byte(mix[2]));
}

// The two colours of a run: between the stripes and on them.
struct RunColors {
    std::uint32_t fill = 0;
    std::uint32_t stripe = 0;
};

// The colour of a run: those of its regions, mixed by area, the kept ones together as strong as `shade` says.
class Colorist {
  public:
    Colorist(const Mask& mask, const Palette& palette, Shade shade) : m_shade(shade) {
        for (const Region& region : mask.regions()) {
            const RegionPaint& paint = palette.paint(region.role);
            m_paints.push_back({region.kept, channels(paint.fill), channels(paint.stripe),
                                {opaque(paint.fill), opaque(paint.stripe)}});
        }
    }

    RunColors colors(const PixelRun& run) const {
        const CellCount area = run.cells.area();
        CellCount kept = 0;
        for (std::size_t id = 0; id < m_paints.size(); ++id) {
            if (run.counts[id] == area) return m_paints[id].pure;
            if (m_paints[id].kept) kept += run.counts[id];
        }
        const double per_cell = 1 / static_cast<double>(area);
        const double kept_share = static_cast<double>(kept) * per_cell;
        const double shown = shownShare(kept_share, m_shade);
        const double kept_weight = kept == 0 ? 0 : shown / kept_share * per_cell;
        const double other_weight = kept == area ? 0 : (1 - shown) / (1 - kept_share) * per_cell;
        Channels fill{};
        Channels stripe{};
        bool striped = false;
        for (std::size_t id = 0; id < m_paints.size(); ++id) {
            if (run.counts[id] == 0) continue;
            const Paint& paint = m_paints[id];
            const double weight = static_cast<double>(run.counts[id]) * (paint.kept ? kept_weight : other_weight);
            add(fill, paint.fill, weight);
            add(stripe, paint.stripe, weight);
            striped = striped || paint.pure.fill != paint.pure.stripe;
        }
        const std::uint32_t color = pixelOf(fill);
        return {color, striped ? pixelOf(stripe) : color};
    }

  private:
    struct Paint {
        bool kept = false;
        Channels fill{};
        Channels stripe{};
        RunColors pure;
    };

    static void add(Channels& sum, const Channels& color, double weight) {
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += weight * color[c];
    }

    std::vector<Paint> m_paints;
    Shade m_shade;
};

void fillRun(std::uint32_t* row, Index y, const PixelRun& run, RunColors colors) {
    if (colors.fill == colors.stripe) {
        std::fill(row + run.begin, row + run.end, colors.fill);
        return;
    }
    for (Index x = run.begin; x < run.end; ++x) {
        row[x] = (x + y) % kStripePeriod < kStripeWidth ? colors.stripe : colors.fill;
    }
}

}  // namespace

double shownShare(double kept_share, Shade shade) {
    constexpr double kLeastShown = 0.3;
    if (shade == Shade::Linear || kept_share == 0) return kept_share;
    return kLeastShown + (1 - kLeastShown) * std::sqrt(kept_share);
}

std::optional<ViewAxes> ViewAxes::cut(const Mask& mask, const PixelView& x, const PixelView& y) {
    auto columns = cutIntoTiles(x, mask.shape().keys);
    auto rows = cutIntoTiles(y, mask.shape().queries);
    if (!columns || !rows) return std::nullopt;
    return ViewAxes{std::move(*columns), std::move(*rows)};
}

const std::vector<PixelRun>& PixelRowReader::read(Index row) {
    m_runs.clear();
    for (const TileRun& run : m_scanner.scan(m_axes.rows.tiles.tile(row))) {
        const Range pixels = m_axes.columns.pixelsOf({run.begin, run.end});
        m_runs.push_back({pixels.begin, pixels.end, run.cells, run.counts});
    }
    return m_runs;
}

Raster drawMask(const Mask& mask, const PixelView& x, const PixelView& y, const Palette& palette,
                Shade shade) {
    constexpr Index kRowsAtATime = 16;
    Raster raster(x.pixels, y.pixels);
    const auto axes = ViewAxes::cut(mask, x, y);
    const Range covered = axes ? axes->rows.pixelsOf({0, axes->rows.tiles.count()}) : Range{};
    const Range across = axes ? axes->columns.pixelsOf({0, axes->columns.tiles.count()}) : Range{};
    const Colorist colorist(mask, palette, shade);
    const std::uint32_t outside = opaque(palette.outside);
    for (Index y0 = 0; y0 < raster.height; ++y0) {
        std::uint32_t* row = raster.row(y0);
        if (!covered.contains(y0)) {
            std::fill(row, row + raster.width, outside);
        } else {
            std::fill(row, row + across.begin, outside);
            std::fill(row + across.end, row + raster.width, outside);
        }
    }
    if (!axes) return raster;
    const Index tile_rows = axes->rows.tiles.count();
#pragma omp parallel
    {
        PixelRowReader reader(mask, *axes);
        std::vector<RunColors> colors;
#pragma omp for schedule(dynamic, kRowsAtATime)
        for (Index tile = 0; tile < tile_rows; ++tile) {
            const auto& runs = reader.read(tile);
            colors.clear();
            for (const PixelRun& run : runs) colors.push_back(colorist.colors(run));
            const Range rows = reader.pixels(tile);
            for (Index row = rows.begin; row < rows.end; ++row) {
                for (std::size_t k = 0; k < runs.size(); ++k)
                    fillRun(raster.row(row), row, runs[k], colors[k]);
            }
        }
    }
    return raster;
}

}  // namespace triscope
