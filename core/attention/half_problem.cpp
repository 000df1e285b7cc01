#include "core/attention/half_problem.h"

#include <algorithm>
#include <cassert>

#include "core/numerics/half.h"

namespace triscope {

namespace {

template <class To, class From, class Convert>
BasicTensor<To> converted(const BasicTensor<From>& tensor, const Convert& convert) {
    BasicTensor<To> result(tensor.shape);
    std::transform(tensor.data.begin(), tensor.data.end(), result.data.begin(), convert);
    return result;
}

}  // namespace

HalfAttentionProblem narrowed(Dtype dtype, const AttentionProblem& problem) {
    assert(dtype != Dtype::Fp32);
    const auto bits = [dtype](float value) {
        return dtype == Dtype::Fp16 ? fp16Bits(value) : bf16Bits(value);
    };
    return {.dtype = dtype,
            .q = converted<std::uint16_t>(problem.q, bits),
            .k = converted<std::uint16_t>(problem.k, bits),
            .v = converted<std::uint16_t>(problem.v, bits),
            .mask = problem.mask,
            .scale = problem.scale};
}

AttentionProblem widened(const HalfAttentionProblem& problem) {
    const auto value = [dtype = problem.dtype](std::uint16_t bits) {
        return dtype == Dtype::Fp16 ? fp16Value(bits) : bf16Value(bits);
    };
    return {.q = converted<float>(problem.q, value),
            .k = converted<float>(problem.k, value),
            .v = converted<float>(problem.v, value),
            .mask = problem.mask,
            .scale = problem.scale};
}

}  // namespace triscope
