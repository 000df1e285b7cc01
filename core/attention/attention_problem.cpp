#include "core/attention/attention_problem.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

#include "core/attention/attention_inputs.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

void checkSides(Issues& issues, const char* field, const Tensor& tensor) {
    const TensorShape& shape = tensor.shape;
    if (shape.heads < 1 || shape.seq < 1 || shape.head_dim < 1) {
        issues.push_back({field, {TRISCOPE_TR("must have at least one head, token and dimension"), {}}});
        return;
    }
    assert(tensor.data.size() == shape.size());
    const auto wrong = std::find_if_not(tensor.data.begin(), tensor.data.end(),
                                        [](float value) { return std::isfinite(value); });
    if (wrong == tensor.data.end()) return;
    const Index at = wrong - tensor.data.begin();
    issues.push_back({field,
                      {TRISCOPE_TR("must be finite, but is not at head %1, token %2, dimension %3"),
                       {groupDigits(at / shape.head_dim / shape.seq),
                        groupDigits(at / shape.head_dim % shape.seq), groupDigits(at % shape.head_dim)}}});
}

void checkEqual(Issues& issues, const char* field, Index value, Index expected, const char* text) {
    if (value == expected) return;
    issues.push_back({field, {text, {groupDigits(expected), groupDigits(value)}}});
}

void checkHeads(Issues& issues, Index heads, Index kv_heads) {
    if (heads % kv_heads == 0) return;
    issues.push_back({"kv-heads",
                      {TRISCOPE_TR("must divide the number of heads, %1, and %2 does not"),
                       {groupDigits(heads), groupDigits(kv_heads)}}});
}

}  // namespace

double AttentionProblem::effectiveScale() const {
    return AttentionInputs(*this).scale;
}

Issues validate(const AttentionProblem& problem) {
    assert(problem.mask != nullptr);
    assert(std::isfinite(problem.scale) && problem.scale >= 0);
    Issues issues;
    checkSides(issues, "q", problem.q);
    checkSides(issues, "k", problem.k);
    checkSides(issues, "v", problem.v);
    if (!issues.empty()) return issues;
    const TensorShape& q = problem.q.shape;
    const TensorShape& k = problem.k.shape;
    const TensorShape& v = problem.v.shape;
    const MaskShape& mask = problem.mask->shape();
    checkHeads(issues, q.heads, k.heads);
    checkEqual(issues, "head-dim", k.head_dim, q.head_dim,
               TRISCOPE_TR("must be the same in Q and K: %1 in Q, %2 in K"));
    checkEqual(issues, "q", q.seq, mask.queries, TRISCOPE_TR("must have the mask's %1 queries, not %2"));
    checkEqual(issues, "k", k.seq, mask.keys, TRISCOPE_TR("must have the mask's %1 keys, not %2"));
    checkEqual(issues, "v", v.seq, k.seq, TRISCOPE_TR("must have as many tokens as K, %1, not %2"));
    checkEqual(issues, "v", v.heads, k.heads, TRISCOPE_TR("must have as many heads as K, %1, not %2"));
    checkEqual(issues, "v", v.head_dim, k.head_dim, TRISCOPE_TR("must have K's head_dim, %1, not %2"));
    return issues;
}

Flops usefulFlops(const AttentionProblem& problem) {
    return AttentionInputs(problem).usefulFlops();
}

}  // namespace triscope
