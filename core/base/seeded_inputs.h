#pragma once

#include <cstdint>

#include "core/base/run_control.h"
#include "core/base/tensor.h"

namespace triscope {

// Which input of an attention call is drawn.
enum class InputStream : std::uint64_t { Queries = 1, Keys = 2, Values = 3 };

// Unit Gaussians that depend on nothing but (seed, stream, head, position in the head): the same bits on
// every platform and standard library. Each head of each stream has a generator of its own, so asking for
// more heads or more tokens (at the same head_dim) leaves the elements that were there as they were.
//
// Generator: std::mt19937_64, whose output the C++ standard fixes, through the Box-Muller transform
// z = sqrt(-2 ln u) * (cos 2 pi v, sin 2 pi v). std::normal_distribution is left to each library, and so is
// the last digit of std::log and std::sin: the transform is computed here with + - * / and sqrt alone,
// which IEEE 754 fixes, to about 1e-16, and then rounded to float.
// Throws Cancelled.
Tensor gaussianTensor(const TensorShape& shape, std::uint64_t seed, InputStream stream,
                      const RunControl& control = {});

}  // namespace triscope
