#include "core/mask/block_row_reader.h"

#include <numeric>

namespace triscope {

BlockClass classOf(CellCount kept, CellCount area) {
    if (kept == 0) return BlockClass::Empty;
    return kept == area ? BlockClass::Full : BlockClass::Partial;
}

BlockRowReader::BlockRowReader(const Mask& mask, Index block, Index keys)
    : m_mask(mask),
      m_block(block),
      m_rows(TileEdges::blocks(mask.shape().queries, block)),
      m_columns(TileEdges::blocks(keys, block)),
      m_scanner(mask, m_columns) {}

// A texture in blocks is again a texture: blocks whose columns, or diagonals, differ by a multiple of both
// the block and the period are alike. Its x is the block column J, or the block diagonal I - J.
TexturePtr BlockRowReader::blocksOf(const Texture& texture, Index height) const {
    const Index period = texture.period() / std::gcd(texture.period(), m_block);
    const bool along_columns = texture.axis() == Texture::Axis::Columns;
    const Piece endless{0, {-kFar, kFar}, {-kFar, kFar}, {-kFar, kFar}, TexturePtr(TexturePtr(), &texture)};
    std::vector<Texture::Run> runs;
    for (Index x = 0; x < period; ++x) {
        const Index row = along_columns ? 0 : x * m_block;
        const Index column = along_columns ? x * m_block : 0;
        const Rect cells{{row, row + height}, {column, column + m_block}};
        RegionCounts counts{};
        endless.addCounts(cells, counts);
        const auto region = static_cast<RegionId>(classOf(m_mask.keptOf(counts), cells.area()));
        if (runs.empty() || runs.back().region != region) runs.push_back({x, region});
    }
    return std::make_shared<Texture>(texture.axis(), period, 0, std::move(runs));
}

BlockRun BlockRowReader::runOf(const TileRun& tile) {
    const Range columns{tile.begin, tile.end};
    if (tile.texture == nullptr) return {columns, classOf(m_mask.keptOf(tile.counts), tile.cells.area())};
    TexturePtr& blocks = m_textures[{tile.texture, tile.cells.rows.size()}];
    if (!blocks) blocks = blocksOf(*tile.texture, tile.cells.rows.size());
    if (blocks->regions().size() == 1) return {columns, static_cast<BlockClass>(blocks->regions().front())};
    return {columns, BlockClass::Empty, blocks};
}

BlockRow BlockRowReader::read(Index row) {
    BlockRow runs;
    for (const TileRun& tile : m_scanner.scan(m_rows.tile(row))) {
        BlockRun run = runOf(tile);
        if (!runs.empty() && runs.back().looksLike(run)) {
            runs.back().columns.end = run.columns.end;
        } else {
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

}  // namespace triscope
