#include "core/npu/cann/operator_limits.h"

#include <algorithm>

#include "core/base/numbers.h"

namespace triscope {

namespace {

constexpr Index kMostTokens = 20971520;

bool needsBlockSparse(const NpuPlan& plan) {
    return std::any_of(plan.calls.begin(), plan.calls.end(),
                       [](const OperatorCall& call) { return call.mask == CallMask::Blocks; });
}

bool needsFused(const NpuPlan& plan) {
    return std::any_of(plan.calls.begin(), plan.calls.end(),
                       [](const OperatorCall& call) { return call.mask != CallMask::Blocks; });
}

std::optional<Message> whyNotShape(const AttentionProblem& problem) {
    if (problem.headDim() > 512 || problem.headDim() % 16 != 0)
        return Message{TRISCOPE_TR("the operator takes a head_dim of at most 512 in multiples of %1, not %2"),
                       {"16", groupDigits(problem.headDim())}};
    if (problem.heads() > 256 || problem.groupSize() > 64)
        return Message{TRISCOPE_TR("the operator takes at most 256 heads, and at most 64 to each KV head"),
                       {}};
    if (std::max(problem.queries(), problem.keys()) > kMostTokens)
        return Message{TRISCOPE_TR("the operator takes at most %1 tokens"), {groupDigits(kMostTokens)}};
    return std::nullopt;
}

// PromptFlashAttentionV3 on a 310P: fp16, a mask for squares of multiples of 128 in sparse_mode 0 only.
std::optional<Message> whyNot310P(Dtype dtype, const AttentionProblem& problem, const NpuPlan& plan) {
    if (dtype != Dtype::Fp16) return Message{TRISCOPE_TR("the 310P's operator takes fp16 only"), {}};
    if (problem.groupSize() != 1)
        return Message{TRISCOPE_TR("the 310P's operator takes as many KV heads as heads only"), {}};
    for (const OperatorCall& call : plan.calls) {
        if (call.mask == CallMask::None) continue;
        if (call.mask != CallMask::Token || call.queries != call.keys || call.queries % 128 != 0)
            return Message{
                TRISCOPE_TR("the 310P's operator takes masks of cells only, for as many queries as "
                            "keys in multiples of 128"),
                {}};
    }
    return std::nullopt;
}

std::optional<Message> whyNotBlockSparse(const InstalledOperators& operators, SocFamily soc,
                                         const AttentionProblem& problem) {
    if (!operators.block_sparse || soc != SocFamily::Fused)
        return Message{TRISCOPE_TR("CANN here has no %1"), {kBlockSparseName}};
    if (problem.headDim() != 64 && problem.headDim() != 128)
        return Message{TRISCOPE_TR("the block-sparse operator takes a head_dim of 64 or 128, not %1"),
                       {groupDigits(problem.headDim())}};
    return std::nullopt;
}

}  // namespace

InstalledOperators::InstalledOperators(const acl::OperatorApi& operators)
    : fused_v3(operators.fused_v3),
      fused_v2(operators.fused_v2),
      prompt_v3(operators.prompt_v3),
      block_sparse(operators.block_sparse) {}

InstalledOperators InstalledOperators::newest() {
    InstalledOperators all;
    all.fused_v3 = all.fused_v2 = all.prompt_v3 = all.block_sparse = true;
    return all;
}

std::optional<FusedOperator> chooseFused(const InstalledOperators& operators, SocFamily soc) {
    if (soc == SocFamily::Fused && operators.fused_v3) return FusedOperator::FusedInferV3;
    if (soc == SocFamily::Fused && operators.fused_v2) return FusedOperator::FusedInferV2;
    if (soc != SocFamily::None && operators.prompt_v3) return FusedOperator::PromptFlashV3;
    return std::nullopt;
}

std::optional<Message> whyNotOperators(const InstalledOperators& operators, SocFamily soc, Dtype dtype,
                                       const AttentionProblem& problem, const NpuPlan& plan) {
    if (dtype == Dtype::Fp32) return Message{TRISCOPE_TR("the operator takes fp16 or bf16, not fp32"), {}};
    if (auto reason = whyNotShape(problem)) return reason;
    const auto fused = chooseFused(operators, soc);
    if (needsFused(plan) && !fused)
        return Message{TRISCOPE_TR("CANN here has no attention operator for this device"), {}};
    if (soc == SocFamily::Prompt310P) {
        if (auto reason = whyNot310P(dtype, problem, plan)) return reason;
    }
    if (needsBlockSparse(plan)) {
        if (auto reason = whyNotBlockSparse(operators, soc, problem)) return reason;
    }
    if (plan.merges && fused == FusedOperator::PromptFlashV3)
        return Message{TRISCOPE_TR("calls are merged by their LSE, which %1 does not give"),
                       {operatorName(*fused)}};
    return std::nullopt;
}

}  // namespace triscope
