#include "core/attention/flash_tile.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

namespace triscope {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

// Beside the 1 of its row's largest term, less than this is lost in any sum of floats. Left in, such terms
// lead to subnormal numbers, and spread-out scores took thirty times longer.
constexpr float kNegligible = 0x1p-100f;
constexpr float kNegligibleExponent = -80;  // exp(-80) < 2^-100, and still a normal float

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstTokens = Eigen::Map<const RowMajor>;
using Tokens = Eigen::Map<RowMajor>;
// A row a query. Each row begins at an aligned address, so that Eigen treats the same element alike wherever
// the workspace lies.
using Scores = Eigen::Map<RowMajor, Eigen::AlignedMax, Eigen::OuterStride<>>;

constexpr Index kFloatsPerAlignment = EIGEN_MAX_ALIGN_BYTES / sizeof(float);

Index alignedStride(Index floats) {
    return (floats + kFloatsPerAlignment - 1) / kFloatsPerAlignment * kFloatsPerAlignment;
}

// Also turns the -infinity of a dropped cell, whose term has come out as exp(-80), into exactly 0.
void clearNegligible(float* terms, Index count) {
    for (Index k = 0; k < count; ++k) terms[k] = terms[k] < kNegligible ? 0 : terms[k];
}

}  // namespace

struct FlashTile::Workspace {
    Index max_rows;
    Index max_keys;
    Eigen::ArrayXf scores{max_rows * alignedStride(max_keys)};
    Eigen::ArrayXf max{max_rows};
    Eigen::ArrayXf sum{max_rows};
};

// What a query tile has gathered from the key tiles so far.
struct FlashTile::State {
    Index kv_head;
    ConstTokens q;
    Tokens o;
    Eigen::Ref<Eigen::ArrayXf> max;
    Eigen::Ref<Eigen::ArrayXf> sum;
};

FlashTile::FlashTile(const AttentionProblem& problem, Index max_rows, Index max_keys)
    : m_problem(&problem),
      m_scale(static_cast<float>(problem.effectiveScale())),
      m_workspace(new Workspace{max_rows, max_keys}) {}
FlashTile::~FlashTile() = default;
FlashTile::FlashTile(FlashTile&&) noexcept = default;

CellCount FlashTile::run(Index head, Range rows, const TilePlan& plan, float* output, double* lse) {
    State state{m_problem->kvHead(head),
                {m_problem->q.row(head, rows.begin), rows.size(), m_problem->headDim()},
                {output, rows.size(), m_problem->headDim()},
                m_workspace->max.head(rows.size()),
                m_workspace->sum.head(rows.size())};
    state.o.setZero();
    state.max.setConstant(-kInfinity);
    state.sum.setZero();
    CellCount cells = 0;
    for (const KeyTile& tile : plan.keyTiles()) {
        add(tile, plan, state);
        cells += rows.size() * tile.keys.size();
    }
    for (Index row = 0; row < rows.size(); ++row) {
        const float sum = state.sum[row];
        if (sum != 0) state.o.row(row) /= sum;
        lse[row] = sum == 0 ? -kInfinity : double{m_scale} * state.max[row] + std::log(double{sum});
    }
    return cells;
}

void FlashTile::add(const KeyTile& tile, const TilePlan& plan, State& state) {
    const Index keys = tile.keys.size();
    const ConstTokens k(m_problem->k.row(state.kv_head, tile.keys.begin), keys, m_problem->headDim());
    const ConstTokens v(m_problem->v.row(state.kv_head, tile.keys.begin), keys, m_problem->headDim());
    Scores s(m_workspace->scores.data(), state.q.rows(), keys, Eigen::OuterStride<>(alignedStride(keys)));

    s.noalias() = state.q * k.transpose();
    for (const Gap& gap : plan.gaps(tile)) {
        s.row(gap.row).segment(gap.keys.begin, gap.keys.size()).setConstant(-kInfinity);
    }
    for (Index row = 0; row < s.rows(); ++row) {
        auto scores = s.row(row).array();
        const float before = state.max[row];
        const float max = std::max(before, scores.maxCoeff());
        // A row without a key so far has m = -infinity; less 0 it stays that, less itself it would be NaN.
        const float shift = max == -kInfinity ? 0 : max;
        const float correction = std::exp((before - shift) * m_scale);
        scores = ((scores - shift) * m_scale).max(kNegligibleExponent).exp();
        clearNegligible(scores.data(), keys);
        state.max[row] = max;
        state.sum[row] = correction * state.sum[row] + scores.sum();
        if (correction != 1) state.o.row(row) *= correction;
    }
    state.o.noalias() += s * v;
}

Bytes FlashTile::bytes() const {
    const Workspace& w = *m_workspace;
    // Q K^T packs a query tile and a key tile; P V packs as many keys of V and the scores.
    const Index head_dim = m_problem->headDim();
    const Index packed = w.max_keys * head_dim + w.max_rows * std::max(head_dim, w.max_keys);
    return {WideInt{sizeof(float)} * (w.scores.size() + w.max.size() + w.sum.size() + packed)};
}

}  // namespace triscope
