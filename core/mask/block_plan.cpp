#include "core/mask/block_plan.h"

namespace triscope {

BlockPlan planBlocks(const Mask& mask, Index block) {
    const MaskPtr blocks = makeBlockMask(mask, block);
    BlockPlan plan{.size = block, .rows = blocks->shape().queries, .columns = blocks->shape().keys};
    plan.full_offsets.push_back(0);
    plan.partial_offsets.push_back(0);
    for (Index row = 0; row < plan.rows; ++row) {
        for (const RegionSpan& span : blocks->regionSpans(row)) {
            const auto block_class = static_cast<BlockClass>(span.region);
            if (block_class == BlockClass::Empty) continue;
            auto& columns = block_class == BlockClass::Full ? plan.full_columns : plan.partial_columns;
            for (Index column = span.cols.begin; column < span.cols.end; ++column) columns.push_back(column);
        }
        plan.full_offsets.push_back(static_cast<Index>(plan.full_columns.size()));
        plan.partial_offsets.push_back(static_cast<Index>(plan.partial_columns.size()));
    }
    return plan;
}

}  // namespace triscope
