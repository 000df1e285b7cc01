#include "core/npu/traps/scored_row.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace triscope {

ScoredRow::ScoredRow(const AttentionProblem& p, Index h, QueryIndex r, Dtype dtype)
    : problem(p),
      head(h),
      row(r),
      raw(static_cast<std::size_t>(p.keys())),
      scale(p.effectiveScale()),
      scores_are_rounded(dtype != Dtype::Bf16) {
    const float* q = p.q.row(h, r);
    for (KeyIndex j = 0; j < p.keys(); ++j) {
        const float* k = p.k.row(p.kvHead(h), j);
        double sum = 0;
        for (Index d = 0; d < p.headDim(); ++d) sum += double{q[d]} * double{k[d]};
        raw[static_cast<std::size_t>(j)] = sum;
    }
}

bool RowValue::isFinite() const {
    return std::all_of(output.begin(), output.end(), [](double value) { return std::isfinite(value); });
}

RowValue withoutKey(const ScoredRow& row) {
    return {.output = std::vector<double>(static_cast<std::size_t>(row.problem.headDim())),
            .lse = -std::numeric_limits<double>::infinity(),
            .has_key = false};
}

RowValue weigh(const ScoredRow& row, std::span<const ScoredKey> keys, bool scores_are_known) {
    RowValue result = withoutKey(row);
    if (keys.empty()) return result;
    result.has_key = true;
    result.scores_are_known = scores_are_known;
    const bool scores_count = row.scores_are_rounded && !scores_are_known;
    double max = keys.front().score;
    for (const ScoredKey& one : keys) max = std::max(max, one.score);
    std::vector<double> weights;
    weights.reserve(keys.size());
    double sum = 0;
    for (const ScoredKey& one : keys) {
        weights.push_back(one.times * std::exp(one.score - max));
        sum += weights.back();
    }
    double spread = 0;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const double p = weights[k] / sum;
        if (p == 0) continue;
        const float* v = row.value(keys[k].key);
        double size = 0;
        for (std::size_t d = 0; d < result.output.size(); ++d) {
            result.output[d] += p * double{v[d]};
            size += double{v[d]} * double{v[d]};
        }
        const double score = scores_count ? row.score(keys[k].key) : 0;
        spread += p * p * size * (1 + score * score);
    }
    for (const double one : result.output) spread += one * one;
    result.spread = std::sqrt(spread / static_cast<double>(result.output.size()));
    result.lse = max + std::log(sum);
    return result;
}

}  // namespace triscope
