#include "core/cost/kernels/attention_kernel.h"

#include <algorithm>
#include <array>

#include "core/base/message.h"

namespace triscope {

namespace {

constexpr std::array kKernels{
    KernelInfo{AttentionKernel::FlashDense, "flash-dense", TRISCOPE_TR("Dense, fused"),
               TRISCOPE_TR("Causal attention in one pass, scores kept on chip."), "arXiv 2307.08691"},
    KernelInfo{
        AttentionKernel::Fused, "fused", TRISCOPE_TR("Ideal, one pass"),
        TRISCOPE_TR(
            "Computes the blocks that are not empty, each operand read once; nobody has published it."),
        "roofline"},
    KernelInfo{
        AttentionKernel::TwoPass, "two-pass", TRISCOPE_TR("Published, two passes"),
        TRISCOPE_TR("Window and sinks in two passes over an fp32 state, the last rows by plain products."),
        "microsoft/MInference @fb56c91, minference/ops/streaming_kernel.py"},
    KernelInfo{AttentionKernel::NpuSplit, "npu-split", TRISCOPE_TR("NPU, three calls"),
               TRISCOPE_TR(
                   "The fused operator for band, sinks and last rows; band and sinks merged by log-sum-exp."),
               "CANN sparse modes 4 and 3"},
    KernelInfo{AttentionKernel::BlockSparse, "block-sparse", TRISCOPE_TR("NPU, block-sparse"),
               TRISCOPE_TR("The block-sparse operator over blocks of 128, the diagonal in a second call."),
               "aclnnBlockSparseAttention, CANN 2026"},
    KernelInfo{
        AttentionKernel::NpuMask, "npu-mask", TRISCOPE_TR("NPU, explicit mask"),
        TRISCOPE_TR("The fused operator with a whole mask computes every cell: exact, and nothing is saved."),
        "CANN sparse mode 1"},
    KernelInfo{AttentionKernel::Masked, "masked", TRISCOPE_TR("Scores, then mask"),
               TRISCOPE_TR("Computes all scores, writes them out and masks them: nothing is saved, and "
                           "memory is quadratic."),
               "eager attention of transformers"},
};

}  // namespace

std::span<const KernelInfo> attentionKernels() {
    return kKernels;
}

const KernelInfo& infoOf(AttentionKernel kernel) {
    return *std::find_if(kKernels.begin(), kKernels.end(),
                         [kernel](const KernelInfo& info) { return info.kernel == kernel; });
}

std::optional<AttentionKernel> findKernel(std::string_view name) {
    const auto found = std::find_if(kKernels.begin(), kKernels.end(),
                                    [name](const KernelInfo& info) { return info.name == name; });
    if (found == kKernels.end()) return std::nullopt;
    return found->kernel;
}

}  // namespace triscope
