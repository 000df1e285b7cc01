#pragma once

#include <cstdlib>
#include <memory>
#include <new>

#include "core/attention/engine/panel_kernels.h"

namespace triscope {

// Uninitialised floats that begin at a multiple of kPanelAlignment.
class AlignedFloats {
  public:
    explicit AlignedFloats(Index count)
        : m_bytes((static_cast<std::size_t>(count) * sizeof(float) + kPanelAlignment - 1) / kPanelAlignment *
                  kPanelAlignment),
          m_data(static_cast<float*>(std::aligned_alloc(kPanelAlignment, m_bytes))) {
        if (m_data == nullptr && m_bytes != 0) throw std::bad_alloc();
    }

    float* data() const { return m_data.get(); }
    Bytes bytes() const { return {static_cast<WideInt>(m_bytes)}; }

  private:
    struct Free {
        void operator()(float* data) const { std::free(data); }
    };
    std::size_t m_bytes;
    std::unique_ptr<float, Free> m_data;
};

}  // namespace triscope
