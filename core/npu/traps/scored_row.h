#pragma once

#include <span>
#include <vector>

#include "core/attention/attention_problem.h"
#include "core/numerics/dtype.h"

namespace triscope {

// One query of one head, with its scores scale * q.k for every key, in double.
struct ScoredRow {
    const AttentionProblem& problem;
    Index head = 0;
    QueryIndex row = 0;
    std::vector<double> raw;  // q.k, before the scale
    double scale = 0;
    // Whether an implementation of the type may round the scores too, as fp16 in high performance does.
    bool scores_are_rounded = false;

    ScoredRow(const AttentionProblem& p, Index h, QueryIndex r, Dtype dtype);

    double score(KeyIndex key) const { return scale * raw[static_cast<std::size_t>(key)]; }
    const float* value(KeyIndex key) const { return problem.v.row(problem.kvHead(head), key); }
};

// A key that a query attends to, with the score it is given; counted `times` times.
struct ScoredKey {
    KeyIndex key = 0;
    double score = 0;
    double times = 1;
};

// What attention over some keys gives: with m = max s and w_j = times_j exp(s_j - m),
//   output = sum of w_j v_j / sum of w_j,   lse = m + ln(sum of w_j).
// Infinite scores are not excepted, so that they give the NaN that they give a kernel.
struct RowValue {
    std::vector<double> output;  // head_dim
    double lse = 0;
    bool has_key = true;
    // How far rounding moves an element of the output, in units of the type's relative rounding error: the
    // root mean square over the elements of o^2 + sum of (p_j v_j)^2 (1 + s_j^2), where the score counts only
    // if scores are rounded. The sum is that of independent errors, since roundings are.
    double spread = 0;
    // The scores have been rounded as the implementation does it, which leaves nothing open.
    bool scores_are_known = false;

    bool isFinite() const;
};

RowValue weigh(const ScoredRow& row, std::span<const ScoredKey> keys, bool scores_are_known = false);

// What a row without a key is by definition: output 0, LSE -infinity.
RowValue withoutKey(const ScoredRow& row);

}  // namespace triscope
