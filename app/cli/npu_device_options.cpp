#include "app/cli/npu_device_options.h"

#include "core/base/input_error.h"

namespace triscope::cli {

namespace {

constexpr Index kMostDevices = 1024;
constexpr Index kLongestTimeout = 86400;

Index numberOf(const char* option, const std::string& typed, Range allowed) {
    const auto value = parseNumber(option, typed, allowed);
    if (const Issue* issue = std::get_if<Issue>(&value)) throw InputError(*issue);
    return std::get<Index>(value);
}

}  // namespace

void NpuDeviceOptions::addTo(CLI::App& command) {
    command
        .add_option("--npu-form", m_form,
                    "how the mask is put: one token mask (default), sparse modes merged by LSE, or full "
                    "blocks and the cells of partial ones; of npu")
        ->type_name("token|modes|blocks");
    command.add_option("--npu-device", m_device, "which NPU, from 0; of npu")->type_name("N");
    addTimeoutTo(command);
}

void NpuDeviceOptions::addTimeoutTo(CLI::App& command) {
    command.add_option("--npu-timeout", m_timeout, "how long the NPU may be silent (default 60); of npu")
        ->type_name("SECONDS");
}

const char* NpuDeviceOptions::typed() const {
    if (!m_form.empty()) return "npu-form";
    if (!m_device.empty()) return "npu-device";
    return m_timeout.empty() ? nullptr : "npu-timeout";
}

NpuSettings NpuDeviceOptions::settings(Dtype dtype) const {
    NpuSettings settings{.dtype = dtype, .timeout = timeout()};
    if (!m_form.empty()) {
        const auto form = findNpuForm(m_form);
        if (!form) throw InputError({"npu-form", {"'%1' is not one of token, modes, blocks", {m_form}}});
        settings.form = *form;
    }
    if (!m_device.empty()) {
        settings.device = static_cast<int>(numberOf("npu-device", m_device, {0, kMostDevices - 1}));
    }
    return settings;
}

std::chrono::milliseconds NpuDeviceOptions::timeout() const {
    if (m_timeout.empty()) return NpuSettings{}.timeout;
    return std::chrono::seconds(numberOf("npu-timeout", m_timeout, {1, kLongestTimeout}));
}

}  // namespace triscope::cli
