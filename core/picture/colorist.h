#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/mask/mask.h"
#include "core/picture/palette.h"

namespace triscope {

// How strongly a pixel shows the share of its footprint that is kept. Linear mixes the colours by area.
// Boosted gives any pixel that keeps something at least 30 % of the kept colour, and then grows with the
// square root, so that eight sinks among a billion keys can still be seen; the shares themselves are exact
// either way.
enum class Shade { Linear, Boosted };

// What a share of kept cells in [0, 1] looks like: the share of kept colour in the pixel.
double shownShare(double kept_share, Shade shade);

// The two colours of pixels, opaque 0xFFRRGGBB: between the stripes and on them.
struct PixelColors {
    std::uint32_t fill = 0;
    std::uint32_t stripe = 0;
};

// The colours of pixels: those of their regions, mixed by area, the kept ones together as strong as `shade`
// says.
class Colorist {
  public:
    Colorist(std::span<const Region> regions, const Palette& palette, Shade shade);

    // Of `area` cells.
    PixelColors mix(const RegionCounts& counts, CellCount area) const;

    // Of pixels that show two regions and nothing else: shares[k] of pixel k is in `first`. colors has as
    // many.
    void mixPairs(RegionId first, RegionId second, std::span<const double> shares,
                  std::span<PixelColors> colors) const;

  private:
    using Channels = std::array<float, 3>;
    struct Paint {
        bool kept = false;
        Channels fill{};
        Channels stripe{};
        PixelColors pure;
    };

    static Channels channels(Rgb color);
    static void add(Channels& sum, const Channels& color, float weight);
    static std::uint32_t pixelOf(const Channels& mix);
    // pixels[k] lies share[k] of the way between two colours.
    static void fade(const Channels& from, const Channels& to, const float* __restrict share,
                     std::size_t count, std::uint32_t* __restrict pixels);

    std::vector<Paint> m_paints;
    Shade m_shade;
};

}  // namespace triscope
