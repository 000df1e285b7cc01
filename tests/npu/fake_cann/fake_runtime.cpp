#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <utility>

#include "tests/npu/fake_cann/fake_control.h"
#include "tests/npu/fake_cann/fake_state.h"
#include "tests/npu/fake_cann/fake_thread.h"

// The runtime's functions. Prototypes: acl/acl.h and acl/acl_rt.h of CANN 8.1.RC1. Those that release
// something do so even when they are to fail.

namespace {

using fake::Event;
using fake::State;
using fake::Status;
using fake::Stream;

void failAsEnvironmentSays() {
    const char* text = std::getenv("TRISCOPE_FAKE_CANN");
    if (text == nullptr) return;
    std::istringstream words(text);
    std::string call;
    int nth = 0;
    int status = 0;
    words >> call >> nth >> status >> std::ws;
    std::string rest;
    std::getline(words, rest);
    fakeCannFail(call.c_str(), nth, status, rest.c_str());
}

// Frees what the device holds under a lock.
template <class Set, class Object>
bool remove(Set& set, Object* object) {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    return set.erase(object) == 1;
}

bool anyWorkPending() {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    return std::any_of(all.streams.begin(), all.streams.end(),
                       [](const Stream* stream) { return !stream->queue.empty(); });
}

}  // namespace

extern "C" {

Status aclInit(const char* /*config*/) {
    static const bool kOnce = (failAsEnvironmentSays(), true);
    static_cast<void>(kOnce);
    if (const Status status = fake::enter("aclInit")) return status;
    State& all = fake::state();
    if (all.initialized) return fake::kRepeated;
    if (all.finalized) return fake::refuse(fake::kUninitialized, "aclInit after aclFinalize");
    all.initialized = true;
    return 0;
}

Status aclFinalize() {
    if (const Status status = fake::enter("aclFinalize")) return status;
    State& all = fake::state();
    if (!all.initialized) return fake::refuse(fake::kUninitialized, "aclFinalize without aclInit");
    all.initialized = false;
    all.finalized = true;
    return 0;
}

const char* aclGetRecentErrMsg() {
    fake::ThreadState& thread = fake::threadState();
    thread.handed = std::exchange(thread.words, "");
    return thread.handed.empty() ? nullptr : thread.handed.c_str();
}

Status aclrtGetVersion(std::int32_t* major, std::int32_t* minor, std::int32_t* patch) {
    if (const Status status = fake::enter("aclrtGetVersion")) return status;
    *major = 1;
    *minor = 13;
    *patch = 0;
    return 0;
}

struct FakePackageVersion {
    char version[128];
    char parts[4][64];
    char reserved[128];
};

Status aclsysGetCANNVersion(int package, FakePackageVersion* version) {
    if (package != 0) return fake::refuse(fake::kInvalidParam, "another package than CANN");
    std::strcpy(version->version, "8.1.RC1");
    return 0;
}

const char* aclrtGetSocName() {
    return fake::state().soc.c_str();
}

Status aclrtGetDeviceCount(std::uint32_t* count) {
    if (const Status status = fake::enter("aclrtGetDeviceCount")) return status;
    if (!fake::state().initialized) return fake::refuse(fake::kUninitialized, "not initialised");
    *count = fake::state().devices;
    return 0;
}

Status aclrtSetDevice(std::int32_t device) {
    if (const Status status = fake::enter("aclrtSetDevice")) return status;
    State& all = fake::state();
    if (!all.initialized) return fake::refuse(fake::kUninitialized, "not initialised");
    if (device < 0 || device >= static_cast<int>(all.devices)) return fake::refuse(107001, "no such device");
    fake::threadState().device = device;
    const std::scoped_lock lock(all.mutex);
    ++all.set_devices;
    return 0;
}

Status aclrtResetDevice(std::int32_t device) {
    const Status status = fake::enterOnDevice("aclrtResetDevice");
    if (fake::threadState().device != device) return fake::refuse(107001, "another device is set");
    fake::threadState().device = -1;
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    --all.set_devices;
    return status;
}

Status aclGetDeviceCapability(std::uint32_t device, int info, std::int64_t* value) {
    if (device >= fake::state().devices) return fake::refuse(107001, "no such device");
    *value = info == 0 ? 20 : info == 1 ? 40 : 0;
    return 0;
}

Status aclrtGetMemInfo(int attribute, std::size_t* free, std::size_t* total) {
    if (const Status status = fake::enterOnDevice("aclrtGetMemInfo")) return status;
    State& all = fake::state();
    const bool hbm = all.soc.find("310P") == std::string::npos;
    *free = 0;
    *total = 0;
    if (hbm != (attribute == 1)) return 0;
    const std::scoped_lock lock(all.mutex);
    std::size_t used = 0;
    for (const auto& [memory, bytes] : all.allocations) used += bytes;
    *total = std::size_t{32} << 30U;
    *free = all.free_memory - std::min<std::size_t>(used, all.free_memory);
    return 0;
}

Status aclrtMalloc(void** memory, std::size_t bytes, int policy) {
    if (const Status status = fake::enterOnDevice("aclrtMalloc")) return status;
    if (memory == nullptr || bytes == 0 || policy != 0)
        return fake::refuse(fake::kInvalidParam,
                            "aclrtMalloc of 0 bytes, or with another policy than huge first");
    State& all = fake::state();
    char* made = static_cast<char*>(std::malloc(bytes));
    // What a device's memory holds before it is written to.
    std::memset(made, 0xFF, bytes);
    const std::scoped_lock lock(all.mutex);
    all.allocations[made] = bytes;
    *memory = made;
    return 0;
}

Status aclrtFree(void* memory) {
    const Status status = fake::enterOnDevice("aclrtFree");
    if (anyWorkPending()) fake::refuse(0, "aclrtFree while the device may still use the memory");
    if (!remove(fake::state().allocations, static_cast<const char*>(memory)))
        return fake::refuse(fake::kInvalidParam, "aclrtFree of what was not allocated");
    std::free(memory);
    return status;
}

Status aclrtMemcpy(void* to, std::size_t capacity, const void* from, std::size_t bytes, int kind) {
    if (const Status status = fake::enterOnDevice("aclrtMemcpy")) return status;
    if (bytes > capacity || bytes == 0) return fake::refuse(fake::kInvalidParam, "aclrtMemcpy of too much");
    const bool to_device = fake::onDevice(to, bytes);
    const bool from_device = fake::onDevice(from, bytes);
    if (to_device == from_device || (kind != 1 && kind != 2) || to_device != (kind == 1))
        return fake::refuse(fake::kInvalidParam, "aclrtMemcpy in another direction than said");
    std::memcpy(to, from, bytes);
    return 0;
}

Status aclrtCreateStream(void** stream) {
    if (const Status status = fake::enterOnDevice("aclrtCreateStream")) return status;
    auto* made = new Stream;
    *stream = made;
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    all.streams.insert(made);
    return 0;
}

Status aclrtDestroyStream(void* stream) {
    const Status status = fake::enterOnDevice("aclrtDestroyStream");
    auto* gone = static_cast<Stream*>(stream);
    if (!remove(fake::state().streams, gone)) return fake::refuse(fake::kInvalidParam, "no such stream");
    delete gone;
    return status;
}

Status aclrtStreamAbort(void* stream) {
    if (const Status status = fake::enterOnDevice("aclrtStreamAbort")) return status;
    static_cast<Stream*>(stream)->queue.clear();
    return 0;
}

Status aclrtSynchronizeStreamWithTimeout(void* stream, std::int32_t milliseconds) {
    if (const Status status = fake::enterOnDevice("aclrtSynchronizeStreamWithTimeout")) return status;
    State& all = fake::state();
    {
        std::unique_lock lock(all.mutex);
        if (!all.streams.contains(static_cast<Stream*>(stream))) {
            lock.unlock();
            return fake::refuse(fake::kInvalidParam, "no such stream");
        }
        const auto wait = std::chrono::milliseconds(milliseconds);
        if (!all.changed.wait_for(lock, wait, [&all] { return !all.stalled; })) {
            fake::threadState().words = "EE9999: stream sync timeout";
            return fake::kSyncTimeout;
        }
    }
    auto queue = std::exchange(static_cast<Stream*>(stream)->queue, {});
    for (const auto& work : queue) work();
    return 0;
}

Status aclrtCreateEvent(void** event) {
    if (const Status status = fake::enterOnDevice("aclrtCreateEvent")) return status;
    auto* made = new Event;
    *event = made;
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    all.events.insert(made);
    return 0;
}

Status aclrtRecordEvent(void* event, void* stream) {
    if (const Status status = fake::enterOnDevice("aclrtRecordEvent")) return status;
    auto* recorded = static_cast<Event*>(event);
    static_cast<Stream*>(stream)->queue.push_back([recorded] {
        recorded->recorded = true;
        recorded->milliseconds = fake::state().clock;
    });
    return 0;
}

Status aclrtEventElapsedTime(float* milliseconds, void* start, void* end) {
    if (const Status status = fake::enterOnDevice("aclrtEventElapsedTime")) return status;
    const auto* from = static_cast<const Event*>(start);
    const auto* to = static_cast<const Event*>(end);
    if (!from->recorded || !to->recorded)
        return fake::refuse(fake::kInvalidParam, "time between events that have not come to pass");
    *milliseconds = static_cast<float>(to->milliseconds - from->milliseconds);
    return 0;
}

Status aclrtDestroyEvent(void* event) {
    const Status status = fake::enterOnDevice("aclrtDestroyEvent");
    auto* gone = static_cast<Event*>(event);
    if (!remove(fake::state().events, gone)) return fake::refuse(fake::kInvalidParam, "no such event");
    delete gone;
    return status;
}
}
