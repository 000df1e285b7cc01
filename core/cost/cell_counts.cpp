#include "core/cost/cell_counts.h"

#include "core/mask/block_plan.h"
#include "core/mask/catalog.h"

namespace triscope {

CellCounts countCells(const MaskSettings& settings, Index block) {
    MaskSettings dense_settings = settings;
    dense_settings.pattern = "dense";
    const MaskPtr dense = makeMask(dense_settings);
    const MaskPtr pattern = makeMask(settings);
    const BlockSummary dense_blocks = summarizeBlocks(*dense, block);
    return {.dense_kept = dense->keptCount(settings.shape.rect()),
            .dense_executed = dense_blocks.executed_cells,
            .pattern_kept = pattern->keptCount(settings.shape.rect()),
            .pattern_executed = summarizeBlocks(*pattern, block).executed_cells,
            .block_rows = dense_blocks.rows,
            .block_columns = dense_blocks.columns};
}

}  // namespace triscope
