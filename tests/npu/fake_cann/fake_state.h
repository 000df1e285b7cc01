#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

// What the libraries of the stand-in share. They are written after the same documents as core/npu/cann, and
// include nothing of it, so that a slip in one of the two shows.
namespace fake {

using Status = int;

struct Event {
    bool recorded = false;
    double milliseconds = 0;
};

struct Stream {
    std::vector<std::function<void()>> queue;
};

struct State {
    std::mutex mutex;
    std::condition_variable changed;

    // Faults.
    struct Failure {
        int nth = 0;
        Status status = 0;
        std::string words;
    };
    std::map<std::string, Failure> failures;
    std::set<std::string> hanging;
    bool stalled = false;
    bool miscomputes = false;

    std::uint32_t devices = 1;
    std::string soc = "Ascend910B3";
    std::uint64_t free_memory = std::uint64_t{1} << 30U;

    bool initialized = false;
    bool finalized = false;
    double clock = 0;  // milliseconds of work that the device has done
    std::map<std::string, int> calls;
    std::map<const char*, std::size_t> allocations;
    std::set<Stream*> streams;
    std::set<Event*> events;
    int set_devices = 0;
    int tensor_objects = 0;  // tensors, lists, arrays and executors
    std::string complaints;
};

State& state();

// Every function begins with it: counts the call, hangs or fails if it is to. Not to be called with the
// mutex.
Status enter(const char* call);
// The same for a function that works on a device, which has to be set for the thread.
Status enterOnDevice(const char* call);

// Says what was done wrong, in CANN's words and to the test, and returns the status.
Status refuse(Status status, const std::string& words);

// Whether so many bytes from there on are the device's.
bool onDevice(const void* memory, std::size_t bytes);

constexpr Status kInvalidParam = 100000;
constexpr Status kUninitialized = 100001;
constexpr Status kRepeated = 100002;
constexpr Status kNoContext = 107002;
constexpr Status kOutOfMemory = 207001;
constexpr Status kSyncTimeout = 507046;
constexpr Status kNullParameter = 161001;
constexpr Status kInvalidParameter = 161002;

}  // namespace fake
