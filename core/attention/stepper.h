#pragma once

#include <vector>

#include "core/attention/attention_problem.h"
#include "core/base/run_control.h"

namespace triscope {

// What one query has gathered from the keys so far, scores scaled: m = max s, l = sum of exp(s - m) and the
// unnormalised O = sum of exp(s - m) v. Without any key m is -infinity, l and O are 0.
struct SoftmaxState {
    double max;
    double sum = 0;
    std::vector<double> output;  // head_dim elements

    SoftmaxState() : SoftmaxState(0) {}
    explicit SoftmaxState(Index head_dim);

    bool empty() const { return sum == 0; }
    // m + ln l; -infinity without a key.
    double lse() const;
    // O / l; 0 without a key.
    std::vector<double> normalized() const;
};

double norm(const std::vector<double>& vector);

// One tile of keys, or several neighbouring ones of which the query keeps no key: a kernel skips those, and
// the state stays as it was.
struct SoftmaxStep {
    Range keys;                  // of the tile, dropped ones included
    Index tiles = 1;             // more than 1 only of empty ones
    std::vector<Range> kept{};   // within keys, ordered
    std::vector<double> scores;  // of each of `keys`, scaled; -infinity where dropped. Empty of empty tiles
    double tile_max;             // max of scores; -infinity of an empty tile
    double correction = 1;       // c = exp(m_before - m), 0 where nothing was gathered before
    double tile_sum = 0;         // sum of exp(scores - m), with m that after the step
    SoftmaxState after;

    Index keptKeys() const;
    bool empty() const { return kept.empty(); }
};

// One query row of one head, tile by tile.
struct RowWalk {
    Index head = 0;
    QueryIndex row = 0;
    Index tile = 0;
    double scale = 0;
    std::vector<SoftmaxStep> steps;  // they cover all keys

    // What was gathered before step `at`.
    const SoftmaxState& before(std::size_t at) const { return at == 0 ? m_start : steps[at - 1].after; }
    const SoftmaxState& result() const { return before(steps.size()); }

    explicit RowWalk(Index head_dim) : m_start(head_dim) {}

  private:
    SoftmaxState m_start;
};

// In which arithmetic a walk goes.
enum class StepPrecision {
    Double,
    Float,  // as the kernels: the scores, addScores() of core/attention/online_softmax.h and O in float
};

// Walks a row by online softmax (arXiv 2205.14135, algorithm 1), tiles of `tile` keys from key 0 on:
//     m' = max(m, max s)   c = exp(m - m')   l' = c l + sum of exp(s - m')   O' = c O + sum of exp(s - m') v
// After each step the state is that of a softmax over the keys so far. Throws Cancelled.
// Preconditions: validate(problem) is empty, head and row lie in it, tile >= 1.
RowWalk walkRow(const AttentionProblem& problem, Index head, QueryIndex row, Index tile,
                StepPrecision precision = StepPrecision::Double, const RunControl& control = {});

// The same over those keys in one step, whatever the mask. Precondition: ordered and disjoint.
SoftmaxState gatherKeys(const AttentionProblem& problem, Index head, QueryIndex row,
                        const std::vector<Range>& keys);

// Attention over several disjoint sets of keys, merged by their LSE:
//     weight = exp(LSE of the part - LSE)      LSE = ln of the sum of exp(LSE of the parts)
//     output = sum of weight * output of the part
// A part without a key has weight 0, also when an operator reports its LSE as +infinity.
struct MergedRow {
    std::vector<double> weights;  // in the parts' order; all 0 when none has a key
    double lse;                   // -infinity when none has a key
    std::vector<double> output;
};

MergedRow mergeParts(const std::vector<SoftmaxState>& parts);

}  // namespace triscope
