#pragma once

#include "core/attention/attention_problem.h"
#include "core/base/run_control.h"
#include "core/npu/emulated/emulated_kernels.h"

namespace triscope {

// Q, K and V of a problem as the operator reads them: quantised, rounded, and packed for CubeProduct, padded
// with zeros to multiples of 16.
class EmulatedOperands {
  public:
    // Throws Cancelled.
    EmulatedOperands(const AttentionProblem& problem, const EmulationOptions& options,
                     const RunControl& control);

    Index paddedDim() const { return m_padded_dim; }
    // A row of `paddedDim` dimensions.
    const float* query(Index head, QueryIndex row) const { return m_q.row(head, row); }
    // Keys 16 k to 16 k + 15: paddedDim rows of 16.
    const float* keyBlock(Index kv_head, Index k) const;
    // Dimensions 16 k to 16 k + 15: a row of 16 for each key, multiples of 16 keys.
    const float* valueBlock(Index kv_head, Index k) const;

    // The largest magnitude of V.
    float largestValue() const { return m_largest_value; }
    Bytes bytes() const;
    // What packing took beside them.
    Bytes packingBytes() const { return m_packing_bytes; }

  private:
    void packQueries(const Tensor& q, const RunControl& control);
    void packKeys(const Tensor& k, const RunControl& control);
    void packValues(const Tensor& v, const RunControl& control);

    Index m_padded_dim;
    Index m_padded_keys;
    Tensor m_q;
    std::vector<float> m_k;
    std::vector<float> m_v;
    float m_largest_value = 0;
    Bytes m_packing_bytes;
};

}  // namespace triscope
