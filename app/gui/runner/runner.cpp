#include "app/gui/runner/runner.h"

#include "app/gui/text/translate.h"

namespace triscope::gui {

Runner::Runner(QObject* parent) : QObject(parent) {}

Runner::~Runner() {
    m_stop.request_stop();
    m_worker.request_stop();
    // The worker must be gone before QObject's destructor drops what it posted here.
    if (m_worker.joinable()) m_worker.join();
}

void Runner::start(const QString& what, Task task) {
    supersede();
    m_stop = std::stop_source();
    {
        const std::lock_guard lock(m_mutex);
        m_next = Job{m_generation, std::move(task), m_stop};
    }
    if (!m_worker.joinable()) {
        m_worker = std::jthread([this](const std::stop_token& quit) { workUntil(quit); });
    }
    m_job_waits.notify_one();
    m_busy = true;
    m_what = what;
    emit started();
}

void Runner::cancel() {
    if (!m_busy) return;
    supersede();
    m_busy = false;
    emit cancelled();
}

void Runner::supersede() {
    ++m_generation;
    m_progress.reset();
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    m_next.reset();
}

void Runner::workUntil(const std::stop_token& quit) {
    while (true) {
        std::unique_lock lock(m_mutex);
        if (!m_job_waits.wait(lock, quit, [this] { return m_next.has_value(); })) return;
        const Job job = std::move(*m_next);
        m_next.reset();
        lock.unlock();
        execute(job);
    }
}

void Runner::execute(const Job& job) {
    const Generation generation = job.generation;
    const RunControl control{job.stop.get_token(),
                             [this, generation](double share) { postProgress(generation, share); }};
    Delivery delivery;
    std::exception_ptr error;
    try {
        delivery = job.task(control);
    } catch (...) {
        error = std::current_exception();
    }
    QMetaObject::invokeMethod(
        this, [this, generation, delivery, error] { finish(generation, delivery, error); },
        Qt::QueuedConnection);
}

// At most one event is under way, however often the work reports.
void Runner::postProgress(Generation generation, double share) {
    m_posted_share = share;
    if (m_progress_is_posted.exchange(true)) return;
    QMetaObject::invokeMethod(
        this,
        [this, generation] {
            m_progress_is_posted = false;
            if (generation != m_generation || !m_busy) return;
            m_progress = m_posted_share.load();
            emit progressed(*m_progress);
        },
        Qt::QueuedConnection);
}

void Runner::finish(Generation generation, const Delivery& delivery, const std::exception_ptr& error) {
    if (generation != m_generation || !m_busy) return;
    m_busy = false;
    m_progress.reset();
    if (error != nullptr) {
        reportFailure(error);
        return;
    }
    delivery();
    // What was delivered may have asked for the next run.
    if (generation == m_generation) emit succeeded();
}

void Runner::reportFailure(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const Cancelled&) {
        emit cancelled();
    } catch (...) {
        emit failed(describe(std::current_exception()));
    }
}

}  // namespace triscope::gui
