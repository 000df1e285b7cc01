#pragma once

#include "core/cost/cost_report.h"
#include "core/cost/kernels/kernel_model.h"

namespace triscope {

// The time to the first token with a kernel's mechanism in the layers that use the pattern, everything else
// as in the report. Estimates.
struct PrefillTime {
    double dense_seconds = 0;  // no layer uses the pattern
    double mix_seconds = 0;    // the chosen layers do
    double others_seconds =
        0;  // of the mix: all but the attention of those layers; what is left if it were free
};

// A prefill priced with its kernel's mechanism.
struct PrefillEstimate {
    CostReport report;
    AttentionKernel kernel = AttentionKernel::Fused;  // of the layers with the pattern
    KernelCost dense_layer;                           // by AttentionKernel::FlashDense
    KernelCost pattern_layer;
    PrefillTime time;
};

// Precondition: validate(input) is empty.
PrefillEstimate estimatePrefill(const CostInput& input);
// The same with cells that were counted before, for another device or other layers: countKernelCells(input).
PrefillEstimate estimatePrefill(const CostInput& input, const KernelCells& cells);

// Of layers that were priced before. `dense` is by AttentionKernel::FlashDense.
PrefillTime prefillTime(const CostInput& input, const CostReport& report, const KernelCost& dense,
                        const KernelCost& pattern);

// How these times come about. Names with an underscore are figures of the report, of the scope Dense or Mix.
struct PrefillFormulas {
    Explained dense{};
    Explained other_attention{};  // of the mix, in the layers without the pattern
    Explained mix{};
};
PrefillFormulas prefillFormulas(const CostInput& input, const CostReport& report, const KernelCost& dense,
                                const KernelCost& pattern);

}  // namespace triscope
