#pragma once

#include <chrono>

#include "core/base/tensor.h"
#include "core/base/units.h"

namespace triscope {

// Wall clock from construction on.
class Stopwatch {
  public:
    Seconds elapsed() const { return {std::chrono::duration<double>(Clock::now() - m_start).count()}; }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

// The memory that a vector holds, used or not.
template <class T>
Bytes bytesOf(const std::vector<T>& elements) {
    return {WideInt{sizeof(T)} * static_cast<WideInt>(elements.capacity())};
}

template <class T>
Bytes bytesOf(const BasicTensor<T>& tensor) {
    return bytesOf(tensor.data);
}

}  // namespace triscope
