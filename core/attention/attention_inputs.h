#pragma once

#include <cassert>

#include "core/attention/half_problem.h"

namespace triscope {

// Q, K or V where another owns them, in whatever type they are stored in.
class TensorView {
  public:
    TensorView(const Tensor& tensor) : m_shape(tensor.shape), m_floats(tensor.data.data()) {}
    TensorView(const BasicTensor<std::uint16_t>& tensor)
        : m_shape(tensor.shape), m_halves(tensor.data.data()) {}

    const TensorShape& shape() const { return m_shape; }

    // Precondition: stored in 32 bits.
    const float* row(Index head, Index token) const {
        assert(m_floats != nullptr);
        return m_floats + m_shape.offset(head, token);
    }
    // Precondition: stored in 16 bits.
    const std::uint16_t* halfRow(Index head, Index token) const {
        assert(m_halves != nullptr);
        return m_halves + m_shape.offset(head, token);
    }

  private:
    TensorShape m_shape;
    const float* m_floats = nullptr;
    const std::uint16_t* m_halves = nullptr;
};

// An attention call of any of the stored types, which must outlive this.
struct AttentionInputs {
    Dtype dtype = Dtype::Fp32;
    TensorView q;
    TensorView k;
    TensorView v;
    const Mask* mask = nullptr;
    double scale = 0;  // that of the scores, never 0

    AttentionInputs(const AttentionProblem& problem);
    AttentionInputs(const HalfAttentionProblem& problem);

    bool isHalf() const { return dtype != Dtype::Fp32; }
    Index heads() const { return q.shape().heads; }
    Index kvHeads() const { return k.shape().heads; }
    Index queries() const { return q.shape().seq; }
    Index keys() const { return k.shape().seq; }
    Index headDim() const { return q.shape().head_dim; }
    Index groupSize() const { return heads() / kvHeads(); }
    Index kvHead(Index head) const { return head / groupSize(); }

    // As usefulFlops(AttentionProblem).
    Flops usefulFlops() const;
};

}  // namespace triscope
