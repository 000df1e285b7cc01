#pragma once

#include <cstdint>

#include "core/mask/region.h"

namespace triscope {

// 0xRRGGBB.
using Rgb = std::uint32_t;

// How a region is drawn: a fill, and stripes over it where colour alone would not tell it apart.
struct RegionPaint {
    Rgb fill = 0;
    Rgb stripe = 0;

    bool striped() const { return fill != stripe; }
};

// The colours of mask pictures: the Okabe-Ito set, which colour-blind readers can tell apart, lightened with
// the same hues on a dark background.
struct Palette {
    Rgb outside = 0;  // beyond the mask
    RegionPaint sink, window, last, middle, future, kept, scattered, both, only_first, only_second, padding,
        empty_block, partial_block, full_block;

    const RegionPaint& paint(RegionRole role) const;
};

const Palette& lightPalette();
const Palette& darkPalette();

}  // namespace triscope
