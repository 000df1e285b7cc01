#include "core/cost/cell_counts.h"

#include "core/mask/block_plan.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

void countSliding(const MaskShape& shape, Index window, Index block, CellCounts& counts) {
    const MaskPtr mask = makeMask(
        {.pattern = "sliding-window", .shape = shape, .window = window, .convention = Convention::Kernel});
    counts.sliding_kept = mask->keptCount(shape.rect());
    counts.sliding_executed = summarizeBlocks(*mask, block).executed_cells;
    // No later query reaches further back than the first.
    const std::vector<Range> first = mask->keptSpans(0);
    counts.sliding_keys = shape.keys - (first.empty() ? 0 : first.front().begin);
}

}  // namespace

CellCounts countCells(const MaskSettings& settings, Index block, Index sliding_window) {
    MaskSettings dense_settings = settings;
    dense_settings.pattern = "dense";
    const MaskPtr dense = makeMask(dense_settings);
    const MaskPtr pattern = makeMask(settings);
    const BlockSummary dense_blocks = summarizeBlocks(*dense, block);
    CellCounts counts{.dense_kept = dense->keptCount(settings.shape.rect()),
                      .dense_executed = dense_blocks.executed_cells,
                      .pattern_kept = pattern->keptCount(settings.shape.rect()),
                      .pattern_executed = summarizeBlocks(*pattern, block).executed_cells,
                      .block_rows = dense_blocks.rows,
                      .block_columns = dense_blocks.columns};
    if (sliding_window > 0) countSliding(settings.shape, sliding_window, block, counts);
    return counts;
}

}  // namespace triscope
