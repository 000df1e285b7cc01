#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/message.h"
#include "core/base/run_control.h"
#include "core/base/units.h"
#include "core/cost/cell_counts.h"
#include "core/cost/cost_input.h"

namespace triscope {

// What one layer's attention costs. Counts are exact; seconds are the roofline's estimate.
struct LayerCost {
    Flops attention_flops;      // of the kept cells
    Flops executed_flops;       // of the blocks that are not empty
    Bytes attention_bytes;      // Q, K, V and the mask read, the output written, once each
    Seconds compute_seconds;    // executed_flops at the efficient peak
    Seconds memory_seconds;     // attention_bytes at the efficient bandwidth
    Seconds attention_seconds;  // the longer of the two
    Bytes mask_bytes;
    Bytes score_bytes;  // of the scores in fp32, for a kernel that writes them out

    bool memoryBound() const { return compute_seconds < memory_seconds; }
};

// What a whole prefill call costs: every layer, and the logits of its last position. Counts are exact;
// seconds are estimates.
struct CallCost {
    Flops attention_flops;
    Flops executed_flops;
    Flops linear_flops;
    Bytes weight_bytes;
    Bytes activation_bytes;  // of the linear operations, K and V written to the cache included
    Bytes attention_bytes;
    Bytes bytes_moved;  // the sum of the three
    Seconds linear_seconds;
    Seconds attention_seconds;
    Seconds seconds;  // the sum of the two
    Bytes kv_cache_bytes;
    Bytes mask_bytes;
    Bytes score_bytes;      // of the largest layer
    Bytes workspace_bytes;  // the log-sum-exp of one layer, in fp32
};

// One pattern's mask as each form of tensor.
struct MaskSizes {
    Bytes none;
    Bytes block;
    Bytes token_bool;
    Bytes token_fp32;
};

// Dense: the model as it is. Triangle: the pattern in every layer that has full attention over the prompt.
// Mix: in the chosen ones of these only. Sliding-window layers keep their window in all three. `triangle`
// stands for the input's pattern whatever it is.
struct CostReport {
    CallCost dense;
    CallCost triangle;
    CallCost mix;
    LayerCost dense_layer;
    LayerCost triangle_layer;
    std::optional<LayerCost> sliding_layer;  // of a model that has such
    CellCounts cells;
    MaskSizes mask_sizes;
    // What a reader must know: a format that stands in for another, a model that does not fit the memory, a
    // mask that keeps nothing.
    std::vector<Message> warnings;
    // What is worth knowing about the model and about what is counted.
    std::vector<Message> notes;
};

// Takes microseconds whatever the length: cells are counted in closed form. Precondition: validate(input)
// is empty.
CostReport costOf(const CostInput& input);
// The same with cells that were counted before, for another device or another model with the same windows.
CostReport costOf(const CostInput& input, const CellCounts& cells);

// The cost of a prompt of each length, everything else as in `input`. Lengths at which the pattern is
// impossible are left out.
struct LengthCost {
    Index seq = 0;
    CostReport cost;
};
std::vector<LengthCost> costOfLengths(const CostInput& input, std::span<const Index> lengths,
                                      const RunControl& control = {});

// About `count` lengths from `first` to `last`, both included, evenly spaced in their logarithm, ascending
// and each once. Precondition: 1 <= first <= last, count >= 2.
std::vector<Index> logSpacedLengths(Index first, Index last, Index count);

}  // namespace triscope
