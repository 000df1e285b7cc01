#include "core/npu/case_files/npu_operator.h"

#include <array>
#include <utility>

#include "core/base/numbers.h"

namespace triscope {

namespace {

struct Spelling {
    NpuOperator op;
    std::string_view name;
    std::string_view short_name;
};

constexpr std::array<Spelling, 3> kSpellings{
    {{NpuOperator::FusedInfer, "npu_fused_infer_attention_score", "fused-infer"},
     {NpuOperator::Prompt, "npu_prompt_flash_attention", "prompt"},
     {NpuOperator::Fusion, "npu_fusion_attention", "fusion"}}};

// torch_npu's way to ask npu_prompt_flash_attention for high precision.
constexpr int kHighPrecisionModes = 10;

std::optional<Issue> whyNotPrecise(NpuOperator op, int inner_precise) {
    if (op != NpuOperator::Prompt || inner_precise == 0 || inner_precise == 1) return std::nullopt;
    return Issue{"inner-precise",
                 {TRISCOPE_TR("%1 can be called with 0 or 1 only, not %2"),
                  {std::string(operatorName(op)), plainDigits(inner_precise)}}};
}

bool leavesARowEmpty(const Mask& mask) {
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        if (mask.keptSpans(row).empty()) return true;
    }
    return false;
}

// Modes 2 to 4 the operator corrects by itself.
std::optional<Issue> whyNotRows(NpuOperator op, const CallPlan& plan, const AttentionProblem& problem) {
    if (op != NpuOperator::Prompt || !plan.masked || plan.mode.mode > 1) return std::nullopt;
    if (!leavesARowEmpty(*problem.mask)) return std::nullopt;
    return Issue{"operator",
                 {TRISCOPE_TR("%1 takes no mask that leaves a row without a key; "
                              "npu_fused_infer_attention_score does"),
                  {std::string(operatorName(op))}}};
}

}  // namespace

std::string_view operatorName(NpuOperator op) {
    for (const Spelling& spelling : kSpellings) {
        if (spelling.op == op) return spelling.name;
    }
    return {};
}

std::optional<NpuOperator> findNpuOperator(std::string_view name) {
    for (const Spelling& spelling : kSpellings) {
        if (spelling.name == name || spelling.short_name == name) return spelling.op;
    }
    return std::nullopt;
}

int usualInnerPrecise(NpuOperator op) {
    return op == NpuOperator::Prompt ? 0 : 2;
}

bool returnsLse(NpuOperator op) {
    return op != NpuOperator::Prompt;
}

int sparseModeArgument(NpuOperator op, int sparse_mode, int inner_precise) {
    return op == NpuOperator::Prompt && inner_precise == 0 ? sparse_mode + kHighPrecisionModes : sparse_mode;
}

std::variant<CallPlan, Issue> planCase(NpuOperator op, const NpuCall& call, const AttentionProblem& problem) {
    if (auto issue = whyNotPrecise(op, call.inner_precise)) return std::move(*issue);
    NpuCall emulated = call;
    // The training operator is always precise.
    if (op == NpuOperator::Fusion) emulated.inner_precise &= ~1;
    auto planned = planCall(emulated, problem);
    if (auto* issue = std::get_if<Issue>(&planned)) return std::move(*issue);
    CallPlan plan = std::move(std::get<CallPlan>(planned));
    if (auto issue = whyNotRows(op, plan, problem)) return std::move(*issue);
    return plan;
}

}  // namespace triscope
