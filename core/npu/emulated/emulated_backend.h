#pragma once

#include "core/attention/backend.h"
#include "core/npu/emulated/npu_call.h"

namespace triscope {

// "npu-emulated": what a fused inference operator of an Ascend NPU would compute, on this machine.
//
// Inputs are first rounded to the call's type, ties to even. The arithmetic is that of EmulatedTile with what
// the prompt kernels of CANN 8.1.RC1 do for Ascend 910B (A2): -FLT_MAX in place of masked scores and fp32
// softmax and sums in high precision; fp16 scores, -65504 and fp16 sums in high performance. The tiles and
// the keys passed over are those of the kernels (key_visits.h), compressed masks those of sparse_mode.h.
//
// What the sources leave open, and what is taken as the likelier:
// - the Cube unit adds sixteen exact products by a tree of neighbours in fp32, and then to its accumulator,
//   nearest, ties to even; it hands fp16 over rounded to nearest, ties to even;
// - exp, ln, products and quotients of the Vector unit are correctly rounded, subnormal numbers kept;
// - fp16 beyond its range is infinite (INFNAN, the default of A2), unless the call says Saturate;
// - with -infinity a tile without a kept key leaves nothing behind;
// - a single query, which goes to the decode kernel, keeps the steps of the prompt kernel but for -1e12;
// - INT8 keys and values are dequantised with one rounding, ties to even.
class EmulatedBackend final : public AttentionBackend {
  public:
    explicit EmulatedBackend(NpuCall call = {}) : m_call(call) {}

    std::string_view name() const override { return "npu-emulated"; }
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;

  private:
    NpuCall m_call;
};

}  // namespace triscope
