#pragma once

#include <cstddef>
#include <span>

#include "core/base/aligned_vector.h"
#include "core/base/units.h"

namespace triscope {

// Dimensions of a (heads, seq, head_dim) tensor, row-major: element (h, t, d) at (h*seq + t)*head_dim + d.
struct TensorShape {
    Index heads = 0;
    Index seq = 0;
    Index head_dim = 0;

    constexpr std::size_t size() const { return static_cast<std::size_t>(heads * seq * head_dim); }
    constexpr std::size_t offset(Index head, Index token) const {
        return static_cast<std::size_t>((head * seq + token) * head_dim);
    }
    friend constexpr bool operator==(const TensorShape&, const TensorShape&) = default;
};

// A tensor that owns its elements.
template <class T>
struct BasicTensor {
    TensorShape shape;
    AlignedVector<T> data;

    BasicTensor() = default;
    explicit BasicTensor(TensorShape s) : shape(s), data(s.size()) {}

    const T* row(Index head, Index token) const { return data.data() + shape.offset(head, token); }
    T* row(Index head, Index token) { return data.data() + shape.offset(head, token); }
};

using Tensor = BasicTensor<float>;

}  // namespace triscope
