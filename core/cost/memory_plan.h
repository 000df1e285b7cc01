#pragma once

#include <string_view>
#include <vector>

#include "core/base/units.h"
#include "core/cost/cost_input.h"
#include "core/cost/formula_list.h"

namespace triscope {

// What an attention kernel keeps in device memory. Fused: the log-sum-exp only. TwoPass, the published
// Triangle kernel: in pattern layers K and V expanded to all query heads, a state (output, maximum, sum) in
// fp32, and the last rows' scores in fp32; dense layers are fused. Unfused: all scores in fp32, of masked
// cells too.
enum class AttentionBuffers { Fused, TwoPass, Unfused };

const char* attentionBuffersName(AttentionBuffers buffers);  // "fused", "two-pass", "unfused"
// Those of the input's kernel: two-pass and masked kernels keep more, every other one counts as fused.
AttentionBuffers buffersOf(const CostInput& input);

// When a buffer lives. Always: from the first layer to the last. The others are steps that follow one
// another, so that only one of them counts at a time.
enum class MemoryPhase { Always, Attention, Mlp, Logits };

const char* memoryPhaseName(MemoryPhase phase);  // "always", "attention", "mlp", "logits"

struct MemoryItem {
    const char* name = "";  // "weight_bytes", ...: its key in JSON and the figure of its formula
    MemoryPhase phase = MemoryPhase::Always;
    Bytes bytes;
    bool at_peak = false;  // lives at the moment when most does
};

// One device's memory at the moment when it holds most.
struct MemoryPlan {
    std::vector<MemoryItem> items;
    Bytes peak;         // the sum of the items that are at_peak
    bool fits = false;  // into the capacity
    // The longest prompt, everything else as in the input, whose peak fits; 0 when none does, kMaxLength when
    // every one does.
    Index longest = 0;
};

// Dense in every layer, the pattern in every layer, and the pattern in the chosen layers only.
struct MemoryReport {
    Bytes capacity;  // of one device
    MemoryPlan dense;
    MemoryPlan triangle;
    MemoryPlan mix;
};

// What each device of the input's deployment holds in the call that needs most: the last chunk, or the whole
// prompt. Context parallelism gives each rank ceil(rows / ranks) rows and keys. Buffers of one layer are
// reused by the next; allocator slack, graphs and communication buffers other than the ring's are not
// counted. Takes microseconds whatever the length. Precondition: validate(input) is empty.
MemoryReport planMemory(const CostInput& input, AttentionBuffers buffers = AttentionBuffers::Fused);

// Only how much, for many inputs: much quicker than the whole plan.
struct MemoryPeaks {
    Bytes dense;
    Bytes triangle;
    Bytes mix;
};
MemoryPeaks peakMemory(const CostInput& input, AttentionBuffers buffers = AttentionBuffers::Fused);

// The formula of each item and of the peak ("peak_bytes") in the scopes Dense, Triangle and Mix, in the order
// of the report. Its numbers are those of one device. Precondition: validate(input) is empty.
std::vector<Formula> memoryFormulas(const CostInput& input,
                                    AttentionBuffers buffers = AttentionBuffers::Fused);

// What is said of an item ("weight_bytes", ..., "peak_bytes"): its title, and one sentence of explanation.
Message memoryItemTitle(std::string_view name);
Message memoryItemExplanation(std::string_view name);

}  // namespace triscope
