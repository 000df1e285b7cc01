#pragma once

#include <cstring>

#include "core/attention/attention_problem.h"
#include "core/base/seeded_inputs.h"
#include "core/mask/catalog.h"

namespace triscope {

// The sizes of a problem that its mask does not settle.
struct HeadSizes {
    Index heads = 2;
    Index kv_heads = 1;
    Index head_dim = 8;
};

// Unit Gaussians under a mask.
inline AttentionProblem gaussianProblem(const MaskSettings& mask, const HeadSizes& sizes = {},
                                        std::uint64_t seed = 1) {
    const TensorShape query_shape{sizes.heads, mask.shape.queries, sizes.head_dim};
    const TensorShape key_shape{sizes.kv_heads, mask.shape.keys, sizes.head_dim};
    return {.q = gaussianTensor(query_shape, seed, InputStream::Queries),
            .k = gaussianTensor(key_shape, seed, InputStream::Keys),
            .v = gaussianTensor(key_shape, seed, InputStream::Values),
            .mask = makeMask(mask)};
}

// Equal to the last bit: tells -0 from 0, and takes the same NaN for the same.
template <class T>
bool sameBits(const BasicTensor<T>& a, const BasicTensor<T>& b) {
    return a.shape == b.shape && std::memcmp(a.data.data(), b.data.data(), a.data.size() * sizeof(T)) == 0;
}

}  // namespace triscope
