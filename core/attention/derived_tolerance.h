#pragma once

#include "core/attention/attention_problem.h"
#include "core/base/run_control.h"
#include "core/numerics/tolerance.h"

namespace triscope {

// How far a correct fp32 implementation may be from the reference on one problem.
struct DerivedTolerance {
    ToleranceRule output;
    ToleranceRule lse;
};

// The most rows of a head that deriveTolerance evaluates.
inline constexpr Index kMostSampledRows = 256;

// The row that is number `sample` of `samples` ones evenly spread over a head, the first and the last among
// them.
QueryIndex sampledRow(Index sample, Index samples, Index queries);

// Derived, not tuned: atol = max(2 * E, 2^-20 * R), rtol 0, no element may fail, where over the sampled rows
//     E = max |plain float - reference|, of PlainLoops<float> and PlainLoops<double>,
//     R = max |reference|
// separately for output and LSE. Another order of summation may be as unlucky as plain float is lucky, hence
// the 2. In small problems luck is all there is, since one rounding decides a row: over 50,000 random ones of
// up to 40 x 40 cells a correct kernel was beyond 2 E in 1.4 %, and beyond 2^-20 R, one millionth of the
// largest value, in none but one. Sampled are min(queries, 256) rows of every head, evenly spread, the first
// and the last among them. Progress is reported by row. Throws Cancelled.
DerivedTolerance deriveTolerance(const AttentionProblem& problem, const RunControl& control);

}  // namespace triscope
