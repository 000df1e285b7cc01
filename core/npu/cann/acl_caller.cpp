#include "core/npu/cann/acl_caller.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace triscope {

namespace {

struct KnownStatus {
    acl::Status status;
    const char* words;
};

// Source: acl/error_codes and aclnn's return codes of CANN 8.1.RC1.
constexpr KnownStatus kKnown[] = {{100000, "invalid parameter"},
                                  {100001, "not initialised"},
                                  {100002, "initialised before"},
                                  {107001, "no such device"},
                                  {107002, "no context: no device is set for this thread"},
                                  {148049, "ASCEND_OPP_PATH is wrong"},
                                  {161001, "a parameter is null"},
                                  {161002, "a parameter is invalid"},
                                  {207000, "not supported on this device"},
                                  {207001, "out of device memory"},
                                  {207004, "no device"},
                                  {361001, "the runtime failed under the operator"},
                                  {507033, "the device could not be set up"},
                                  {507046, "the device did not finish in time"},
                                  {507899, "the driver failed"},
                                  {561001, "the operator found no output shape"},
                                  {561002, "the operator found no tiling"}};

std::string_view wordsOf(acl::Status status) {
    const auto* known = std::find_if(std::begin(kKnown), std::end(kKnown),
                                     [status](const KnownStatus& k) { return k.status == status; });
    if (known != std::end(kKnown)) return known->words;
    // Operators fail so when the kernels package of the device is missing, too.
    return status / 1000 == 561 ? "inside the operator; are its kernels for this device installed?" : "";
}

std::string describe(const std::string& call, acl::Status status, const std::string& words) {
    const std::string_view known = wordsOf(status);
    return fmt::format("{} failed with {}{}: {}", call, status,
                       known.empty() ? "" : fmt::format(" ({})", known),
                       words.empty() ? "CANN says no more" : words);
}

}  // namespace

AclError::AclError(const std::string& call, acl::Status status, const std::string& words)
    : std::runtime_error(describe(call, status, words)), m_status(status) {}

void AclCaller::throwIfStopped() const {
    if (m_stop.stop_requested()) throw Cancelled();
}

// One line: CANN's messages end in traces.
std::string AclCaller::recentWords() const {
    const char* recent = watched("aclGetRecentErrMsg", m_api.aclGetRecentErrMsg);
    std::string words = recent == nullptr ? "" : recent;
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

void AclCaller::check(const char* name, acl::Status status) const {
    if (status != acl::kSuccess) throw AclError(name, status, recentWords());
}

void AclCaller::fail(const char* name) const {
    const std::string words = recentWords();
    throw std::runtime_error(
        fmt::format("{} made nothing: {}", name, words.empty() ? "CANN says no more" : words));
}

void AclCaller::synchronize(acl::Stream stream, std::chrono::milliseconds timeout) const {
    // CANN logs an error for each wait that is too short, so not many a second.
    constexpr std::chrono::milliseconds kLongestWait{500};
    const auto end = CallWatch::Clock::now() + timeout;
    constexpr const char* kCall = "aclrtSynchronizeStreamWithTimeout";
    while (true) {
        throwIfStopped();
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - CallWatch::Clock::now());
        const auto wait = std::clamp(left, std::chrono::milliseconds{1}, kLongestWait);
        const acl::Status status = watched(kCall, m_api.aclrtSynchronizeStreamWithTimeout, stream,
                                           static_cast<std::int32_t>(wait.count()));
        if (status != acl::kStreamSyncTimeout) return check(kCall, status);
        const std::string words = recentWords();
        if (CallWatch::Clock::now() < end) continue;
        throw NpuTimeout(fmt::format("the NPU did not finish within {} s ({}): {}",
                                     static_cast<double>(timeout.count()) / 1000, status,
                                     words.empty() ? "CANN says no more" : words));
    }
}

}  // namespace triscope
