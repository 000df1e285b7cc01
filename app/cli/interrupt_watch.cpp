#include "app/cli/interrupt_watch.h"

#include <pthread.h>

namespace triscope::cli {

InterruptWatch::InterruptWatch() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_thread = std::thread([this] {
        int signal = 0;
        sigwait(&m_signals, &signal);
        m_stop.request_stop();
    });
}

InterruptWatch::~InterruptWatch() {
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
}

}  // namespace triscope::cli
