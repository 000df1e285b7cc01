#pragma once

#include <span>
#include <vector>

#include "core/attention/attention_problem.h"

namespace triscope {

// Attention by definition, one query row at a time. This is the oracle: everything else that computes
// attention is judged against it, so it stays what it is, three plain loops over heads, rows and kept keys,
// with no blocking, no vector library and no threads.
//
// For kept keys j:  s_j = scale * q.k_j,  m = max s_j,  p_j = exp(s_j - m),  O = sum of (p_j / sum p) v_j.
// LSE = m + ln(sum p). A row with no kept key gives O = 0 and LSE = -infinity.
//
// Real is the type of every intermediate value. In double this is the reference. In float it is "plain
// float", the same code and order of operations: its distance from double is the rounding error that any
// honest float implementation of this problem must be allowed (core/attention/derived_tolerance.h).
template <class Real>
class PlainLoops {
  public:
    explicit PlainLoops(const AttentionProblem& problem);

    // Writes one row of the output, head_dim elements, and returns its LSE.
    Real row(Index head, QueryIndex row, std::span<Real> output);

    // Kept cells computed so far.
    CellCount cells() const { return m_cells; }
    Bytes workspaceBytes() const;

  private:
    Real score(const float* q, const float* k) const;

    const AttentionProblem& m_problem;
    Real m_scale;
    std::vector<Real> m_weights;  // one a key
    CellCount m_cells = 0;
};

extern template class PlainLoops<float>;
extern template class PlainLoops<double>;

}  // namespace triscope
