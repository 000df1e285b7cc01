#include "core/attention/compare_runs.h"

namespace triscope {

void roundInputs(Dtype dtype, AttentionProblem& problem) {
    for (Tensor* tensor : {&problem.q, &problem.k, &problem.v}) roundTensor(dtype, *tensor);
}

void roundOutput(Dtype dtype, AttentionResult& result) {
    roundTensor(dtype, result.output);
}

Agreement compareOutputs(const AttentionResult& a, const AttentionResult& b, const ToleranceRule& rule,
                         Dtype dtype) {
    if (a.isExact() && b.isExact()) return compare(a.exact_output, b.exact_output, rule, dtype);
    if (a.isExact()) return compare(a.exact_output, b.output, rule, dtype);
    if (b.isExact()) return compare(a.output, b.exact_output, rule, dtype);
    return compare(a.output, b.output, rule, dtype);
}

}  // namespace triscope
