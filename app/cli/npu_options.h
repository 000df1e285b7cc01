#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/npu/emulated/npu_call.h"

namespace triscope::cli {

// The options of a command by which the operator is called that npu-emulated computes.
class NpuOptions {
  public:
    void addTo(CLI::App& command);
    // Those alone that a caller of the real operator sets too.
    void addCallTo(CLI::App& command);

    // The first option that was typed; nullptr when none was.
    const char* typed() const;

    // The call in that type, with that innerPrecise unless another was typed. Throws InputError.
    NpuCall call(Dtype dtype, int inner_precise = NpuCall{}.inner_precise) const;

  private:
    std::string text(const char* name) const;

    std::map<std::string, std::string> m_typed;
};

}  // namespace triscope::cli
