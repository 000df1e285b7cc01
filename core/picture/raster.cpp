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
    const auto byte = [](double value) { return static_cast<std::uint32_t>(std::lround(value)); };
    return opaque(byte(mix[0]) << 16 | byte(mix[1]) << 8 | byte(mix[2]));
}

// The two colours of a run: between the stripes and on them.
struct RunColors {
    std::uint32_t fill = 0;
    std::uint32_t stripe = 0;
};

class Colorist {
  public:
    Colorist(const Mask& mask, const Palette& palette, Shade shade)
        : m_mask(mask), m_palette(palette), m_shade(shade) {}

    RunColors colors(const PixelRun& run) const {
        const auto area = static_cast<double>(run.cells.area());
        const auto regions = m_mask.regions();
        double kept = 0;
        for (RegionId id = 0; id < regions.size(); ++id) {
            if (regions[id].kept) kept += static_cast<double>(run.counts[id]) / area;
        }
        const double shown = shownShare(kept, m_shade);
        Channels fill{};
        Channels stripe{};
        for (RegionId id = 0; id < regions.size(); ++id) {
            if (run.counts[id] == 0) continue;
            const double share = static_cast<double>(run.counts[id]) / area;
            const double weight = regions[id].kept ? share * shown / kept : share * (1 - shown) / (1 - kept);
            const RegionPaint& paint = m_palette.paint(regions[id].role);
            add(fill, channels(paint.fill), weight);
            add(stripe, channels(paint.stripe), weight);
        }
        return {pixelOf(fill), pixelOf(stripe)};
    }

  private:
    static void add(Channels& sum, const Channels& color, double weight) {
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += weight * color[c];
    }

    const Mask& m_mask;
    const Palette& m_palette;
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

Raster drawMask(const Mask& mask, const PixelView& x, const PixelView& y, const Palette& palette,
                Shade shade) {
    Raster raster(x.pixels, y.pixels);
    std::fill(raster.pixels.begin(), raster.pixels.end(), opaque(palette.outside));
    const Colorist colorist(mask, palette, shade);
    forEachPixelRow(mask, x, y, [&](Range rows, const std::vector<PixelRun>& runs) {
        std::vector<RunColors> colors;
        for (const PixelRun& run : runs) colors.push_back(colorist.colors(run));
        for (Index row = rows.begin; row < rows.end; ++row) {
            std::uint32_t* pixels = raster.pixels.data() + row * raster.width;
            for (std::size_t k = 0; k < runs.size(); ++k) fillRun(pixels, row, runs[k], colors[k]);
        }
    });
    return raster;
}

}  // namespace triscope
