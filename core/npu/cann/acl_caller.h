#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>

#include "core/base/run_control.h"
#include "core/npu/cann/acl_types.h"

namespace triscope {

// A call of CANN that failed: "aclrtMalloc failed with 207001 (out of device memory): <CANN's own words>".
class AclError : public std::runtime_error {
  public:
    AclError(const std::string& call, acl::Status status, const std::string& words);

    acl::Status status() const { return m_status; }

  private:
    acl::Status m_status;
};

// A device that did not finish, or a call that did not return, in the time allowed.
struct NpuTimeout : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Which call of CANN a thread is in, for the one that watches it. All from any thread.
class CallWatch {
  public:
    using Clock = std::chrono::steady_clock;

    // The time in between.
    class Call {
      public:
        Call(CallWatch& watch, const char* name) : m_watch(watch) {
            m_watch.m_since = Clock::now().time_since_epoch().count();
            m_watch.m_name = name;
        }
        ~Call() { m_watch.m_name = nullptr; }
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;

      private:
        CallWatch& m_watch;
    };

    // The call that has been under way for longer than that; nullptr: none.
    const char* longerThan(Clock::duration limit) const {
        const char* name = m_name;
        const Clock::duration since(m_since.load());
        return name != nullptr && Clock::now().time_since_epoch() - since > limit ? name : nullptr;
    }

  private:
    std::atomic<const char*> m_name = nullptr;
    std::atomic<Clock::rep> m_since = 0;
};

// Makes the calls of one thread: tells the watch of each, stops between them when asked to, and turns every
// status into an AclError with what CANN says of it.
class AclCaller {
  public:
    AclCaller(const acl::RuntimeApi& api, CallWatch& watch, std::stop_token stop)
        : m_api(api), m_watch(watch), m_stop(std::move(stop)) {}

    const acl::RuntimeApi& api() const { return m_api; }

    // Throws Cancelled before, AclError after.
    template <class... Parameters, class... Arguments>
    void operator()(const char* name, acl::Status (*function)(Parameters...), Arguments... arguments) const {
        throwIfStopped();
        check(name, watched(name, function, arguments...));
    }

    // A function that makes something, and null on failure.
    template <class Made, class... Parameters, class... Arguments>
    Made* make(const char* name, Made* (*function)(Parameters...), Arguments... arguments) const {
        throwIfStopped();
        Made* made = watched(name, function, arguments...);
        if (made == nullptr) fail(name);
        return made;
    }

    // To release what there is: whatever comes of it, and also when stopped.
    template <class... Parameters, class... Arguments>
    void release(const char* name, acl::Status (*function)(Parameters...),
                 Arguments... arguments) const noexcept {
        watched(name, function, arguments...);
    }

    // Waits for all work on the stream. Throws NpuTimeout when the device has not finished by then;
    // Cancelled.
    void synchronize(acl::Stream stream, std::chrono::milliseconds timeout) const;

    void check(const char* name, acl::Status status) const;

    // Of a call whose status the caller looks at.
    template <class Result, class... Parameters, class... Arguments>
    Result watched(const char* name, Result (*function)(Parameters...), Arguments... arguments) const {
        const CallWatch::Call call(m_watch, name);
        return function(arguments...);
    }

  private:
    void throwIfStopped() const;
    [[noreturn]] void fail(const char* name) const;
    std::string recentWords() const;

    const acl::RuntimeApi& m_api;
    CallWatch& m_watch;
    std::stop_token m_stop;
};

}  // namespace triscope
