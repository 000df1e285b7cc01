#pragma once

#include "core/attention/backend.h"

namespace triscope {

// "eigen": a readable blocked kernel, the rung below the engine ("cpu") on the ladder that
// tests/benchmarks/bench_attention measures; not among attentionBackends(). fp32, blocked, online softmax;
// Eigen for the tile products, OpenMP over (query tile, head). Blocks of options.block cells that the mask
// leaves empty are skipped, full ones are computed without looking at the mask, partial ones whole and then
// cleared of the cells that are not kept: it executes 4 * head_dim * heads * summarizeBlocks(mask,
// block).executed_cells.
//
// The result has the same bits for any number of threads. Memory beyond the output is one tile of scores and
// its plan a thread: nothing grows with queries x keys.
class EigenBackend final : public AttentionBackend {
  public:
    std::string_view name() const override { return "eigen"; }
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;
};

}  // namespace triscope
