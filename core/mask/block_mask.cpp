#include "core/mask/block_mask.h"

#include <algorithm>

#include "core/mask/block_row_reader.h"
#include "core/mask/piece_mask.h"
#include "core/mask/span_mask.h"

namespace triscope {

namespace {

// Consecutive block rows whose runs correspond, each border standing still or moving by one block a row.
class Strip {
  public:
    Strip(Range rows, BlockRow runs)
        : m_rows(rows), m_runs(std::move(runs)), m_motion(m_runs.size(), kUnknown) {}

    // Takes in the rows up to and with `row`, whose runs are given, if they go on as the strip does.
    bool extend(Index row, const BlockRow& runs) {
        if (runs.size() != m_runs.size()) return false;
        std::vector<int> motion = m_motion;
        for (std::size_t k = 0; k < runs.size(); ++k) {
            if (!runs[k].looksLike(m_runs[k])) return false;
            if (k + 1 < runs.size() && !moves(motion[k], runs[k].columns.end - m_runs[k].columns.end, row))
                return false;
        }
        m_motion = motion;
        m_rows.end = row + 1;
        return true;
    }

    void appendPieces(Index columns, std::vector<Piece>& pieces) const {
        for (std::size_t k = 0; k < m_runs.size(); ++k) {
            Piece piece{static_cast<RegionId>(m_runs[k].block_class),
                        m_rows,
                        {0, columns},
                        {-kFar, kFar},
                        m_runs[k].texture};
            // A border that stands at column c in the first row and moves is the diagonal r - j = first - c.
            const Range run = m_runs[k].columns;
            if (k > 0 && m_motion[k - 1] == kMoves) {
                piece.diagonals.end = m_rows.begin - run.begin + 1;
            } else {
                piece.cols.begin = run.begin;
            }
            if (k + 1 < m_runs.size() && m_motion[k] == kMoves) {
                piece.diagonals.begin = m_rows.begin - run.end + 1;
            } else {
                piece.cols.end = run.end;
            }
            pieces.push_back(piece);
        }
    }

  private:
    static constexpr int kUnknown = -1;
    static constexpr int kStands = 0;
    static constexpr int kMoves = 1;

    bool moves(int& motion, Index by, Index row) const {
        const Index steps = row - m_rows.begin;
        const int seen = by == 0 ? kStands : by == steps ? kMoves : kUnknown;
        if (seen == kUnknown || (motion != kUnknown && motion != seen)) return false;
        motion = seen;
        return true;
    }

    Range m_rows;
    BlockRow m_runs;
    std::vector<int> m_motion;  // of the border after run k
};

// Block rows that must be looked at one by one: those near a bend, where one seam passes within a block or
// two of another.
std::vector<Range> singularRows(const std::vector<Index>& bends, Index block, Index rows) {
    constexpr Index kMargin = 2;
    std::vector<Range> singular;
    for (const Index bend : bends) {
        const Index at = bend / block;
        const Range near{std::max<Index>(0, at - kMargin), std::min(rows, at + kMargin + 1)};
        if (!singular.empty() && near.begin <= singular.back().end) {
            singular.back().end = std::max(singular.back().end, near.end);
        } else {
            singular.push_back(near);
        }
    }
    return singular;
}

// The rows to look at: every singular one, and the last of each stretch between.
std::vector<Index> telltaleRows(const std::vector<Index>& bends, Index block, Index rows) {
    std::vector<Index> telltale;
    Index done = 0;
    for (const Range& singular : singularRows(bends, block, rows)) {
        if (done < singular.begin) telltale.push_back(done);
        if (done + 1 < singular.begin) telltale.push_back(singular.begin - 1);
        for (Index row = singular.begin; row < singular.end; ++row) telltale.push_back(row);
        done = singular.end;
    }
    return telltale;
}

MaskPtr blockRowsOneByOne(const Mask& mask, Index block, const std::vector<Region>& regions,
                          const RunControl& control) {
    const Index keys = mask.shape().keys;
    const BlockRowReader grid(mask, block, keys);
    return std::make_shared<SpanMask>(
        MaskShape{grid.rows(), grid.columns()}, regions,
        [&mask, block, keys](QueryIndex row, std::vector<RegionSpan>& spans) {
            for (const BlockRun& run : BlockRowReader(mask, block, keys).read(row)) {
                Piece{static_cast<RegionId>(run.block_class),
                      {row, row + 1},
                      run.columns,
                      {-kFar, kFar},
                      run.texture}
                    .appendSpans(row, spans);
            }
        },
        std::vector<Rule>{}, control);
}

// The last block column when it is cut off: a texture that ends there differs from row to row.
void appendLastColumn(const Mask& mask, Index block, Index column, std::vector<Piece>& pieces) {
    const MaskShape& shape = mask.shape();
    const TileEdges rows = TileEdges::blocks(shape.queries, block);
    for (Index row = 0; row < rows.count(); ++row) {
        const Rect cells{rows.tile(row), {column * block, shape.keys}};
        const auto region = static_cast<RegionId>(classOf(mask.keptCount(cells), cells.area()));
        const bool continues = row > 0 && pieces.back().region == region;
        if (continues) {
            pieces.back().rows.end = row + 1;
        } else {
            pieces.push_back({region, {row, row + 1}, {column, column + 1}, {-kFar, kFar}});
        }
    }
}

}  // namespace

BlockClass classify(const Mask& mask, const Rect& cells) {
    return classOf(mask.keptCount(cells), cells.area());
}

MaskPtr makeBlockMask(const Mask& mask, Index block, const RunControl& control) {
    const std::vector<Region> regions{{"empty", RegionRole::EmptyBlock, false},
                                      {"partial", RegionRole::PartialBlock, true},
                                      {"full", RegionRole::FullBlock, true}};
    const auto bends = mask.bends();
    if (!bends) return blockRowsOneByOne(mask, block, regions, control);
    const Index whole_columns = mask.shape().keys / block;
    const bool cut_apart =
        mask.hasTexture() && whole_columns > 0 && whole_columns * block < mask.shape().keys;
    BlockRowReader reader(mask, block, cut_apart ? whole_columns * block : mask.shape().keys);
    const Index rows = reader.rows();
    std::vector<Strip> strips;
    for (const Index row : telltaleRows(*bends, block, rows)) {
        control.throwIfStopped();
        BlockRow runs = reader.read(row);
        if (strips.empty() || !strips.back().extend(row, runs))
            strips.push_back({{row, row + 1}, std::move(runs)});
    }
    std::vector<Piece> pieces;
    for (const Strip& strip : strips) strip.appendPieces(reader.columns(), pieces);
    if (cut_apart) appendLastColumn(mask, block, whole_columns, pieces);
    const Index columns = reader.columns() + (cut_apart ? 1 : 0);
    return std::make_shared<PieceMask>(MaskShape{rows, columns}, regions, pieces);
}

CellCount executedCells(const Mask& blocks, Index block, const Rect& cells) {
    CellCount executed = 0;
    for (const auto& [rows, height] : blockGroups(cells.rows, block)) {
        for (const auto& [columns, width] : blockGroups(cells.cols, block))
            executed += blocks.keptCount({rows, columns}) * height * width;
    }
    return executed;
}

BlockSummary summarizeBlocks(const Mask& mask, Index block) {
    return summarizeBlocks(mask, *makeBlockMask(mask, block), block);
}

BlockSummary summarizeBlocks(const Mask& mask, const Mask& blocks, Index block) {
    const MaskShape& grid = blocks.shape();
    const RegionCounts counts = blocks.counts(grid.rect());
    BlockSummary summary{.size = block, .rows = grid.queries, .columns = grid.keys};
    summary.empty = counts[static_cast<RegionId>(BlockClass::Empty)];
    summary.partial = counts[static_cast<RegionId>(BlockClass::Partial)];
    summary.full = counts[static_cast<RegionId>(BlockClass::Full)];
    summary.executed_cells = executedCells(blocks, block, mask.shape().rect());
    return summary;
}

}  // namespace triscope
