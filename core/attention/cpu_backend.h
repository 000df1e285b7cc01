#pragma once

#include "core/attention/attention_inputs.h"
#include "core/attention/backend.h"

namespace triscope {

// "cpu": the engine (core/attention/engine). fp32, online softmax, the machine's widest vectors, OpenMP over
// (tile of query rows, heads). Works at the mask's own grain, not in blocks: a panel of 32 rows (two vectors
// of queries) looks at exactly the keys that one of its rows keeps, so the time follows the kept cells,
// whatever the mask, and options.block is ignored.
//
// 1.5 times as fast as the Eigen tiles (EigenBackend) on causal masks, 2.5 times on narrow windows.
//
// Errors are at most twice those of plain float loops, except by luck: of random problems of 97 tokens, where
// one rounding decides a row of few keys, 7 in 1000 err more at head_dim 13, 5 at 64, and none of 600 at 128.
//
// O is gathered before it is divided by the sum of the weights, which are at most 2^12: values beyond the
// largest float divided by that and by the row's keys may overflow to infinity, even where their mean would
// not.
//
// executed_flops counts what the vectors did, dropped cells, lanes without a query and scores computed twice
// included.
// The result has the same bits for any number of threads. Memory beyond the output is a tile of rows and its
// plan a thread: nothing grows with queries x keys.
class CpuBackend final : public AttentionBackend {
  public:
    std::string_view name() const override { return "cpu"; }
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;

    // Of tensors stored in 16 bits, which are widened a tile at a time: the bits of run(widened(problem)), in
    // fp32.
    AttentionResult run(const HalfAttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const;

    // The same into a result of an earlier run: memory of the right shape is used again. To clear and hand
    // out that of a fresh result takes a tenth of the time where rows keep few keys.
    void runInto(AttentionResult& result, const AttentionInputs& problem, const RunOptions& options,
                 const RunControl& control) const;
};

}  // namespace triscope
