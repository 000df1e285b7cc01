#include "core/attention/attention_inputs.h"

#include <cmath>

namespace triscope {

namespace {

double scaleOr(double scale, Index head_dim) {
    return scale != 0 ? scale : 1 / std::sqrt(static_cast<double>(head_dim));
}

}  // namespace

AttentionInputs::AttentionInputs(const AttentionProblem& problem)
    : q(problem.q),
      k(problem.k),
      v(problem.v),
      mask(problem.mask.get()),
      scale(scaleOr(problem.scale, problem.headDim())) {}

AttentionInputs::AttentionInputs(const HalfAttentionProblem& problem)
    : dtype(problem.dtype),
      q(problem.q),
      k(problem.k),
      v(problem.v),
      mask(problem.mask.get()),
      scale(scaleOr(problem.scale, problem.q.shape.head_dim)) {
    assert(isHalf());
}

Flops AttentionInputs::usefulFlops() const {
    const CellCount kept = mask->keptCount(mask->shape().rect());
    return {WideInt{4} * headDim() * kept * heads()};
}

}  // namespace triscope
