#pragma once

#include <string>
#include <vector>

#include "core/attention/backend.h"
#include "core/npu/emulated/emulation_options.h"

namespace triscope {

// What one step of an operator's arithmetic does to the output when it alone is switched on.
struct ErrorStep {
    std::string name{};  // as JSON gives it: "input-rounding"
    Message title{};     // for users
    double max_abs = 0;  // over elements that are finite on both sides
    double rmse = 0;
    double share = 0;          // its mean square as a share of that of all steps together
    CellCount non_finite = 0;  // elements that are NaN or infinite on one side only
};

// Why an emulated operator differs from exact attention. Steps are not independent, so their shares need not
// add up to 1; `remainder` is what is left, below 0 where steps make up for one another.
struct ErrorSteps {
    std::vector<ErrorStep> steps;
    ErrorStep together;
    double remainder = 0;  // 1 - sum of shares
};

// Each step in which `whole` differs from plain float, alone:
//     fp32-arithmetic      plain float (online softmax in one tile of all keys) against the reference
// and against plain float
//     input-rounding       Q, K and V rounded
//     int8-kv-cache        K and V kept in INT8
//     score-rounding       Q K^T and the scale in fp16
//     weight-rounding      P rounded before P V
//     sum-rounding         P V, O and the sum of P in fp16
//     accumulation-order   products by the Cube unit and the operator's tiles
//     mask-value           what stands in place of masked scores, and what becomes of rows without a key
//     output-rounding      O rounded
// then `together`, all of `whole` against the reference. Steps that `whole` does not have are left out.
// `problem` has Q, K and V before any rounding: the reference is of those. Throws Cancelled.
ErrorSteps explainError(const AttentionProblem& problem, const EmulationOptions& whole,
                        const RunOptions& options, const RunControl& control);

}  // namespace triscope
