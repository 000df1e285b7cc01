#include "core/attention/stepper.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/attention/online_softmax.h"

namespace triscope {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <class Real>
Real dot(const float* a, const float* b, Index dims) {
    Real sum = 0;
    for (Index d = 0; d < dims; ++d) sum += static_cast<Real>(a[d]) * static_cast<Real>(b[d]);
    return sum;
}

// c O + sum of weights v.
template <class Real>
void addValues(std::vector<Real>& output, Real correction, const std::vector<Real>& weights,
               const AttentionProblem& problem, Index head, KeyIndex first) {
    for (Real& element : output) element *= correction;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        if (weights[k] == 0) continue;
        const float* v = problem.v.row(problem.kvHead(head), first + static_cast<Index>(k));
        for (std::size_t d = 0; d < output.size(); ++d) output[d] += weights[k] * static_cast<Real>(v[d]);
    }
}

// The recurrence in double.
class DoubleSteps {
  public:
    DoubleSteps(const AttentionProblem& problem, Index head, QueryIndex row)
        : m_problem(problem),
          m_head(head),
          m_row(row),
          m_scale(problem.effectiveScale()),
          m_state(problem.headDim()) {}

    void add(SoftmaxStep& step) {
        step.scores = scoresOf(step);
        step.tile_max = *std::max_element(step.scores.begin(), step.scores.end());
        const double max = std::max(m_state.max, step.tile_max);
        step.correction = std::exp(m_state.max - max);
        std::vector<double> weights(step.scores.size());
        for (std::size_t k = 0; k < weights.size(); ++k) {
            weights[k] = std::exp(step.scores[k] - max);
            step.tile_sum += weights[k];
        }
        m_state.max = max;
        m_state.sum = step.correction * m_state.sum + step.tile_sum;
        addValues(m_state.output, step.correction, weights, m_problem, m_head, step.keys.begin);
    }

    const SoftmaxState& state() const { return m_state; }

  private:
    std::vector<double> scoresOf(const SoftmaxStep& step) const {
        std::vector<double> scores(static_cast<std::size_t>(step.keys.size()), -kInfinity);
        const float* q = m_problem.q.row(m_head, m_row);
        for (const Range& span : step.kept) {
            for (KeyIndex j = span.begin; j < span.end; ++j) {
                const float* k = m_problem.k.row(m_problem.kvHead(m_head), j);
                scores[static_cast<std::size_t>(j - step.keys.begin)] =
                    m_scale * dot<double>(q, k, m_problem.headDim());
            }
        }
        return scores;
    }

    const AttentionProblem& m_problem;
    Index m_head;
    QueryIndex m_row;
    double m_scale;
    SoftmaxState m_state;
};

// The kernels' recurrence in float: its scores and m are before scaling, and shown scaled.
class FloatSteps {
  public:
    FloatSteps(const AttentionProblem& problem, Index head, QueryIndex row)
        : m_problem(problem),
          m_head(head),
          m_row(row),
          m_scale(static_cast<float>(problem.effectiveScale())),
          m_output(static_cast<std::size_t>(problem.headDim())),
          m_state(problem.headDim()) {}

    void add(SoftmaxStep& step) {
        Eigen::ArrayXf scores = scoresOf(step);
        step.scores.assign(scores.begin(), scores.end());
        for (double& score : step.scores) score *= m_scale;
        step.tile_max = *std::max_element(step.scores.begin(), step.scores.end());
        step.correction = addScores(RowScores(scores.data(), scores.size()), m_scale, m_gathered);
        step.tile_sum = scores.sum();
        addValues(m_output, static_cast<float>(step.correction),
                  std::vector<float>(scores.begin(), scores.end()), m_problem, m_head, step.keys.begin);
        m_state.max = double{m_scale} * m_gathered.max;
        m_state.sum = m_gathered.sum;
        m_state.output.assign(m_output.begin(), m_output.end());
    }

    const SoftmaxState& state() const { return m_state; }

  private:
    Eigen::ArrayXf scoresOf(const SoftmaxStep& step) const {
        Eigen::ArrayXf scores(step.keys.size());
        scores.setConstant(-std::numeric_limits<float>::infinity());
        const float* q = m_problem.q.row(m_head, m_row);
        for (const Range& span : step.kept) {
            for (KeyIndex j = span.begin; j < span.end; ++j) {
                const float* k = m_problem.k.row(m_problem.kvHead(m_head), j);
                scores[j - step.keys.begin] = dot<float>(q, k, m_problem.headDim());
            }
        }
        return scores;
    }

    const AttentionProblem& m_problem;
    Index m_head;
    QueryIndex m_row;
    float m_scale;
    std::vector<float> m_output;
    RowState m_gathered;
    SoftmaxState m_state;
};

// The tiles of a row: neighbouring empty ones as one.
std::vector<SoftmaxStep> tilesOf(const std::vector<Range>& kept, Index keys, Index tile) {
    std::vector<SoftmaxStep> steps;
    auto span = kept.begin();
    for (Index begin = 0; begin < keys; begin += tile) {
        SoftmaxStep step{
            .keys = {begin, std::min(begin + tile, keys)}, .scores = {}, .tile_max = -kInfinity, .after = {}};
        while (span != kept.end() && span->end <= begin) ++span;
        for (auto it = span; it != kept.end() && it->begin < step.keys.end; ++it)
            step.kept.push_back(intersect(*it, step.keys));
        if (step.empty() && !steps.empty() && steps.back().empty()) {
            steps.back().keys.end = step.keys.end;
            ++steps.back().tiles;
        } else {
            steps.push_back(std::move(step));
        }
    }
    return steps;
}

template <class Steps>
void walk(RowWalk& row_walk, Steps steps, const RunControl& control) {
    double done = 0;
    for (SoftmaxStep& step : row_walk.steps) {
        control.throwIfStopped();
        if (!step.empty()) steps.add(step);
        step.after = steps.state();
        control.report(++done / static_cast<double>(row_walk.steps.size()));
    }
}

}  // namespace

SoftmaxState::SoftmaxState(Index head_dim) : max(-kInfinity), output(static_cast<std::size_t>(head_dim)) {}

double SoftmaxState::lse() const {
    return empty() ? -kInfinity : max + std::log(sum);
}

std::vector<double> SoftmaxState::normalized() const {
    std::vector<double> result = output;
    if (empty()) return result;
    for (double& element : result) element /= sum;
    return result;
}

double norm(const std::vector<double>& vector) {
    double squares = 0;
    for (const double element : vector) squares += element * element;
    return std::sqrt(squares);
}

Index SoftmaxStep::keptKeys() const {
    Index count = 0;
    for (const Range& span : kept) count += span.size();
    return count;
}

RowWalk walkRow(const AttentionProblem& problem, Index head, QueryIndex row, Index tile,
                StepPrecision precision, const RunControl& control) {
    assert(tile >= 1 && head < problem.heads() && row < problem.queries());
    RowWalk result(problem.headDim());
    result.head = head;
    result.row = row;
    result.tile = tile;
    result.scale = problem.effectiveScale();
    result.steps = tilesOf(problem.mask->keptSpans(row), problem.keys(), tile);
    if (precision == StepPrecision::Double) {
        walk(result, DoubleSteps(problem, head, row), control);
    } else {
        walk(result, FloatSteps(problem, head, row), control);
    }
    return result;
}

SoftmaxState gatherKeys(const AttentionProblem& problem, Index head, QueryIndex row,
                        const std::vector<Range>& keys) {
    DoubleSteps steps(problem, head, row);
    if (keys.empty()) return steps.state();
    SoftmaxStep step{.keys = {keys.front().begin, keys.back().end},
                     .kept = keys,
                     .scores = {},
                     .tile_max = -kInfinity,
                     .after = {}};
    steps.add(step);
    return steps.state();
}

MergedRow mergeParts(const std::vector<SoftmaxState>& parts) {
    MergedRow merged{std::vector<double>(parts.size()), -kInfinity, {}};
    for (const SoftmaxState& part : parts) merged.lse = std::max(merged.lse, part.lse());
    if (!parts.empty()) merged.output.resize(parts.front().output.size());
    if (merged.lse == -kInfinity) return merged;
    double sum = 0;
    for (const SoftmaxState& part : parts) sum += std::exp(part.lse() - merged.lse);
    merged.lse += std::log(sum);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        merged.weights[p] = std::exp(parts[p].lse() - merged.lse);
        const std::vector<double> output = parts[p].normalized();
        for (std::size_t d = 0; d < output.size(); ++d) merged.output[d] += merged.weights[p] * output[d];
    }
    return merged;
}

}  // namespace triscope
