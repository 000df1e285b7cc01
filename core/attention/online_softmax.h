#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

namespace triscope {

// A query's scores of some keys, at an aligned address, so that Eigen treats the same element alike wherever
// it lies in memory.
using RowScores = Eigen::Map<Eigen::ArrayXf, Eigen::AlignedMax>;

// What one query has gathered so far, in units of the scores before scaling.
struct RowState {
    float max = -std::numeric_limits<float>::infinity();
    float sum = 0;
};

// exp(scores) in place; weights below 2^-100 become exactly 0, those of dropped cells (-infinity) among them.
// Beside the 1 of its row's largest term, so little is lost in any sum of floats; left in, such terms lead to
// subnormal numbers, and spread-out scores took thirty times longer.
inline void expOfScores(RowScores scores) {
    constexpr float kNegligible = 0x1p-100f;
    constexpr float kNegligibleExponent = -80;  // exp(-80) < 2^-100, and still a normal float
    scores = scores.max(kNegligibleExponent).exp();
    float* terms = scores.data();
    for (Index k = 0; k < scores.size(); ++k) terms[k] = terms[k] < kNegligible ? 0 : terms[k];
}

// One step of online softmax: adds more keys to a row and turns their scores into weights,
//     m' = max(m, max S)    c = exp(scale * (m - m'))    P = exp(scale * (S - m'))    l' = c l + sum P
// Returns c, by which what was gathered before is to be multiplied.
inline float addScores(RowScores scores, float scale, RowState& row) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const float max = std::max(row.max, scores.maxCoeff());
    // A row without a key so far has m = -infinity; less 0 it stays that, less itself it would be NaN.
    const float shift = max == -kInfinity ? 0 : max;
    const float correction = std::exp((row.max - shift) * scale);
    scores = (scores - shift) * scale;
    expOfScores(scores);
    row.max = max;
    row.sum = correction * row.sum + scores.sum();
    return correction;
}

// ln of the sum of exp over the keys of a row, -infinity if it had none.
inline double logSumExp(const RowState& row, float scale) {
    if (row.sum == 0) return -std::numeric_limits<double>::infinity();
    return double{scale} * row.max + std::log(double{row.sum});
}

}  // namespace triscope
