#include "core/attention/backward/backward_tile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace triscope {

namespace {

Index roundUp(Index count, Index step) {
    return (count + step - 1) / step * step;
}

// Rows of `count` floats into panels as PanelProduct reads B; the rest of the last panel becomes 0.
void packRows(const float* from, Index rows, Index count, Index width, float* to) {
    for (Index panel = 0; panel * width < count; ++panel) {
        const Index used = std::min(width, count - panel * width);
        for (Index row = 0; row < rows; ++row, to += width) {
            const float* source = from + row * count + panel * width;
            std::copy_n(source, used, to);
            std::fill(to + used, to + width, 0.0f);
        }
    }
}

// The same of the transposed.
void packColumns(const float* from, Index rows, Index count, Index width, float* to) {
    for (Index first = 0; first < rows; first += width) {
        const Index used = std::min(width, rows - first);
        for (Index k = 0; k < count; ++k, to += width) {
            for (Index w = 0; w < used; ++w) to[w] = from[(first + w) * count + k];
            std::fill(to + used, to + width, 0.0f);
        }
    }
}

Index floatsOf(Index lanes, Index keys, Index stride) {
    return (4 * lanes + keys) * stride + 2 * keys * lanes + 2 * lanes + lanes * stride;
}

}  // namespace

Index paddedHeadDim(const AttentionProblem& problem, const BackwardKernels& kernels) {
    return roundUp(problem.headDim(), kernels.width);
}

BackwardTile::BackwardTile(const BackwardInputs& inputs, const BackwardKernels& kernels, Index max_rows,
                           Index max_keys)
    : m_inputs(inputs),
      m_kernels(&kernels),
      m_scale(static_cast<float>(inputs.problem.effectiveScale())),
      m_stride(paddedHeadDim(inputs.problem, kernels)),
      m_max_lanes(roundUp(max_rows, kernels.width)),
      m_max_keys(roundUp(max_keys, kernels.width)),
      m_floats(floatsOf(m_max_lanes, m_max_keys, m_stride)) {
    float* at = m_floats.data();
    const auto take = [&at](Index floats) { return std::exchange(at, at + floats); };
    m_q_columns = take(m_max_lanes * m_stride);
    m_d_output_columns = take(m_max_lanes * m_stride);
    m_q_rows = take(m_max_lanes * m_stride);
    m_d_output_rows = take(m_max_lanes * m_stride);
    m_k_rows = take(m_max_keys * m_stride);
    m_p = take(m_max_keys * m_max_lanes);
    m_ds = take(m_max_keys * m_max_lanes);
    m_dq = take(m_max_lanes * m_stride);
    m_lse = take(m_max_lanes);
    m_d = take(m_max_lanes);
}

CellCount BackwardTile::run(Index head, Range rows, const TilePlan& plan, const SectionSums& sums,
                            const TileGradients& gradients) {
    m_rows = rows.size();
    m_lanes = roundUp(m_rows, m_kernels->width);
    pack(head, rows);
    std::fill_n(m_dq, m_rows * m_stride, 0.0f);
    CellCount cells = 0;
    for (const KeyTile& keys : plan.keyTiles()) {
        add(m_inputs.problem.kvHead(head), keys, plan, sums, gradients);
        cells += rows.size() * keys.keys.size();
    }
    const Index head_dim = m_inputs.problem.headDim();
    for (Index row = 0; row < m_rows; ++row) {
        for (Index k = 0; k < head_dim; ++k) {
            gradients.dq[row * head_dim + k] = m_scale * m_dq[row * m_stride + k];
        }
    }
    return cells;
}

void BackwardTile::pack(Index head, Range rows) {
    const Index head_dim = m_inputs.problem.headDim();
    const Index width = m_kernels->width;
    const float* q = m_inputs.problem.q.row(head, rows.begin);
    const float* output = m_inputs.forward.output.row(head, rows.begin);
    const float* d_output = m_inputs.d_output.row(head, rows.begin);
    packColumns(q, m_rows, head_dim, width, m_q_columns);
    packColumns(d_output, m_rows, head_dim, width, m_d_output_columns);
    packRows(q, m_rows, head_dim, width, m_q_rows);
    packRows(d_output, m_rows, head_dim, width, m_d_output_rows);
    std::fill_n(m_lse, m_lanes, 0.0f);
    std::fill_n(m_d, m_lanes, 0.0f);
    for (Index row = 0; row < m_rows; ++row) {
        // The LSE of a row without a key is -infinity, and all its weights will be taken out.
        const double lse = *m_inputs.forward.lse.row(head, rows.begin + row);
        if (std::isfinite(lse)) m_lse[row] = static_cast<float>(lse * std::numbers::log2e);
        for (Index k = 0; k < head_dim; ++k) {
            m_d[row] += output[row * head_dim + k] * d_output[row * head_dim + k];
        }
    }
}

ScoreTile BackwardTile::scoreTile(Index keys) const {
    const float to_log2 = static_cast<float>(m_inputs.problem.effectiveScale() * std::numbers::log2e);
    return {m_p, m_ds, m_lse, m_d, to_log2, keys, m_lanes};
}

void BackwardTile::add(Index kv_head, const KeyTile& keys, const TilePlan& plan, const SectionSums& sums,
                       const TileGradients& gradients) {
    computeScores(kv_head, keys.keys);
    m_kernels->weigh(scoreTile(keys.keys.size()));
    for (const Gap& gap : plan.gaps(keys)) {
        for (Index key = gap.keys.begin; key < gap.keys.end; ++key) m_p[key * m_lanes + gap.row] = 0;
    }
    if (sums.wanted()) sums.add(keys.keys, m_lanes, m_p, m_ds, *gradients.sections);
    m_kernels->derive(scoreTile(keys.keys.size()));
    addProducts(kv_head, keys.keys, gradients);
}

// S^T = K Q^T and dP^T = V dO^T.
void BackwardTile::computeScores(Index kv_head, Range keys) {
    const Index head_dim = m_inputs.problem.headDim();
    PanelProduct product{.a = m_inputs.problem.k.row(kv_head, keys.begin),
                         .a_step = head_dim,
                         .b = m_q_columns,
                         .b_rows = head_dim,
                         .c = m_p,
                         .c_step = m_lanes,
                         .rows = keys.size(),
                         .depth = head_dim,
                         .panels = m_lanes / m_kernels->width};
    m_kernels->multiply(product);
    product.a = m_inputs.problem.v.row(kv_head, keys.begin);
    product.b = m_d_output_columns;
    product.c = m_ds;
    m_kernels->multiply(product);
}

// dV += P^T dO, dK += dS^T Q, dQ += dS K.
void BackwardTile::addProducts(Index kv_head, Range keys, const TileGradients& gradients) {
    PanelProduct product{.a = m_p,
                         .a_step = m_lanes,
                         .b = m_d_output_rows,
                         .b_rows = m_rows,
                         .c = gradients.dv + keys.begin * m_stride,
                         .c_step = m_stride,
                         .rows = keys.size(),
                         .depth = m_rows,
                         .panels = m_stride / m_kernels->width,
                         .adds = true};
    m_kernels->multiply(product);
    product.a = m_ds;
    product.b = m_q_rows;
    product.c = gradients.dk + keys.begin * m_stride;
    m_kernels->multiply(product);

    packRows(m_inputs.problem.k.row(kv_head, keys.begin), keys.size(), m_inputs.problem.headDim(),
             m_kernels->width, m_k_rows);
    product.a_transposed = true;
    product.b = m_k_rows;
    product.b_rows = keys.size();
    product.c = m_dq;
    product.rows = m_rows;
    product.depth = keys.size();
    m_kernels->multiply(product);
}

}  // namespace triscope
