#include "core/attention/backend.h"

#include <algorithm>
#include <array>

#include "core/attention/cpu_backend.h"
#include "core/attention/eigen_backend.h"
#include "core/attention/reference_backend.h"
#include "core/attention/two_pass/two_pass_backend.h"

namespace triscope {

std::span<const AttentionBackend* const> attentionBackends() {
    static const ReferenceBackend kReference;
    static const CpuBackend kCpu;
    static const std::array<const AttentionBackend*, 2> kBackends{&kReference, &kCpu};
    return kBackends;
}

const AttentionBackend* findBackend(std::string_view name) {
    static const EigenBackend kEigen;
    static const TwoPassBackend kTwoPass;
    if (name == kEigen.name()) return &kEigen;
    if (name == kTwoPass.name()) return &kTwoPass;
    const auto backends = attentionBackends();
    const auto found =
        std::find_if(backends.begin(), backends.end(),
                     [name](const AttentionBackend* backend) { return backend->name() == name; });
    return found == backends.end() ? nullptr : *found;
}

}  // namespace triscope
