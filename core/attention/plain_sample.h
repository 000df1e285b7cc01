#pragma once

#include <vector>

#include "core/attention/attention_problem.h"
#include "core/base/run_control.h"
#include "core/numerics/dtype.h"
#include "core/numerics/tolerance.h"

namespace triscope {

// Rows of one problem as a plain computation of a type gives them, beside the reference: what a correct
// implementation in that type, without any trick, is wrong by.
struct PlainSample {
    Dtype dtype = Dtype::Fp32;
    Tensor plain;                   // (heads, rows, head_dim)
    BasicTensor<double> reference;  // the same rows
};

// The plain computation is that of frameworks' "eager" attention with its softmax in fp32: scores, softmax
// and both products in float, one term after the other, P = exp(S - m) / sum rounded to the type before P V,
// and the output rounded, ties to even each; in fp32 PlainLoops<float>. Its rows are those that
// deriveTolerance takes. Progress is reported by row. Throws Cancelled. Precondition: Q, K and V hold values
// of the type.
PlainSample samplePlain(const AttentionProblem& problem, Dtype dtype, const RunControl& control);

// "same-dtype-fp16" and the like: a result passes if it is at most twice as far from the reference as the
// plain computation is,
//     every element within atol = max(2 * E, u * R)   and   RMSE <= max(2 * F, u / 2 * S)
// where E is the largest error of the plain computation and F its RMSE, R the largest magnitude of the
// reference and S its root mean square, all over the sample, and u the unit in the last place of 1 in the
// type (2^-10 in fp16, 2^-7 in bf16; in fp32 2^-20, as deriveTolerance has it): a sample may be lucky. The 2
// is what the Ascend operators' tests allow an operator beside another one of the same precision
// (ops-transformer, comparison of three).
ToleranceRule sameDtypeRule(const PlainSample& sample);

}  // namespace triscope
