#include "tests/attention/plain_backward.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace triscope {

namespace {

template <class Real>
Real dot(const float* a, const float* b, Index count) {
    Real sum = 0;
    for (Index d = 0; d < count; ++d) sum += static_cast<Real>(a[d]) * static_cast<Real>(b[d]);
    return sum;
}

// A gradient, and beside it the absolute values of its terms.
template <class Real>
struct Gradient {
    explicit Gradient(const TensorShape& shape) : value(shape), terms(shape) {}
    void add(Index head, Index row, Real factor, Real size, const float* x) {
        for (Index d = 0; d < value.shape.head_dim; ++d) {
            value.row(head, row)[d] += factor * static_cast<Real>(x[d]);
            terms.row(head, row)[d] += std::abs(static_cast<double>(size) * static_cast<double>(x[d]));
        }
    }
    double mostTerms() const { return *std::max_element(terms.data.begin(), terms.data.end()); }

    BasicTensor<Real> value;
    BasicTensor<double> terms;
};

template <class Real>
struct Cell {
    KeyIndex key;
    Real p;
    Real dp;
};

template <class Real>
std::vector<Cell<Real>> cellsOfRow(const AttentionProblem& problem, const Tensor& d_output, Index head,
                                   QueryIndex row) {
    const Index kv_head = problem.kvHead(head);
    const auto scale = static_cast<Real>(problem.effectiveScale());
    std::vector<Cell<Real>> cells;
    Real max = -std::numeric_limits<Real>::infinity();
    for (KeyIndex key = 0; key < problem.keys(); ++key) {
        if (!problem.mask->regions()[problem.mask->regionAt(row, key)].kept) continue;
        const Real s =
            scale * dot<Real>(problem.q.row(head, row), problem.k.row(kv_head, key), problem.headDim());
        const Real dp = dot<Real>(d_output.row(head, row), problem.v.row(kv_head, key), problem.headDim());
        cells.push_back({key, s, dp});
        max = std::max(max, s);
    }
    Real sum = 0;
    for (auto& cell : cells) sum += cell.p = std::exp(cell.p - max);
    for (auto& cell : cells) cell.p /= sum;
    return cells;
}

}  // namespace

template <class Real>
PlainGradients<Real> plainBackward(const AttentionProblem& problem, const Tensor& d_output,
                                   const Mask& sections) {
    const auto scale = static_cast<Real>(problem.effectiveScale());
    Gradient<Real> dq(problem.q.shape);
    Gradient<Real> dk(problem.k.shape);
    Gradient<Real> dv(problem.v.shape);
    std::vector<SectionGradients> sums(static_cast<std::size_t>(problem.heads()));
    for (Index head = 0; head < problem.heads(); ++head) {
        const Index kv_head = problem.kvHead(head);
        for (QueryIndex row = 0; row < problem.queries(); ++row) {
            const auto cells = cellsOfRow<Real>(problem, d_output, head, row);
            Real delta = 0;
            for (const auto& cell : cells) delta += cell.p * cell.dp;
            for (const auto& [key, p, dp] : cells) {
                const Real ds = scale * p * (dp - delta);
                const Real size = scale * p * (std::abs(dp) + std::abs(delta));
                dq.add(head, row, ds, size, problem.k.row(kv_head, key));
                dk.add(kv_head, key, ds, size, problem.q.row(head, row));
                dv.add(kv_head, key, p, p, d_output.row(head, row));
                SectionGradient& sum = sums[static_cast<std::size_t>(head)][sections.regionAt(row, key)];
                sum.signed_sum += static_cast<double>(p * dp);
                sum.absolute_sum += static_cast<double>(std::abs(p * dp));
            }
        }
    }
    return {dq.value, dk.value, dv.value, sums, dq.mostTerms(), dk.mostTerms(), dv.mostTerms()};
}

template PlainGradients<float> plainBackward(const AttentionProblem&, const Tensor&, const Mask&);
template PlainGradients<double> plainBackward(const AttentionProblem&, const Tensor&, const Mask&);

}  // namespace triscope
