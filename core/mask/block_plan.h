#pragma once

#include <vector>

#include "core/mask/block_mask.h"

namespace triscope {

// The blocks that a kernel walks, in CSR form: block row I has the full blocks
// full_columns[full_offsets[I] .. full_offsets[I+1]) and likewise the partial ones, columns ascending.
struct BlockPlan {
    Index size = 0;
    Index rows = 0;
    Index columns = 0;
    std::vector<Index> full_offsets{};
    std::vector<Index> full_columns{};
    std::vector<Index> partial_offsets{};
    std::vector<Index> partial_columns{};
};

// Built in time proportional to the blocks that are not empty. Precondition: those fit in memory
// (summarizeBlocks tells how many there are).
BlockPlan planBlocks(const Mask& mask, Index block);

}  // namespace triscope
