#include "core/npu/backends.h"

#include <vector>

#include "core/npu/emulated/emulated_backend.h"

namespace triscope {

std::span<const AttentionBackend* const> allBackends() {
    static const EmulatedBackend kEmulated;
    static const std::vector<const AttentionBackend*> kBackends = [] {
        std::vector<const AttentionBackend*> backends(attentionBackends().begin(), attentionBackends().end());
        backends.push_back(&kEmulated);
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
