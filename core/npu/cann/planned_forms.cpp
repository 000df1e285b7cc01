#include "core/npu/cann/planned_forms.h"

namespace triscope {

namespace {

PlannedCall describe(const OperatorCall& call, const AttentionProblem& problem,
                     const OperatorSettings& settings) {
    const bool blocks = call.mask == CallMask::Blocks;
    PlannedCall planned{.call = call,
                        .op = blocks ? kBlockSparseName : operatorName(settings.fused),
                        .layout = "BNSD",
                        .query_shape = {call.batch(), problem.heads(), call.queries, problem.headDim()},
                        .key_shape = {call.batch(), problem.k.shape.heads, call.keys, problem.headDim()},
                        .mask_shape = maskDims(call, problem.heads()),
                        .mask_bytes = {},
                        .device_bytes = deviceBytes(problem, call),
                        .sparse_mode = {},
                        .inner_precise = settings.innerPrecise(call)};
    if (!planned.mask_shape.empty()) {
        planned.mask_bytes = {1};
        for (const Index side : planned.mask_shape) planned.mask_bytes.value *= side;
    }
    if (blocks) return planned;
    planned.sparse_mode = settings.sparseMode(call);
    if (call.mode.mode == 4) {
        planned.pre_tokens = call.mode.pre_tokens;
        planned.next_tokens = call.mode.next_tokens;
    }
    return planned;
}

PlannedForm planForm(NpuForm form, const AttentionProblem& problem, Dtype dtype, SocFamily soc) {
    PlannedForm planned{.form = form};
    const auto plan = planCalls(form, *problem.mask);
    if (const Message* reason = std::get_if<Message>(&plan)) {
        planned.why_not = *reason;
        return planned;
    }
    const NpuPlan& calls = std::get<NpuPlan>(plan);
    const InstalledOperators newest = InstalledOperators::newest();
    planned.why_not = whyNotOperators(newest, soc, dtype, problem, calls);
    if (planned.why_not) return planned;
    planned.merges = calls.merges;
    const OperatorSettings settings{.fused = chooseFused(newest, soc).value_or(FusedOperator::FusedInferV2),
                                    .dtype = dtype,
                                    .token_mode_0 = soc == SocFamily::Prompt310P};
    for (const OperatorCall& call : calls.calls) planned.calls.push_back(describe(call, problem, settings));
    return planned;
}

}  // namespace

CellCount PlannedForm::executed() const {
    CellCount cells = 0;
    for (const PlannedCall& one : calls) cells += one.call.executed;
    return cells;
}

std::vector<PlannedForm> plannedForms(const AttentionProblem& problem, Dtype dtype, SocFamily soc) {
    std::vector<PlannedForm> forms;
    for (const NpuForm form : {NpuForm::Token, NpuForm::Modes, NpuForm::Blocks})
        forms.push_back(planForm(form, problem, dtype, soc));
    return forms;
}

}  // namespace triscope
