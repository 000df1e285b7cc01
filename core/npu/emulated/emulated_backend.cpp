#include "core/npu/emulated/emulated_backend.h"

#include <utility>

#include "core/npu/emulated/emulated_attention.h"

namespace triscope {

std::optional<Message> EmulatedBackend::whyNot(const AttentionProblem& problem) const {
    auto planned = planCall(m_call, problem);
    if (auto* issue = std::get_if<Issue>(&planned)) return std::move(issue->message);
    return std::nullopt;
}

AttentionResult EmulatedBackend::run(const AttentionProblem& problem, const RunOptions& options,
                                     const RunControl& control) const {
    CallPlan plan = std::get<CallPlan>(planCall(m_call, problem));
    AttentionResult result = emulateAttention(problem, plan.emulation, options, control);
    result.record.backend = std::string(name());
    result.record.called = std::move(plan.called);
    return result;
}

}  // namespace triscope
