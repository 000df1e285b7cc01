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
    Explained mix_formula{};
};

// `dense` and `kernel` are of one layer, the first by AttentionKernel::FlashDense.
PrefillTime prefillTime(const CostInput& input, const CostReport& report, const KernelCost& dense,
                        const KernelCost& kernel);

}  // namespace triscope
