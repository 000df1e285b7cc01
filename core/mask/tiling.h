#pragma once

#include <vector>

#include "core/mask/mask.h"

namespace triscope {

// An even cut of [origin, limit) into `count` ranges, each about num / den long, with whole-number edges.
// Blocks and pixels are both such cuts, so both see exactly the cells that lie in them.
class TileEdges {
  public:
    // Blocks of `block`, the last one clipped: [0, block), [block, 2 block), ...
    static TileEdges blocks(Index length, Index block);
    // `pixels` footprints that share [range.begin, range.end) as evenly as whole cells allow. With fewer
    // cells than pixels, one tile a cell.
    static TileEdges pixels(Range range, Index pixels);

    Index count() const { return m_count; }
    Range tile(Index k) const { return {edge(k), edge(k + 1)}; }
    Range cells(Index first, Index last) const { return {edge(first), edge(last)}; }
    // The tile that holds `cell`, clamped to the first and the last one.
    Index tileOf(Index cell) const;

  private:
    TileEdges(Range range, Index count, Index num, Index den);
    Index edge(Index k) const;

    Range m_range;
    Index m_count = 0;
    Index m_num = 1;
    Index m_den = 1;
};

// Neighbouring tiles of one row of tiles with the same make-up: a single tile, or any number of tiles whose
// columns all hold the same count of each region. `counts` are those of the whole run.
struct TileRun {
    Index begin = 0;
    Index end = 0;
    Rect cells;
    RegionCounts counts{};
};

// The row of tiles over `rows`, from the first column tile to the last. Asks the mask once a run, so the
// cost follows the seams that cross the row, not the tiles in it.
std::vector<TileRun> tileRow(const Mask& mask, Range rows, const TileEdges& columns);

}  // namespace triscope
