#pragma once

#include <map>
#include <utility>
#include <vector>

#include "core/mask/block_mask.h"
#include "core/mask/tiling.h"

namespace triscope {

BlockClass classOf(CellCount kept, CellCount area);

// Neighbouring blocks [begin, end) of one block row: in the same class, or in classes that a texture over
// blocks says.
struct BlockRun {
    Range columns;
    BlockClass block_class = BlockClass::Empty;
    TexturePtr texture{};

    bool looksLike(const BlockRun& other) const {
        return block_class == other.block_class && texture == other.texture;
    }
};

using BlockRow = std::vector<BlockRun>;

// Reads block rows off a mask. Equal textures of two rows are the same object. Not to be shared between
// threads.
class BlockRowReader {
  public:
    // Of the keys below `keys`.
    BlockRowReader(const Mask& mask, Index block, Index keys);

    Index rows() const { return m_rows.count(); }
    Index columns() const { return m_columns.count(); }

    // From the first block column to the last, neighbours in different classes.
    BlockRow read(Index row);

  private:
    BlockRun runOf(const TileRun& tile);
    TexturePtr blocksOf(const Texture& texture, Index height) const;

    const Mask& m_mask;
    Index m_block;
    TileEdges m_rows;
    TileEdges m_columns;
    TileScanner m_scanner;
    std::map<std::pair<const Texture*, Index>, TexturePtr> m_textures;
};

}  // namespace triscope
