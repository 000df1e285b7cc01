#pragma once

#include "core/base/stopwatch.h"
#include "core/base/tensor.h"
#include "core/base/units.h"

namespace triscope {

// The memory that a vector holds, used or not.
template <class T, class Allocator>
Bytes bytesOf(const std::vector<T, Allocator>& elements) {
    return {WideInt{sizeof(T)} * static_cast<WideInt>(elements.capacity())};
}

template <class T>
Bytes bytesOf(const BasicTensor<T>& tensor) {
    return bytesOf(tensor.data);
}

}  // namespace triscope
