#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/npu/cann/npu_backend.h"
#include "core/npu/emulated/emulated_backend.h"

namespace triscope {

// How the operators of an NPU are called, real or emulated: both are told the type of their tensors.
struct NpuUse {
    NpuCall emulated;
    NpuSettings device;

    static NpuUse ofType(Dtype dtype) { return {{.dtype = dtype}, {.dtype = dtype}}; }
};

// Backends chosen by name, the most trusted first; those of an NPU call its operators as `use` says.
class ChosenBackends {
  public:
    // Throws InputError: field "backend" for a name that is unknown or said twice, or for none at all;
    // "dtype" for an NPU's in fp32.
    ChosenBackends(const std::vector<std::string>& names, const NpuUse& use);

    const std::vector<const AttentionBackend*>& list() const { return m_list; }
    bool has(std::string_view name) const;

  private:
    std::unique_ptr<const EmulatedBackend> m_emulated;
    std::unique_ptr<const NpuBackend> m_npu;
    std::vector<const AttentionBackend*> m_list;
};

}  // namespace triscope
