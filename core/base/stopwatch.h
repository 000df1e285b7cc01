#pragma once

#include <chrono>

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

}  // namespace triscope
