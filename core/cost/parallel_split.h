#pragma once

#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_input.h"

namespace triscope {

// How the rows of a prompt are dealt to context-parallel ranks. Contiguous: one piece each, in order.
// ZigZag: 2 pieces each, rank r the r-th and the r-th from the end. Striped: many thin pieces in turn.
enum class RowSplit { Contiguous, ZigZag, Striped };

const char* rowSplitName(RowSplit split);  // "contiguous", "zigzag", "striped"

// The cells of one layer that fall to one rank.
struct RankLoad {
    std::vector<Range> rows;  // ascending, disjoint; a striped split's are many
    CellCount dense_kept = 0;
    CellCount pattern_kept = 0;
};

// Imbalance is the busiest rank's cells over the mean: what a layer's attention waits for, 1 at best. The
// mix waits in every layer: the sum over layers of the busiest over the sum of the means.
struct SplitLoad {
    RowSplit split = RowSplit::Contiguous;
    Index stripe = 0;  // rows of a stripe; 0 when not striped
    std::vector<RankLoad> ranks;
    double dense_imbalance = 1;
    double pattern_imbalance = 1;
    double mix_imbalance = 1;
};

// One split over input.deployment.context_parallel ranks. Kept cells are counts of the mask in each piece, so
// those of all ranks add up to the whole exactly. A striped split has at most 32,768 stripes.
// Precondition: validate(input) is empty. Throws Cancelled.
SplitLoad splitRows(const CostInput& input, RowSplit split, const RunControl& control = {});

// All three splits. Empty when there is one rank.
std::vector<SplitLoad> splitRowsEachWay(const CostInput& input, const RunControl& control = {});

}  // namespace triscope
