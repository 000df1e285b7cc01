#include "core/attention/flash_tile.h"

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "core/attention/online_softmax.h"
#include "core/attention/run_measure.h"

namespace triscope {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

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

}  // namespace

struct FlashTile::Workspace {
    Index max_rows;
    Index max_keys;
    Eigen::ArrayXf scores{max_rows * alignedStride(max_keys)};
    std::vector<RowState> rows{static_cast<std::size_t>(max_rows)};
};

// What a query tile has gathered from the key tiles so far.
struct FlashTile::State {
    Index kv_head;
    ConstTokens q;
    Tokens o;
    std::span<RowState> rows;
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
                std::span(m_workspace->rows).first(static_cast<std::size_t>(rows.size()))};
    state.o.setZero();
    std::fill(state.rows.begin(), state.rows.end(), RowState());
    CellCount cells = 0;
    for (const KeyTile& tile : plan.keyTiles()) {
        add(tile, plan, state);
        cells += rows.size() * tile.keys.size();
    }
    for (Index row = 0; row < rows.size(); ++row) {
        const RowState& gathered = state.rows[static_cast<std::size_t>(row)];
        if (gathered.sum != 0) state.o.row(row) /= gathered.sum;
        lse[row] = logSumExp(gathered, m_scale);
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
        const float correction =
            addScores({&s(row, 0), keys}, m_scale, state.rows[static_cast<std::size_t>(row)]);
        if (correction != 1) state.o.row(row) *= correction;
    }
    state.o.noalias() += s * v;
}

Bytes FlashTile::bytes() const {
    const Workspace& w = *m_workspace;
    // Q K^T packs a query tile and a key tile; P V packs as many keys of V and the scores.
    const Index head_dim = m_problem->headDim();
    const Index packed = w.max_keys * head_dim + w.max_rows * std::max(head_dim, w.max_keys);
    return Bytes{WideInt{sizeof(float)} * (w.scores.size() + packed)} + bytesOf(w.rows);
}

}  // namespace triscope
