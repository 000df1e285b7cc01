#pragma once

#include "core/cost/cost_input.h"

// The cost of a prefill counted one multiply-add and one element at a time, so that the closed forms have
// something to be wrong against.
namespace triscope::brute {

struct Count {
    Index attention_flops = 0;
    Index executed_flops = 0;
    Index linear_flops = 0;
    Index weight_bytes = 0;
    Index activation_bytes = 0;
    Index attention_bytes = 0;
    Index kv_cache_bytes = 0;
    Index mask_bytes = 0;
    Index score_bytes = 0;
    Index workspace_bytes = 0;
};

// With the pattern in the layers of `pattern_layers` and dense attention in the others.
Count countPrefill(const CostInput& input, const LayerSet& pattern_layers);

}  // namespace triscope::brute
