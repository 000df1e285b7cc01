#pragma once

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"

namespace triscope {

// The ladder's second rung: what three lines of Eigen do. All scores of a head at once, S = Q K^T, the mask
// written over them, softmax row by row, O = S V: queries x keys memory and work, whatever the mask keeps.
//
// The ladder (causal, 8 heads x 1024 x 128, two busy cores with AVX-512; % of the multiply-add peak):
//     reference    358 ms    1 %   plain loops in double, one thread
//     eigen-naive   17 ms   28 %   this
//     eigen        9.2 ms   52 %   tiles, online softmax, blocks without a kept cell skipped
//     cpu          6.0 ms   78 %   own micro-kernels, packed panels, the mask's own grain
AttentionResult runNaiveEigen(const AttentionProblem& problem, int threads);

}  // namespace triscope
