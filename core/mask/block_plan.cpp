#include "core/mask/block_plan.h"

#include <algorithm>

#include "core/mask/tiling.h"

namespace triscope {

namespace {

BlockClass classOf(CellCount kept, CellCount area) {
    if (kept == 0) return BlockClass::Empty;
    return kept == area ? BlockClass::Full : BlockClass::Partial;
}

CellCount keptOf(const Mask& mask, const RegionCounts& counts) {
    CellCount kept = 0;
    for (RegionId id = 0; id < mask.regions().size(); ++id) {
        if (mask.regions()[id].kept) kept += counts[id];
    }
    return kept;
}

// The counts of one block row, and what becomes of them over `times` rows when they grow evenly.
struct RowTally {
    CellCount empty = 0;
    CellCount partial = 0;
    CellCount full = 0;
    CellCount executed = 0;
};

RowTally tallyRow(const Mask& mask, Index block, Index row) {
    RowTally tally;
    const Range rows = TileEdges::blocks(mask.shape().queries, block).tile(row);
    const TileEdges columns = TileEdges::blocks(mask.shape().keys, block);
    for (const BlockRun& run : blockRow(mask, block, row)) {
        const Index blocks = run.end - run.begin;
        if (run.block_class == BlockClass::Empty) {
            tally.empty += blocks;
            continue;
        }
        (run.block_class == BlockClass::Full ? tally.full : tally.partial) += blocks;
        tally.executed += Rect{rows, columns.cells(run.begin, run.end)}.area();
    }
    return tally;
}

void addSeries(BlockSummary& summary, const RowTally& first, const RowTally& last, Index times) {
    const auto series = [times](CellCount a, CellCount b) { return times * (a + b) / 2; };
    summary.empty += series(first.empty, last.empty);
    summary.partial += series(first.partial, last.partial);
    summary.full += series(first.full, last.full);
    summary.executed_cells += series(first.executed, last.executed);
}

// Block rows that must be looked at one by one: those near a bend, where a seam's path changes within a
// block or two of another.
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

}  // namespace

BlockClass classify(const Mask& mask, const Rect& cells) {
    return classOf(mask.keptCount(cells), cells.area());
}

std::vector<BlockRun> blockRow(const Mask& mask, Index block, Index row) {
    const Range rows = TileEdges::blocks(mask.shape().queries, block).tile(row);
    std::vector<BlockRun> runs;
    for (const TileRun& tile : tileRow(mask, rows, TileEdges::blocks(mask.shape().keys, block))) {
        const BlockClass block_class = classOf(keptOf(mask, tile.counts), tile.cells.area());
        if (!runs.empty() && runs.back().block_class == block_class) {
            runs.back().end = tile.end;
        } else {
            runs.push_back({tile.begin, tile.end, block_class});
        }
    }
    return runs;
}

BlockSummary summarizeBlocks(const Mask& mask, Index block) {
    BlockSummary summary{.size = block,
                         .rows = TileEdges::blocks(mask.shape().queries, block).count(),
                         .columns = TileEdges::blocks(mask.shape().keys, block).count()};
    const auto addRows = [&](Range rows) {
        for (Index row = rows.begin; row < rows.end; ++row) {
            const RowTally tally = tallyRow(mask, block, row);
            addSeries(summary, tally, tally, 1);
        }
    };
    const auto bends = mask.bends();
    if (!bends) {
        addRows({0, summary.rows});
        return summary;
    }
    Index done = 0;
    for (const Range& singular : singularRows(*bends, block, summary.rows)) {
        if (done < singular.begin) {
            addSeries(summary, tallyRow(mask, block, done), tallyRow(mask, block, singular.begin - 1),
                      singular.begin - done);
        }
        addRows(singular);
        done = singular.end;
    }
    addRows({done, summary.rows});
    return summary;
}

BlockPlan planBlocks(const Mask& mask, Index block) {
    BlockPlan plan{.size = block,
                   .rows = TileEdges::blocks(mask.shape().queries, block).count(),
                   .columns = TileEdges::blocks(mask.shape().keys, block).count()};
    plan.full_offsets.push_back(0);
    plan.partial_offsets.push_back(0);
    for (Index row = 0; row < plan.rows; ++row) {
        for (const BlockRun& run : blockRow(mask, block, row)) {
            if (run.block_class == BlockClass::Empty) continue;
            auto& columns = run.block_class == BlockClass::Full ? plan.full_columns : plan.partial_columns;
            for (Index column = run.begin; column < run.end; ++column) columns.push_back(column);
        }
        plan.full_offsets.push_back(static_cast<Index>(plan.full_columns.size()));
        plan.partial_offsets.push_back(static_cast<Index>(plan.partial_columns.size()));
    }
    return plan;
}

}  // namespace triscope
