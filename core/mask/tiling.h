#pragma once

#include <vector>

#include "core/mask/mask.h"

namespace triscope {

// A cut of a range of cells into consecutive tiles: blocks, or the footprints of pixels.
class TileEdges {
  public:
    // Blocks of `block`, the last one clipped: [0, block), [block, 2 block), ... Takes no memory.
    static TileEdges blocks(Index length, Index block);
    // Tile k is [edges[k], edges[k + 1]). Precondition: strictly ascending, at least two.
    static TileEdges at(std::vector<Index> edges);

    Index count() const { return m_count; }
    Range tile(Index k) const { return {edge(k), edge(k + 1)}; }
    Range cells(Index first, Index last) const { return {edge(first), edge(last)}; }
    // The tile that holds `cell`, clamped to the first and the last one.
    Index tileOf(Index cell) const;

  private:
    TileEdges() = default;
    Index edge(Index k) const;

    Index m_count = 0;
    Index m_length = 0;            // of blocks
    Index m_block = 1;             // of blocks
    std::vector<Index> m_edges{};  // else
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
