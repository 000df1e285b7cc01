#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/units.h"
#include "core/cost/cost_input.h"
#include "core/cost/explained.h"
#include "core/cost/kernels/attention_kernel.h"
#include "core/cost/kernels/kernel_cells.h"

namespace triscope {

// Seconds that starting one kernel on a device takes; not overlapped. Source: the static cost of Huawei
// msModeling, "to be calibrated".
inline constexpr double kLaunchSeconds = 5e-6;

struct KernelStepCost {
    const char* name = "";                   // translated
    std::optional<WideInt> flops{};          // of the matrix units
    std::optional<WideInt> softmax_flops{};  // of the vector units
    WideInt bytes = 0;
    WideInt launches = 0;
    // Each resource's own time; `seconds` is the longest of them and the launches.
    double matrix_seconds = 0;
    double vector_seconds = 0;
    double memory_seconds = 0;
    double seconds = 0;
};

// One layer's attention by one kernel. Seconds are estimates.
struct KernelCost {
    AttentionKernel kernel = AttentionKernel::Fused;
    std::vector<KernelStepCost> steps{};
    WideInt flops = 0;
    WideInt bytes = 0;
    double matrix_seconds = 0;
    double vector_seconds = 0;
    double memory_seconds = 0;
    double seconds = 0;
};

// Why the kernel cannot compute that pattern; nullopt when it can.
std::optional<Message> whyNot(AttentionKernel kernel, const KernelCells& cells);

// Precondition: validate(input) is empty, whyNot is nullopt, `cells` are countKernelCells of the input.
KernelCost costOfKernel(AttentionKernel kernel, const CostInput& input, const KernelCells& cells);

// The formulas of a step, from the code that computes it.
struct KernelStepFormulas {
    const char* name = "";
    std::optional<Explained> flops{};
    std::optional<Explained> softmax_flops{};
    Explained bytes{};
    Explained seconds{};
};
std::vector<KernelStepFormulas> kernelFormulas(AttentionKernel kernel, const CostInput& input,
                                               const KernelCells& cells);

// The kernel that is priced: the chosen one where it can compute the pattern, else the usual one: the split
// calls on an NPU and the published kernel elsewhere, or blocks where the pattern is not made of sinks, a
// window and last rows.
AttentionKernel pricedKernel(const CostInput& input, const KernelCells& cells);
// The same without counting cells.
AttentionKernel pricedKernel(const CostInput& input);

}  // namespace triscope
