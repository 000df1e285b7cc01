#include "core/attention/compare_runs.h"

namespace triscope {

void roundInputs(Dtype dtype, AttentionProblem& problem) {
    for (Tensor* tensor : {&problem.q, &problem.k, &problem.v}) roundTensor(dtype, *tensor);
}

void roundOutput(Dtype dtype, AttentionResult& result) {
    roundTensor(dtype, result.output);
}

Agreement compareOutputs(const AttentionResult& a, const AttentionResult& b, const ToleranceRule& rule) {
    if (a.isExact() && b.isExact()) return compare(a.exact_output, b.exact_output, rule);
    if (a.isExact()) return compare(a.exact_output, b.output, rule);
    if (b.isExact()) return compare(a.output, b.exact_output, rule);
    return compare(a.output, b.output, rule);
}

}  // namespace triscope
