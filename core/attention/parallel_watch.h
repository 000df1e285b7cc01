#pragma once

#include <omp.h>

#include <atomic>
#include <exception>

#include "core/base/run_control.h"
#include "core/base/units.h"

namespace triscope {

// Keeps watch over tasks that share an OpenMP region: passes over the rest once a stop is requested or one of
// them has thrown, since no exception may leave the region, and reports progress from its first thread alone,
// which is the caller's.
class ParallelWatch {
  public:
    // `total`: the weights of all tasks together.
    ParallelWatch(const RunControl& control, CellCount total) : m_control(control), m_total(total) {}

    // Inside the region: runs one task, unless the work is over.
    template <class Task>
    void run(CellCount weight, const Task& task) {
        if (m_failed.load(std::memory_order_relaxed) || m_control.stop.stop_requested()) return;
        try {
            task();
            const CellCount done = m_done.fetch_add(weight) + weight;
            if (omp_get_thread_num() == 0 && m_total > 0) {
                m_control.report(static_cast<double>(done) / static_cast<double>(m_total));
            }
        } catch (...) {
            if (!m_failed.exchange(true)) m_exception = std::current_exception();
        }
    }

    // After the region: throws what a task threw first, or Cancelled; else reports that all is done.
    void finish() const {
        if (m_exception) std::rethrow_exception(m_exception);
        m_control.throwIfStopped();
        m_control.report(1);
    }

  private:
    const RunControl& m_control;
    CellCount m_total;
    std::atomic<CellCount> m_done = 0;
    std::atomic<bool> m_failed = false;
    std::exception_ptr m_exception;
};

}  // namespace triscope
