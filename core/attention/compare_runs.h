#pragma once

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/numerics/agreement.h"
#include "core/numerics/dtype.h"

namespace triscope {

// A 16-bit comparison rounds Q, K and V before any backend runs, so that all see the same numbers, and then
// the output of each run, as a kernel of that type would return it. exact_output stays as it is: it is what
// the others are compared with.
void roundInputs(Dtype dtype, AttentionProblem& problem);
void roundOutput(Dtype dtype, AttentionResult& result);

// How far the output of `a` is from that of the more trusted `b`, each taken before rounding to float where
// the backend has it so, and ULPs are those of `dtype`. Precondition: results of the same problem.
Agreement compareOutputs(const AttentionResult& a, const AttentionResult& b, const ToleranceRule& rule,
                         Dtype dtype = Dtype::Fp32);

}  // namespace triscope
