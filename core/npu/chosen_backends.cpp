#include "core/npu/chosen_backends.h"

#include <algorithm>

#include "core/base/input_error.h"
#include "core/npu/backends.h"

namespace triscope {

namespace {

std::string knownNames() {
    std::string known;
    for (const AttentionBackend* backend : allBackends())
        known += (known.empty() ? "" : ", ") + std::string(backend->name());
    return known;
}

void checkNames(const std::vector<std::string>& names) {
    if (names.empty())
        throw InputError({"backend", {TRISCOPE_TR("names no backend; known: %1"), {knownNames()}}});
    for (const std::string& name : names) {
        if (findAnyBackend(name) == nullptr) {
            throw InputError(
                {"backend",
                 {TRISCOPE_TR("'%1' is not a backend of this build; known: %2"), {name, knownNames()}}});
        }
        if (std::count(names.begin(), names.end(), name) > 1)
            throw InputError({"backend", {TRISCOPE_TR("'%1' is named twice"), {name}}});
    }
}

}  // namespace

ChosenBackends::ChosenBackends(const std::vector<std::string>& names, const NpuUse& use)
    : m_emulated(std::make_unique<EmulatedBackend>(use.emulated)),
      m_npu(std::make_unique<NpuBackend>(use.device)) {
    checkNames(names);
    const auto asUsed = [this](const AttentionBackend* backend) -> const AttentionBackend* {
        if (backend->name() == m_emulated->name()) return m_emulated.get();
        return backend->name() == m_npu->name() ? m_npu.get() : backend;
    };
    for (const AttentionBackend* backend : allBackends()) {
        if (std::count(names.begin(), names.end(), backend->name()) > 0) m_list.push_back(asUsed(backend));
    }
    // Those that are known by name alone are the least trusted.
    for (const std::string& name : names) {
        if (!has(name)) m_list.push_back(findAnyBackend(name));
    }
    const auto refuseFp32 = [this](const AttentionBackend& backend, Dtype dtype) {
        if (dtype != Dtype::Fp32 || !has(backend.name()) || backend.whyUnavailable()) return;
        throw InputError(
            {"dtype", {TRISCOPE_TR("%1 takes fp16 or bf16, not fp32"), {std::string(backend.name())}}});
    };
    refuseFp32(*m_emulated, use.emulated.dtype);
    refuseFp32(*m_npu, use.device.dtype);
}

bool ChosenBackends::has(std::string_view name) const {
    return std::any_of(m_list.begin(), m_list.end(),
                       [name](const AttentionBackend* backend) { return backend->name() == name; });
}

}  // namespace triscope
