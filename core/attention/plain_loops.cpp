#include "core/attention/plain_loops.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/attention/run_measure.h"

namespace triscope {

template <class Real>
PlainLoops<Real>::PlainLoops(const AttentionProblem& problem)
    : m_problem(problem),
      m_scale(static_cast<Real>(problem.effectiveScale())),
      m_weights(static_cast<std::size_t>(problem.keys())) {}

template <class Real>
Real PlainLoops<Real>::score(const float* q, const float* k) const {
    Real sum = 0;
    for (Index d = 0; d < m_problem.headDim(); ++d) sum += static_cast<Real>(q[d]) * static_cast<Real>(k[d]);
    return m_scale * sum;
}

template <class Real>
Real PlainLoops<Real>::row(Index head, QueryIndex row, std::span<Real> output) {
    constexpr Real kInfinity = std::numeric_limits<Real>::infinity();
    const std::vector<Range> spans = m_problem.mask->keptSpans(row);
    const Index kv_head = m_problem.kvHead(head);

    Real max = -kInfinity;
    for (const Range& span : spans) {
        for (KeyIndex j = span.begin; j < span.end; ++j) {
            const Real s = score(m_problem.q.row(head, row), m_problem.k.row(kv_head, j));
            m_weights[static_cast<std::size_t>(j)] = s;
            max = std::max(max, s);
        }
    }

    Real sum = 0;
    for (const Range& span : spans) {
        for (KeyIndex j = span.begin; j < span.end; ++j) {
            Real& weight = m_weights[static_cast<std::size_t>(j)];
            weight = std::exp(weight - max);
            sum += weight;
        }
    }

    std::fill(output.begin(), output.end(), Real{0});
    for (const Range& span : spans) {
        m_cells += span.size();
        for (KeyIndex j = span.begin; j < span.end; ++j) {
            const Real p = m_weights[static_cast<std::size_t>(j)] / sum;
            const float* v = m_problem.v.row(kv_head, j);
            for (std::size_t d = 0; d < output.size(); ++d) output[d] += p * static_cast<Real>(v[d]);
        }
    }
    return spans.empty() ? -kInfinity : max + std::log(sum);
}

template <class Real>
Bytes PlainLoops<Real>::workspaceBytes() const {
    return bytesOf(m_weights);
}

template class PlainLoops<float>;
template class PlainLoops<double>;

}  // namespace triscope
