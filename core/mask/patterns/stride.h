#pragma once

#include "core/mask/piece.h"
#include "core/mask/rule.h"

// What periodic patterns share.
namespace triscope {

// Along the rows' diagonals r - j: cells with (i - j) mod period = 0 in `on`, the others in `off`. i = offset
// + r.
TexturePtr combAlongDiagonals(Index period, Index query_offset, RegionId on, RegionId off);

// (i - j) mod period = 0, in words.
CellTest onStride(Index period);

// i - j > most, in words.
CellTest beyondDistance(Index most);

}  // namespace triscope
