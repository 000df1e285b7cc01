#include "core/npu/backends.h"

#include <vector>

#include "core/npu/cann/npu_backend.h"
#include "core/npu/emulated/emulated_backend.h"

namespace triscope {

std::span<const AttentionBackend* const> allBackends() {
    static const EmulatedBackend kEmulated;
    static const NpuBackend kNpu;
    static const std::vector<const AttentionBackend*> kBackends = [] {
        std::vector<const AttentionBackend*> backends(attentionBackends().begin(), attentionBackends().end());
        backends.insert(backends.end(), {&kEmulated, &kNpu});
        return backends;
    }();
    return kBackends;
}

const AttentionBackend* findAnyBackend(std::string_view name) {
    for (const AttentionBackend* backend : allBackends()) {
        if (backend->name() == name) return backend;
    }
    return findBackend(name);
}

}  // namespace triscope
