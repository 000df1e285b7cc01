#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace triscope::cli {

// Turns Ctrl-C into a stop request. A thread of its own waits for the signal, since a handler may do nearly
// nothing. Make it before any other thread, so that they inherit the blocked signals.
class InterruptWatch {
  public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

  private:
    sigset_t m_signals{};
    std::stop_source m_stop;
    std::thread m_thread;
};

}  // namespace triscope::cli
