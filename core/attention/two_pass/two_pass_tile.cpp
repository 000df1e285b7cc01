#include "core/attention/two_pass/two_pass_tile.h"

#include <Eigen/Core>
#include <algorithm>
#include <limits>

#include "core/attention/run_measure.h"

namespace triscope {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr Index kFloatsPerAlignment = EIGEN_MAX_ALIGN_BYTES / sizeof(float);

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstTokens = Eigen::Map<const RowMajor>;
using Tokens = Eigen::Map<RowMajor>;
using Scores = Eigen::Map<RowMajor, Eigen::AlignedMax, Eigen::OuterStride<>>;

Index alignedStride(Index floats) {
    return (floats + kFloatsPerAlignment - 1) / kFloatsPerAlignment * kFloatsPerAlignment;
}

ConstTokens tokens(const Tensor& tensor, Index head, Range rows) {
    return {tensor.row(head, rows.begin), rows.size(), tensor.shape.head_dim};
}

Tokens tokens(Tensor& tensor, Index head, Range rows) {
    return {tensor.row(head, rows.begin), rows.size(), tensor.shape.head_dim};
}

// Drops what `kept` leaves of the keys whose scores these are.
void dropBut(Range kept, Range keys, RowScores scores) {
    kept = intersect(kept, keys);
    if (kept.empty()) kept = {keys.end, keys.end};
    scores.head(kept.begin - keys.begin).setConstant(-kInfinity);
    scores.tail(keys.end - kept.end).setConstant(-kInfinity);
}

void dropBut(const std::vector<Range>& kept, RowScores scores) {
    KeyIndex at = 0;
    for (const Range& span : kept) {
        scores.segment(at, span.begin - at).setConstant(-kInfinity);
        at = span.end;
    }
    scores.tail(scores.size() - at).setConstant(-kInfinity);
}

}  // namespace

TwoPassTile::TwoPassTile(const AttentionProblem& problem, const TriangleSections& sections)
    : m_problem(&problem),
      m_sections(sections),
      m_scale(static_cast<float>(problem.effectiveScale())),
      m_scores(static_cast<std::size_t>(kTwoPassTile * alignedStride(kTwoPassTile))) {}

template <class KeptOfRow>
void TwoPassTile::add(Index head, Range rows, Range keys, const KeptOfRow& kept, const TwoPassState& state) {
    const Index kv_head = m_problem->kvHead(head);
    Scores s(m_scores.data(), rows.size(), keys.size(), Eigen::OuterStride<>(alignedStride(keys.size())));
    Tokens o = tokens(state.result.output, head, rows);
    s.noalias() = tokens(m_problem->q, head, rows) * tokens(m_problem->k, kv_head, keys).transpose();
    for (Index row = 0; row < rows.size(); ++row) {
        const RowScores scores(&s(row, 0), keys.size());
        dropBut(kept(rows.begin + row), keys, scores);
        const float correction = addScores(scores, m_scale, state.at(head, rows.begin + row));
        if (correction != 1) o.row(row) *= correction;
    }
    o.noalias() += s * tokens(m_problem->v, kv_head, keys);
    m_cells += rows.size() * keys.size();
}

void TwoPassTile::addWindow(Index head, Range rows, const TwoPassState& state) {
    const Index offset = m_problem->mask->shape().query_offset;
    const auto kept = [&](QueryIndex row) {
        const Index position = offset + row;
        return Range{position - m_sections.window_end + 1, position + 1};
    };
    tokens(state.result.output, head, rows).setZero();
    for (QueryIndex row = rows.begin; row < rows.end; ++row) state.at(head, row) = {};
    const KeyIndex first = std::max<Index>(0, kept(rows.begin).begin) / kTwoPassTile * kTwoPassTile;
    const KeyIndex end = std::min(m_problem->keys(), kept(rows.end - 1).end);
    for (KeyIndex key = first; key < end; key += kTwoPassTile) {
        add(head, rows, {key, std::min(key + kTwoPassTile, m_problem->keys())}, kept, state);
    }
}

void TwoPassTile::addSinks(Index head, Range rows, const TwoPassState& state) {
    const Index offset = m_problem->mask->shape().query_offset;
    const auto kept = [&](QueryIndex row) {
        return Range{0, std::min(m_sections.sink_end, offset + row - m_sections.window_end + 1)};
    };
    const KeyIndex end = std::min(m_problem->keys(), m_sections.sink_end);
    for (KeyIndex key = 0; key < end; key += kTwoPassTile) {
        add(head, rows, {key, std::min(key + kTwoPassTile, m_problem->keys())}, kept, state);
    }
}

void TwoPassTile::normalize(Index head, Range rows, const TwoPassState& state) const {
    Tokens o = tokens(state.result.output, head, rows);
    for (Index row = 0; row < rows.size(); ++row) {
        const RowState& gathered = state.at(head, rows.begin + row);
        if (gathered.sum != 0) o.row(row) /= gathered.sum;
        *state.result.lse.row(head, rows.begin + row) = logSumExp(gathered, m_scale);
    }
}

void TwoPassTile::computeLast(Index head, Range rows, AttentionResult& result) {
    const Index kv_head = m_problem->kvHead(head);
    const Range keys{0, m_problem->keys()};
    const Index stride = alignedStride(keys.size());
    const auto needed = static_cast<std::size_t>(rows.size() * stride);
    if (m_scores.size() < needed) m_scores.resize(needed);
    Scores s(m_scores.data(), rows.size(), keys.size(), Eigen::OuterStride<>(stride));
    s.noalias() = tokens(m_problem->q, head, rows) * tokens(m_problem->k, kv_head, keys).transpose();
    for (Index row = 0; row < rows.size(); ++row) {
        dropBut(m_problem->mask->keptSpans(rows.begin + row), {&s(row, 0), keys.size()});
    }
    for (Index row = 0; row < rows.size(); ++row) {
        RowState gathered;
        addScores({&s(row, 0), keys.size()}, m_scale, gathered);
        if (gathered.sum != 0) s.row(row) /= gathered.sum;
        *result.lse.row(head, rows.begin + row) = logSumExp(gathered, m_scale);
    }
    tokens(result.output, head, rows).noalias() = s * tokens(m_problem->v, kv_head, keys);
    m_cells += rows.size() * keys.size();
}

Bytes TwoPassTile::bytes() const {
    // Beside the scores, what Eigen packs for a product of tiles.
    const Index packed = kTwoPassTile * (m_problem->headDim() + std::max(m_problem->headDim(), kTwoPassTile));
    return {WideInt{sizeof(float)} * (static_cast<WideInt>(m_scores.capacity()) + packed)};
}

}  // namespace triscope
