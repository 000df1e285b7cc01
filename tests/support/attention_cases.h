#pragma once

#include <cstring>

#include "core/attention/gaussian_problem.h"
#include "core/base/seeded_inputs.h"
#include "core/mask/catalog.h"

namespace triscope {

// Equal to the last bit: tells -0 from 0, and takes the same NaN for the same.
template <class T>
bool sameBits(const BasicTensor<T>& a, const BasicTensor<T>& b) {
    return a.shape == b.shape && std::memcmp(a.data.data(), b.data.data(), a.data.size() * sizeof(T)) == 0;
}

}  // namespace triscope
