#include "core/mask/piece.h"

#include <algorithm>

namespace triscope {

namespace {

// Sum of first, first - 1, ... over `terms` values.
constexpr CellCount descendingSum(CellCount first, CellCount terms) {
    return terms * (2 * first - terms + 1) / 2;
}

// Cells of a non-empty rect with r - j < bound. Row r keeps the columns above r - bound: all of them
// while r - bound < c0, then one fewer each row, none once r - bound reaches c1 - 1.
CellCount countBelowDiagonal(const Rect& rect, Index bound) {
    const Index width = rect.cols.size();
    const Index full_end = std::clamp(rect.cols.begin + bound, rect.rows.begin, rect.rows.end);
    const Index slope_end = std::clamp(rect.cols.end - 1 + bound, full_end, rect.rows.end);
    const Index first = rect.cols.end - 1 - (full_end - bound);
    return width * (full_end - rect.rows.begin) + descendingSum(first, slope_end - full_end);
}

}  // namespace

CellCount Piece::count(const Rect& rect) const {
    const Rect part = intersect(rect, {rows, cols});
    if (part.empty() || diagonals.empty()) return 0;
    return countBelowDiagonal(part, diagonals.end) - countBelowDiagonal(part, diagonals.begin);
}

Range Piece::columnsInRow(QueryIndex row) const {
    if (!rows.contains(row)) return {};
    return intersect(cols, {row - diagonals.end + 1, row - diagonals.begin + 1});
}

}  // namespace triscope
