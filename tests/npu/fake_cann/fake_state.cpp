#include "tests/npu/fake_cann/fake_state.h"

#include "tests/npu/fake_cann/fake_control.h"
#include "tests/npu/fake_cann/fake_thread.h"

namespace fake {

State& state() {
    static State state;
    return state;
}

ThreadState& threadState() {
    thread_local ThreadState state;
    return state;
}

Status enter(const char* call) {
    State& all = state();
    std::unique_lock lock(all.mutex);
    ++all.calls[call];
    all.changed.wait(lock, [&] { return !all.hanging.contains(call); });
    const auto failure = all.failures.find(call);
    if (failure == all.failures.end() || --failure->second.nth > 0) return 0;
    const Status status = failure->second.status;
    threadState().words = failure->second.words;
    all.failures.erase(failure);
    return status;
}

Status enterOnDevice(const char* call) {
    if (const Status status = enter(call)) return status;
    if (threadState().device < 0) return refuse(kNoContext, std::string(call) + " without a device");
    return 0;
}

Status refuse(Status status, const std::string& words) {
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    all.complaints += words + "\n";
    threadState().words = "EZ9999: " + words;
    return status;
}

bool onDevice(const void* memory, std::size_t bytes) {
    State& all = state();
    const std::scoped_lock lock(all.mutex);
    const char* begin = static_cast<const char*>(memory);
    auto after = all.allocations.upper_bound(begin);
    if (after == all.allocations.begin()) return false;
    --after;
    return begin + bytes <= after->first + after->second;
}

}  // namespace fake

namespace {

using fake::State;

template <class Change>
void change(const Change& change) {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    change(all);
    all.changed.notify_all();
}

}  // namespace

extern "C" {

void fakeCannReset() {
    change([](State& all) {
        all.failures.clear();
        all.hanging.clear();
        all.stalled = false;
        all.miscomputes = false;
        all.devices = 1;
        all.soc = "Ascend910B3";
        all.free_memory = std::uint64_t{1} << 30U;
        all.initialized = false;
        all.finalized = false;
        all.calls.clear();
        all.complaints.clear();
    });
}

void fakeCannFail(const char* call, int nth, int status, const char* words) {
    change([=](State& all) { all.failures[call] = {nth, status, words == nullptr ? "" : words}; });
}

void fakeCannHang(const char* call) {
    change([=](State& all) { all.hanging.insert(call); });
}

void fakeCannLetGo() {
    change([](State& all) {
        all.hanging.clear();
        all.stalled = false;
    });
}

void fakeCannStall() {
    change([](State& all) { all.stalled = true; });
}

void fakeCannMiscompute() {
    change([](State& all) { all.miscomputes = true; });
}

void fakeCannSetDevices(std::uint32_t count) {
    change([=](State& all) { all.devices = count; });
}

void fakeCannSetSoc(const char* name) {
    change([=](State& all) { all.soc = name; });
}

void fakeCannSetFreeMemory(std::uint64_t bytes) {
    change([=](State& all) { all.free_memory = bytes; });
}

int fakeCannAlive() {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    return static_cast<int>(all.allocations.size() + all.streams.size() + all.events.size()) +
           all.set_devices + all.tensor_objects;
}

int fakeCannCalls(const char* call) {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    return all.calls[call];
}

const char* fakeCannComplaints() {
    State& all = fake::state();
    const std::scoped_lock lock(all.mutex);
    thread_local std::string complaints;
    complaints = all.complaints;
    return complaints.c_str();
}
}
