#pragma once

#include <span>
#include <vector>

#include "core/base/units.h"
#include "core/mask/mask.h"

namespace triscope {

// Query rows that a blocked kernel computes together: all in one block row of the mask.
struct QueryTile {
    Range rows;
    Index block_row = 0;
    CellCount kept = 0;
};

// Cuts every block row into query tiles of at most `max_rows` rows; those that keep the most cells first, so
// that no thread is left with a heavy one at the end.
std::vector<QueryTile> queryTiles(const Mask& mask, Index block, Index max_rows);

// Keys of one row, relative to the query tile and key tile, that the mask drops.
struct Gap {
    Index row = 0;
    Range keys;
};

// Neighbouring blocks that a query tile computes at once; the cells to take out again are its gaps.
struct KeyTile {
    Range keys;
    std::size_t first_gap = 0;
    std::size_t end_gap = 0;
};

// What one query tile does, the same for every head: the key tiles it computes, left to right. They are the
// blocks that are not Empty, exactly; neighbours are joined and then cut into key tiles of at most `max_keys`
// keys, since wide products are quicker. Only tiles that hold a Partial block look at the mask's rows.
//
// Holds a handful of key tiles and the gaps of one tile's rows, whatever the length of the sequence.
class TilePlan {
  public:
    // `blocks` is makeBlockMask(mask, block); both outlive the plan.
    TilePlan(const Mask& mask, const Mask& blocks, Index block, Index max_keys);

    // Makes this the plan of another query tile; does nothing if it is already.
    void load(const QueryTile& tile);

    std::span<const KeyTile> keyTiles() const { return m_key_tiles; }
    std::span<const Gap> gaps(const KeyTile& tile) const;
    Bytes bytes() const;

  private:
    void appendKeyTiles(Range keys);
    void findGaps(const std::vector<Range>& partial);

    const Mask* m_mask;
    const Mask* m_blocks;
    Index m_block;
    Index m_max_keys;
    Range m_rows;
    std::vector<KeyTile> m_key_tiles;
    std::vector<Gap> m_gaps;
    std::vector<std::vector<Range>> m_row_spans;
};

}  // namespace triscope
