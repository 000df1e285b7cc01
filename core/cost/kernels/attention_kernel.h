#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace triscope {

// Ways to compute one layer's attention under the pattern, and the dense one they are held against.
enum class AttentionKernel {
    FlashDense,   // causal, fused; what a dense layer runs
    Fused,        // an ideal kernel: one pass over the blocks that are not empty
    TwoPass,      // the published Triangle kernel
    NpuSplit,     // the NPU's fused operator: band + sinks merged, last rows
    BlockSparse,  // the NPU's block-sparse operator
    NpuMask,      // the NPU's fused operator with an explicit mask
    Masked,       // scores of every cell, then the mask
};

struct KernelInfo {
    AttentionKernel kernel = AttentionKernel::Fused;
    const char* name = "";     // as --kernel spells it
    const char* title = "";    // translated
    const char* summary = "";  // one sentence; translated
    const char* source = "";
};

// Every kernel, the dense one first.
std::span<const KernelInfo> attentionKernels();
const KernelInfo& infoOf(AttentionKernel kernel);

// nullopt when no kernel has that name.
std::optional<AttentionKernel> findKernel(std::string_view name);

}  // namespace triscope
