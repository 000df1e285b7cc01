#include "core/mask/piece.h"

#include <algorithm>

namespace triscope {

namespace {

// The diagonals that a rect has at all, so that no sum grows beyond it.
constexpr Range diagonalsIn(const Rect& rect, Range diagonals) {
    return intersect(diagonals, Range{rect.rows.begin - rect.cols.end + 1, rect.rows.end - rect.cols.begin});
}

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

CellCount countAlongDiagonals(const Texture& texture, RegionId region, const Rect& rect, Range diagonals) {
    const QuadrantCounter quadrant(texture, region, diagonals);
    return quadrant.at(rect.rows.end - rect.cols.begin) - quadrant.at(rect.rows.begin - rect.cols.begin) -
           quadrant.at(rect.rows.end - rect.cols.end) + quadrant.at(rect.rows.begin - rect.cols.end);
}

// Cells with r - j < bound in one region of a texture along the columns: column j has j + bound - r0 rows of
// them, at least none and at most all.
CellCount countAlongColumns(const Texture& texture, RegionId region, const Rect& rect, Index bound) {
    const Index height = rect.rows.size();
    const Index rise = std::clamp(rect.rows.begin - bound, rect.cols.begin, rect.cols.end);
    const Index full = std::clamp(rect.rows.end - bound, rise, rect.cols.end);
    const CellCount on_slope = (full + bound - rect.rows.begin) * texture.members(region, rise, full) -
                               texture.ramp(region, rise, full);
    return on_slope + height * texture.members(region, full, rect.cols.end);
}

}  // namespace

CellCount Piece::area(const Rect& rect) const {
    const Rect part = intersect(rect, {rows, cols});
    const Range met = diagonalsIn(part, diagonals);
    if (part.empty() || met.empty()) return 0;
    return countBelowDiagonal(part, met.end) - countBelowDiagonal(part, met.begin);
}

void Piece::addCounts(const Rect& rect, RegionCounts& counts) const {
    const Rect part = intersect(rect, {rows, cols});
    const Range met = diagonalsIn(part, diagonals);
    if (part.empty() || met.empty()) return;
    CellCount rest = countBelowDiagonal(part, met.end) - countBelowDiagonal(part, met.begin);
    if (!texture) {
        counts[region] += rest;
        return;
    }
    // The last region has what the others leave.
    const auto& regions = texture->regions();
    for (std::size_t k = 0; k + 1 < regions.size(); ++k) {
        const CellCount count = texture->axis() == Texture::Axis::Diagonals
                                    ? countAlongDiagonals(*texture, regions[k], part, met)
                                    : countAlongColumns(*texture, regions[k], part, met.end) -
                                          countAlongColumns(*texture, regions[k], part, met.begin);
        counts[regions[k]] += count;
        rest -= count;
    }
    counts[regions.back()] += rest;
}

}  // namespace triscope
