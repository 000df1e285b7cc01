#include "core/npu/cann/cann_host.h"

#include <fmt/format.h>

#include <exception>
#include <thread>

namespace triscope {

namespace {

// How often the caller looks whether it was asked to stop.
constexpr std::chrono::milliseconds kTick{20};
// What a call that is under way may still take once a stop was requested.
constexpr std::chrono::milliseconds kPatience{2000};

}  // namespace

// Shared by the thread that works and the one that waits.
struct CannHost::Job {
    NpuWork work;
    std::stop_source stop;
    CallWatch watch;
    std::exception_ptr exception;
    bool done = false;
};

CannLoad CannHost::load() {
    const std::scoped_lock lock(m_mutex);
    if (m_library) return {.library = m_library};
    CannLoad load = loadCann(m_places);
    m_library = load.library;
    return load;
}

std::optional<Message> CannHost::whyBusy() const {
    const std::scoped_lock lock(m_mutex);
    if (!m_hanging.empty())
        return Message{TRISCOPE_TR("%1 of CANN was called and has not returned yet"), {m_hanging}};
    if (m_finalized) return Message{TRISCOPE_TR("CANN was finalised in this process"), {}};
    return std::nullopt;
}

void CannHost::run(NpuWork work, std::chrono::milliseconds timeout, const RunControl& control,
                   std::shared_ptr<const Progress> progress) {
    if (const CannLoad loaded = load(); !loaded.library) throw std::runtime_error(loaded.reason->str());
    acquire(control);
    auto job = std::make_shared<Job>();
    job->work = [self = shared_from_this(), work = std::move(work)](const CannLibrary& library,
                                                                    const AclCaller& call) {
        self->initialize(call);
        work(library, call);
    };
    start(job);
    await(*job, timeout, control, progress.get());
}

// Precondition: acquired.
void CannHost::start(std::shared_ptr<Job> job) {
    try {
        std::thread([self = shared_from_this(), job] { self->work(*job); }).detach();
    } catch (...) {
        const std::scoped_lock lock(m_mutex);
        m_busy = false;
        throw;
    }
}

void CannHost::acquire(const RunControl& control) {
    std::unique_lock lock(m_mutex);
    while (m_busy && m_hanging.empty()) {
        control.throwIfStopped();
        m_changed.wait_for(lock, kTick);
    }
    if (!m_hanging.empty()) throw NpuTimeout(m_hanging + " of CANN was called and has not returned yet");
    if (m_finalized) throw std::runtime_error("CANN was finalised in this process");
    m_busy = true;
}

void CannHost::initialize(const AclCaller& call) {
    if (m_initialized) return;
    const acl::Status status = call.watched("aclInit", call.api().aclInit, nullptr);
    // Another part of the process may have done it.
    if (status != acl::kRepeatInitialize) call.check("aclInit", status);
    m_initialized = true;
}

// In the thread of its own.
void CannHost::work(Job& job) {
    std::exception_ptr exception;
    try {
        const AclCaller call(m_library->runtime, job.watch, job.stop.get_token());
        job.work(*m_library, call);
    } catch (...) {
        exception = std::current_exception();
    }
    // What the work holds goes before anybody is told that it is over.
    job.work = nullptr;
    const std::scoped_lock lock(m_mutex);
    job.exception = exception;
    job.done = true;
    m_busy = false;
    m_hanging.clear();
    m_changed.notify_all();
}

void CannHost::await(Job& job, std::chrono::milliseconds timeout, const RunControl& control,
                     const Progress* progress) {
    const auto allowed = [&] {
        return job.stop.stop_requested() ? std::min(timeout, kPatience) : 2 * timeout;
    };
    std::unique_lock lock(m_mutex);
    while (!job.done) {
        if (control.stop.stop_requested()) job.stop.request_stop();
        if (const char* hanging = job.watch.longerThan(allowed())) {
            m_hanging = hanging;
            if (control.stop.stop_requested()) throw Cancelled();
            job.stop.request_stop();
            throw NpuTimeout(
                fmt::format("{} did not return within {} s; the NPU cannot be used until it does", m_hanging,
                            static_cast<double>(2 * timeout.count()) / 1000));
        }
        m_changed.wait_for(lock, kTick);
        if (progress == nullptr) continue;
        lock.unlock();
        control.report(progress->share);
        lock.lock();
    }
    if (job.exception) std::rethrow_exception(job.exception);
}

void CannHost::finalize() {
    // CANN may take 2 s for it.
    constexpr std::chrono::milliseconds kTimeout{2500};
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_initialized || m_busy) return;
        m_busy = true;
        m_initialized = false;
        m_finalized = true;
    }
    auto job = std::make_shared<Job>();
    job->work = [](const CannLibrary&, const AclCaller& call) {
        call("aclFinalize", call.api().aclFinalize);
    };
    try {
        start(job);
        await(*job, kTimeout, {}, nullptr);
    } catch (const std::exception&) {
        // The process is about to end: nobody is left to tell.
        return;
    }
}

}  // namespace triscope
