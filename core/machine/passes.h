#pragma once

#include "core/base/run_control.h"
#include "core/base/stopwatch.h"

namespace triscope {

// How often a measurement is repeated: `most` times, or fewer where a slow machine has spent `budget` on it,
// but twice at least.
class Passes {
  public:
    Passes(int most, Seconds budget) : m_most(most), m_budget(budget) {}

    // Whether another pass follows, which it reports first. Throws Cancelled.
    bool next(const RunControl& control) {
        control.throwIfStopped();
        const bool spent = m_done >= 2 && m_budget < m_watch.elapsed();
        if (m_done == m_most || spent) return false;
        control.report(static_cast<double>(m_done++) / m_most);
        return true;
    }
    // Of the pass that next() announced, from 0.
    int index() const { return m_done - 1; }

  private:
    int m_most;
    Seconds m_budget;
    int m_done = 0;
    Stopwatch m_watch;
};

}  // namespace triscope
