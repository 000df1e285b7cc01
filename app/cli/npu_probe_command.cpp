#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/npu_device_options.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"

namespace triscope::cli {
namespace {

constexpr const char* kNote =
    "The NPU path was written after CANN's public headers and documents and tested against a stand-in of its "
    "libraries: it has never run on a physical NPU.";

Json deviceJson(const NpuDevice& device) {
    return {{"number", device.number},
            {"soc", device.soc},
            {"free_bytes", wideInteger(device.free_memory)},
            {"total_bytes", wideInteger(device.total_memory)},
            {"ai_cores", device.ai_cores},
            {"vector_cores", device.vector_cores},
            {"fault", device.fault}};
}

Json probeJson(const NpuProbe& probe) {
    Json json{{"available", !probe.reason},
              {"reason", nullptr},
              {"runtime_file", probe.runtime_file},
              {"runtime_version", probe.runtime_version},
              {"cann_version", probe.cann_version},
              {"tried", Json::array()},
              {"operators", Json::array()},
              {"devices", Json::array()},
              {"tested_on_npu", false},
              {"note", kNote}};
    if (probe.reason) json["reason"] = probe.reason->str();
    for (const LoadAttempt& one : probe.attempts) {
        json["tried"].push_back({{"file", one.file}, {"loaded", one.loaded}, {"note", one.note}});
    }
    for (const OperatorSymbol& one : probe.operators) {
        json["operators"].push_back({{"name", one.name}, {"found", one.found}, {"file", one.file}});
    }
    for (const NpuDevice& device : probe.devices) json["devices"].push_back(deviceJson(device));
    return json;
}

void printDevice(const NpuDevice& device) {
    if (!device.fault.empty()) {
        fmt::print("  {}  {}\n", device.number, device.fault);
        return;
    }
    fmt::print("  {}  {}, {} AI cores, {} vector cores, {} of {} free\n", device.number, device.soc,
               device.ai_cores, device.vector_cores, formatBytes(device.free_memory),
               formatBytes(device.total_memory));
}

void printProbe(const NpuProbe& probe) {
    fmt::print("{}\n", probe.reason ? "no NPU: " + probe.reason->str() : "an NPU can be used");
    if (!probe.runtime_file.empty()) {
        fmt::print("\nCANN {}, ACL {}, {}\n", probe.cann_version, probe.runtime_version, probe.runtime_file);
    }
    if (!probe.devices.empty()) fmt::print("\ndevices\n");
    for (const NpuDevice& device : probe.devices) printDevice(device);
    if (!probe.operators.empty()) fmt::print("\noperators\n");
    for (const OperatorSymbol& one : probe.operators) {
        fmt::print("  {:<34} {}\n", one.name, one.found ? one.file : "not there");
    }
    if (!probe.attempts.empty()) fmt::print("\nlibraries\n");
    for (const LoadAttempt& one : probe.attempts) {
        fmt::print("  {}: {}\n", one.file, one.note.empty() ? "opened" : one.note);
    }
    fmt::print("\n{}\n", kNote);
}

class NpuProbeCommand final : public Command {
  public:
    explicit NpuProbeCommand(CLI::App& command) : Command(command) {
        command.add_flag("--json", m_json, "print one JSON object");
        m_options.addTimeoutTo(command);
    }

    void run(std::stop_token stop) override {
        const NpuProbe probe = probeNpu(processCann(), m_options.timeout(), {std::move(stop), {}});
        m_json ? fmt::print("{}", jsonText(probeJson(probe))) : printProbe(probe);
    }

  private:
    NpuDeviceOptions m_options;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeNpuProbeCommand(CLI::App& npu) {
    return std::make_unique<NpuProbeCommand>(
        *npu.add_subcommand("probe", "Which NPU there is, or where the way to it ends"));
}

}  // namespace triscope::cli
