#include "core/npu/emulated/emulated_operands.h"

#include <algorithm>
#include <cmath>

#include "core/attention/run_measure.h"
#include "core/npu/emulated/kv_quantization.h"

namespace triscope {

namespace {

Index padded(Index count) {
    return (count + kCubeSide - 1) / kCubeSide * kCubeSide;
}

Tensor asTheOperatorReads(const Tensor& given, const EmulationOptions& options) {
    Tensor read = given;
    quantizeAndBack(options.kv_cache, options.inputs, read);
    roundAll(options.inputs, {Rounding::TiesToEven, options.overflow}, read.data);
    return read;
}

}  // namespace

EmulatedOperands::EmulatedOperands(const AttentionProblem& problem, const EmulationOptions& options,
                                   const RunControl& control)
    : m_padded_dim(padded(problem.headDim())), m_padded_keys(padded(problem.keys())) {
    packQueries(problem.q, control);
    roundAll(options.inputs, {Rounding::TiesToEven, options.overflow}, m_q.data);
    packKeys(asTheOperatorReads(problem.k, options), control);
    packValues(asTheOperatorReads(problem.v, options), control);
    m_packing_bytes = bytesOf(problem.v);
}

Bytes EmulatedOperands::bytes() const {
    return bytesOf(m_q) + bytesOf(m_k) + bytesOf(m_v);
}

void EmulatedOperands::packQueries(const Tensor& q, const RunControl& control) {
    m_q = Tensor({q.shape.heads, q.shape.seq, m_padded_dim});
    for (Index head = 0; head < q.shape.heads; ++head) {
        control.throwIfStopped();
        for (QueryIndex row = 0; row < q.shape.seq; ++row) {
            std::copy_n(q.row(head, row), q.shape.head_dim, m_q.row(head, row));
        }
    }
}

void EmulatedOperands::packKeys(const Tensor& k, const RunControl& control) {
    m_k.resize(static_cast<std::size_t>(k.shape.heads * m_padded_keys * m_padded_dim));
    float* to = m_k.data();
    for (Index head = 0; head < k.shape.heads; ++head) {
        control.throwIfStopped();
        for (Index first = 0; first < m_padded_keys; first += kCubeSide, to += m_padded_dim * kCubeSide) {
            const Index count = std::min(kCubeSide, k.shape.seq - first);
            for (Index lane = 0; lane < count; ++lane) {
                const float* from = k.row(head, first + lane);
                for (Index d = 0; d < k.shape.head_dim; ++d) to[d * kCubeSide + lane] = from[d];
            }
        }
    }
}

void EmulatedOperands::packValues(const Tensor& v, const RunControl& control) {
    m_v.resize(static_cast<std::size_t>(v.shape.heads * m_padded_keys * m_padded_dim));
    for (const float value : v.data) {
        // A NaN stays the largest.
        if (!(std::abs(value) <= m_largest_value)) m_largest_value = std::abs(value);
    }
    float* to = m_v.data();
    for (Index head = 0; head < v.shape.heads; ++head) {
        control.throwIfStopped();
        for (Index d = 0; d < m_padded_dim; d += kCubeSide, to += m_padded_keys * kCubeSide) {
            const Index count = std::min(kCubeSide, v.shape.head_dim - d);
            for (Index key = 0; key < v.shape.seq; ++key) {
                std::copy_n(v.row(head, key) + d, count, to + key * kCubeSide);
            }
        }
    }
}

const float* EmulatedOperands::keyBlock(Index kv_head, Index k) const {
    return m_k.data() + (kv_head * m_padded_keys + k * kCubeSide) * m_padded_dim;
}

const float* EmulatedOperands::valueBlock(Index kv_head, Index k) const {
    return m_v.data() + (kv_head * m_padded_dim + k * kCubeSide) * m_padded_keys;
}

}  // namespace triscope
