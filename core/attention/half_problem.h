#pragma once

#include <cstdint>

#include "core/attention/attention_problem.h"
#include "core/numerics/dtype.h"

namespace triscope {

// An attention call whose tensors are stored in 16 bits, as fp16Bits or bf16Bits gives them. Shapes as those
// of AttentionProblem.
struct HalfAttentionProblem {
    Dtype dtype = Dtype::Fp16;  // not Fp32
    BasicTensor<std::uint16_t> q;
    BasicTensor<std::uint16_t> k;
    BasicTensor<std::uint16_t> v;
    MaskPtr mask;
    double scale = 0;  // 0: 1 / sqrt(head_dim)
};

// The same call with every element rounded to `dtype`: ties to even, beyond the largest value infinity.
// Precondition: not Fp32.
HalfAttentionProblem narrowed(Dtype dtype, const AttentionProblem& problem);

// The same call in fp32, which holds every value of both types.
AttentionProblem widened(const HalfAttentionProblem& problem);

}  // namespace triscope
