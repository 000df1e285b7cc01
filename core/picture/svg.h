#pragma once

#include <string>

#include "core/mask/mask.h"
#include "core/picture/palette.h"

namespace triscope {

// The mask as a vector picture of `width` x `height` units. While a row is at least one unit high every cell
// is exact; beyond that, rows whose borders move evenly are joined into one quadrangle, whose straight edge
// leaves the staircase by less than a cell. Small whatever the length: its size follows the pattern's bends.
// Throws InputError, field "out", for a pattern of more parts than a vector picture can sensibly hold.
std::string svgPicture(const Mask& mask, Index width, Index height, const Palette& palette);

}  // namespace triscope
