#pragma once

#include "core/mask/rule.h"
#include "core/mask/texture.h"

// What periodic patterns share.
namespace triscope {

// Beyond every diagonal of a rectangle with sides, offset and prompt up to kMaxLength.
inline constexpr Index kFar = 4 * kMaxLength;

// Along the rows' diagonals r - j: cells with (i - j) mod period = 0 in `on`, the others in `off`. i = offset
// + r.
TexturePtr combAlongDiagonals(Index period, Index query_offset, RegionId on, RegionId off);

// (i - j) mod period = 0, in words.
CellTest onStride(Index period);

// i - j > most, in words.
CellTest beyondDistance(Index most);

}  // namespace triscope
