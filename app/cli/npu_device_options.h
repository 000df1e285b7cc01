#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/npu/cann/npu_backend.h"

namespace triscope::cli {

// The options of a command that say how a real NPU is used.
class NpuDeviceOptions {
  public:
    // All of them, or the timeout alone for a command that computes nothing.
    void addTo(CLI::App& command);
    void addTimeoutTo(CLI::App& command);

    // The first option that was typed; nullptr when none was.
    const char* typed() const;

    // Throw InputError.
    NpuSettings settings(Dtype dtype) const;
    std::chrono::milliseconds timeout() const;

  private:
    std::string m_form;
    std::string m_device;
    std::string m_timeout;
};

}  // namespace triscope::cli
