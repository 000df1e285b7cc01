#pragma once

#include "core/base/tensor.h"
#include "core/npu/cann/operator_call.h"

namespace triscope {

// What an operator returned: (slices, heads, queries, head_dim) in the call's type and (slices, heads,
// queries); no LSE from an operator that has none.
struct CallOutput {
    std::vector<std::uint16_t> output;
    std::vector<float> lse;
};

// The output of all calls of a plan together. Where several have keys for a row, with m = max(l1, l2),
//   o = (o1 exp(l1 - m) + o2 exp(l2 - m)) / (exp(l1 - m) + exp(l2 - m)),  l = m + ln(exp(l1 - m) + exp(l2 -
//   m)),
// in double. A call without a key for a row counts for nothing there, whatever it returned; where no call has
// one, the output is what the first returned, and the LSE -infinity.
class MergedOutput {
  public:
    // `q`: (heads, queries, head_dim) of the problem.
    MergedOutput(const TensorShape& q, bool bf16);

    // Throws std::runtime_error when a row is to be merged and its LSE is not finite.
    void add(const OperatorCall& call, const Mask& mask, const CallOutput& from);

    Tensor output() const;
    // (heads, queries, 1); without elements when a call had no LSE.
    BasicTensor<double> lse() const { return m_has_lse ? m_lse : BasicTensor<double>(); }

  private:
    void addRow(Index head, Index row, bool with_key, const std::uint16_t* values, const float* lse);
    double value(std::uint16_t bits) const;

    bool m_bf16;
    bool m_has_lse = true;
    BasicTensor<double> m_output;
    BasicTensor<double> m_lse;
    enum : char { kNothing, kWithoutKey, kWithKey };
    std::vector<char> m_seen;  // (heads, queries)
};

}  // namespace triscope
