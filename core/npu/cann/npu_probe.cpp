#include "core/npu/cann/npu_probe.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/npu/cann/acl_objects.h"
#include "core/npu/cann/soc.h"

namespace triscope {

namespace {

Index capability(const AclCaller& call, int device, int which) {
    const acl::RuntimeApi& api = call.api();
    std::int64_t value = 0;
    if (api.aclGetDeviceCapability == nullptr) return 0;
    const acl::Status status = call.watched("aclGetDeviceCapability", api.aclGetDeviceCapability,
                                            static_cast<std::uint32_t>(device), which, &value);
    return status == acl::kSuccess ? value : 0;
}

NpuDevice askDevice(const CannLibrary& library, const AclCaller& call, int number) {
    NpuDevice device{.number = number};
    try {
        const DeviceSession session(library, call, number);
        const char* soc = call.watched("aclrtGetSocName", call.api().aclrtGetSocName);
        device.soc = soc == nullptr ? "" : soc;
        const DeviceSession::Memory memory = session.memory();
        device.free_memory = memory.free;
        device.total_memory = memory.total;
        device.ai_cores = capability(call, number, acl::kAiCores);
        device.vector_cores = capability(call, number, acl::kVectorCores);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        device.fault = error.what();
    }
    return device;
}

void ask(NpuProbe& probe, const CannLibrary& library, const AclCaller& call) {
    probe.runtime_version = runtimeVersion(call);
    probe.cann_version = cannVersion(call);
    std::uint32_t count = 0;
    call("aclrtGetDeviceCount", call.api().aclrtGetDeviceCount, &count);
    for (int number = 0; number < static_cast<int>(count); ++number) {
        probe.devices.push_back(askDevice(library, call, number));
    }
}

std::optional<Message> whyNone(const NpuProbe& probe) {
    if (probe.devices.empty()) return Message{TRISCOPE_TR("CANN is here, but sees no NPU"), {}};
    const NpuDevice& first = probe.devices.front();
    if (!first.fault.empty()) return Message{TRISCOPE_TR("the NPU cannot be used: %1"), {first.fault}};
    if (socFamily(first.soc) == SocFamily::None)
        return Message{TRISCOPE_TR("the fused attention operators do not run on %1"), {first.soc}};
    if (!probe.hasOperators())
        return Message{
            TRISCOPE_TR("CANN's libraries have none of the attention operators that are known here"), {}};
    return std::nullopt;
}

}  // namespace

std::string cannVersion(const AclCaller& call) {
    const acl::RuntimeApi& api = call.api();
    if (api.aclsysGetCANNVersion == nullptr) return "";
    acl::PackageVersion version{};
    const acl::Status status =
        call.watched("aclsysGetCANNVersion", api.aclsysGetCANNVersion, acl::kCannPackage, &version);
    if (status != acl::kSuccess) return "";
    version.version[sizeof version.version - 1] = '\0';
    return version.version;
}

std::string runtimeVersion(const AclCaller& call) {
    std::int32_t parts[3] = {};
    call("aclrtGetVersion", call.api().aclrtGetVersion, &parts[0], &parts[1], &parts[2]);
    return fmt::format("{}.{}.{}", parts[0], parts[1], parts[2]);
}

bool NpuProbe::hasOperators() const {
    return std::any_of(operators.begin(), operators.end(),
                       [](const OperatorSymbol& one) { return one.found; });
}

NpuProbe probeNpu(const std::shared_ptr<CannHost>& host, std::chrono::milliseconds timeout,
                  const RunControl& control) {
    CannLoad load = host->load();
    NpuProbe probe{.attempts = std::move(load.attempts), .reason = std::move(load.reason)};
    if (!load.library) return probe;
    probe.runtime_file = load.library->runtime_file;
    probe.operators = load.library->symbols;
    if (probe.reason = host->whyBusy(); probe.reason) return probe;
    // The work may outlive this call.
    const auto asked = std::make_shared<NpuProbe>(probe);
    try {
        host->run([asked](const CannLibrary& library, const AclCaller& call) { ask(*asked, library, call); },
                  timeout, control);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        probe.reason = {TRISCOPE_TR("the NPU cannot be used: %1"), {error.what()}};
        return probe;
    }
    asked->reason = whyNone(*asked);
    return *asked;
}

}  // namespace triscope
