#pragma once

#include "core/base/rect.h"
#include "core/mask/region.h"

namespace triscope {

// The cells (r, j) of a call with r in `rows`, j in `cols` and r - j in `diagonals`: the intersection of
// half-planes, hence convex. Rows are those of the call, not positions.
struct Piece {
    RegionId region = 0;
    Range rows;
    Range cols;
    Range diagonals;

    // Cells of the piece inside `rect`, by two arithmetic series: O(1), exact for sides up to kMaxLength.
    CellCount count(const Rect& rect) const;

    // The columns that the piece covers in one row; empty when it has none there.
    Range columnsInRow(QueryIndex row) const;
};

}  // namespace triscope
