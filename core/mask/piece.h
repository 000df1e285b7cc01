#pragma once

#include "core/base/rect.h"
#include "core/mask/region.h"
#include "core/mask/row_edges.h"
#include "core/mask/texture.h"

namespace triscope {

// Beyond every diagonal of a rectangle with sides, offset and prompt up to kMaxLength.
inline constexpr Index kFar = 4 * kMaxLength;

// The cells (r, j) of a call with r in `rows`, j in `cols` and r - j in `diagonals`: the intersection of
// half-planes, hence convex. Rows are those of the call, not positions. All of it lies in `region` or, when
// there is a texture, in the regions that the texture says.
struct Piece {
    RegionId region = 0;
    Range rows;
    Range cols;
    Range diagonals;
    TexturePtr texture{};

    // Adds the cells of the piece inside `rect` to the counts of their regions, by arithmetic series: O(1)
    // (with a texture: in the length of its period's runs, by bisection), exact for sides up to kMaxLength.
    void addCounts(const Rect& rect, RegionCounts& counts) const;
    // All cells of the piece inside `rect`, whatever their region.
    CellCount area(const Rect& rect) const;

    // The columns that the piece covers in one row; empty when it has none there.
    Range columnsInRow(QueryIndex row) const;
    // The same as spans from left to right: in one region, or cut up as the texture says.
    void appendSpans(QueryIndex row, std::vector<RegionSpan>& spans) const;

    // Appends the edges of what some rows have of it in `regions`, without a texture from left to right; in
    // the time of one row where the texture is in the same columns for all of them.
    void addEdges(const RowSteps& asked, RegionSet regions, std::vector<RowEdge>& edges) const;

  private:
    class Outline;
    void addByDiagonals(const RowSteps& asked, Range steps, RegionSet regions,
                        std::vector<RowEdge>& edges) const;
    template <class Visit>
    void forEachRun(QueryIndex row, Range covered, const Visit& visit) const;
    void addTextured(const RowSteps& asked, Range steps, RegionSet regions,
                     std::vector<RowEdge>& edges) const;
};

}  // namespace triscope
