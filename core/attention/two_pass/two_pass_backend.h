#pragma once

#include "core/attention/backend.h"

namespace triscope {

// "cpu-two-pass": the published Triangle mechanism, step by step, to be measured beside the fused engine
// ("cpu"); not among attentionBackends(). Source: tri_shape_kernel of minference/ops/streaming_kernel.py,
// microsoft/MInference @fb56c91; core/cost/kernels prices the same steps.
//
//     early rows   window pass: tiles of 64 x 64 along 0 <= i - j < window; O, m and l in fp32 to memory
//                  sink pass: every tile of the sinks, keeping the complement i - j >= window; state read
//                  and written again
//                  normalise: state read, output and LSE written
//     last rows    S = Q K^T over every key, materialised 64 rows at a time, mask, softmax, P V
//
// Each step is over before the next begins, as launches are. Left out: what the original's tensors ask for
// (K and V expanded to all query heads, slices copied, the output converted). Eigen for the products, OpenMP
// over (64 rows, head); the same bits for any number of threads. options.block is ignored.
//
// Masks of sinks, a window and last rows only (triangleSections); whyNot names the reason for others.
// executed_flops counts whole tiles, clipped to the matrix. Memory beyond the output: 8 bytes a row and head
// for m and l, and for each thread 64 rows of scores, of every key once it has last rows.
class TwoPassBackend final : public AttentionBackend {
  public:
    std::string_view name() const override { return "cpu-two-pass"; }
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;
};

}  // namespace triscope
