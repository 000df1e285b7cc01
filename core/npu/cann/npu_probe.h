#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/npu/cann/cann_host.h"

namespace triscope {

// One device as CANN describes it; what it does not say is 0 or empty.
struct NpuDevice {
    int number = 0;
    std::string soc{};  // "Ascend910B3"
    Bytes free_memory{};
    Bytes total_memory{};
    Index ai_cores = 0;
    Index vector_cores = 0;
    std::string fault{};  // why it could not be asked
};

// What was found on the way to an NPU, and where the way ended.
struct NpuProbe {
    std::vector<LoadAttempt> attempts{};  // at libraries
    std::string runtime_file{};           // empty without CANN
    std::string runtime_version{};        // of ACL: "1.13.0"
    std::string cann_version{};           // "8.1.RC1"; empty where CANN does not say
    std::vector<OperatorSymbol> operators{};
    std::vector<NpuDevice> devices{};
    std::optional<Message> reason{};  // why no NPU can be used; nullopt: device 0 can

    bool hasOperators() const;
};

// As CANN says: "1.13.0", "8.1.RC1". The latter is empty where CANN does not say.
std::string runtimeVersion(const AclCaller& call);
std::string cannVersion(const AclCaller& call);

// Loads, initialises and asks every device. Throws Cancelled alone: what goes wrong is in the probe.
NpuProbe probeNpu(const std::shared_ptr<CannHost>& host, std::chrono::milliseconds timeout,
                  const RunControl& control = {});

}  // namespace triscope
