#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/npu/cann/acl_caller.h"
#include "core/npu/cann/cann_library.h"

namespace triscope {

// Work on an NPU: called in a thread of its own, with CANN initialised. It may outlive who asked for it, so
// it owns all that it touches.
using NpuWork = std::function<void(const CannLibrary&, const AclCaller&)>;

// One process's use of CANN: the libraries, and one thread at a time that calls them.
//
// CANN has calls that hang with a broken driver, and no way out of them. So whoever asks for work only waits
// for it, and leaves when a call has not returned for too long: the thread stays behind, and until its call
// does return, nothing else is tried here.
class CannHost : public std::enable_shared_from_this<CannHost> {
  public:
    explicit CannHost(CannPlaces places) : m_places(std::move(places)) {}

    // Opens the libraries at the first call that finds them.
    CannLoad load();

    // Why no work can be done just now: a call that hangs, or CANN was finalised.
    std::optional<Message> whyBusy() const;

    // Does the work and returns, or throws what it threw: AclError and other faults; Cancelled. Throws
    // NpuTimeout when a call does not return within twice `timeout`, for the wait of a stream within the work
    // ends by itself at `timeout`. Waits for other work to end first. Reports progress from the caller's
    // thread, from the share that the work sets. Throws std::runtime_error when there is no CANN.
    struct Progress {
        std::atomic<double> share = 0;
    };
    void run(NpuWork work, std::chrono::milliseconds timeout, const RunControl& control,
             std::shared_ptr<const Progress> progress = nullptr);

    // Tells CANN that the process needs it no more, and waits for it, 5 s at most. After it, CANN cannot be
    // used again. To be called before main returns, not from the destructor of a static object. Does nothing
    // if CANN was not initialised, or hangs.
    void finalize();

  private:
    struct Job;

    void initialize(const AclCaller& call);
    void start(std::shared_ptr<Job> job);
    void work(Job& job);
    void acquire(const RunControl& control);
    void await(Job& job, std::chrono::milliseconds timeout, const RunControl& control,
               const Progress* progress);

    CannPlaces m_places;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<const CannLibrary> m_library;
    std::string m_hanging;  // the call that does not return
    bool m_busy = false;
    bool m_initialized = false;
    bool m_finalized = false;
};

}  // namespace triscope
