#include "app/gui/pages/agree/study_request.h"

#include "core/npu/chosen_backends.h"

namespace triscope::gui {

StudyRequest requestOf(const Scenario& scenario, const TensorFiles& files, const std::string& backend) {
    StudyRequest request{scenario.mask, scenario.block, scenario.run, files, backend};
    if (files.given()) {
        request.run = {};
        request.run.dtype = scenario.run.dtype;
        request.run.rule = scenario.run.rule;
    }
    // A study is a prefill of its own length, whatever the length of the scenario's mask.
    request.mask.shape = MaskShape::square(request.run.seq);
    return request;
}

AttentionStudy performStudy(const StudyRequest& request, const RunControl& control) {
    Scenario scenario;
    scenario.mask = request.mask;
    scenario.block = request.block;
    scenario.run = request.run;
    const Dtype dtype = findDtype(request.run.dtype).value();
    const ChosenBackends backends({"reference", request.backend}, NpuUse::ofType(dtype));
    return runStudy(makeProblem(scenario, request.mask.shape, request.files, control), dtype,
                    findVerdictRule(request.run.rule).value(), backends.list(), {request.block, 0}, control);
}

std::optional<StudyEstimate> estimateOf(const StudyRequest& request, const StudyOutcome* earlier) {
    const RunSettings& run = request.run;
    if (!request.files.given()) {
        return estimateStudy(request.mask, {run.heads, run.seq, run.head_dim},
                             {run.kv_heads, run.seq, run.head_dim}, {"reference", request.backend});
    }
    if (earlier == nullptr || earlier->request.files != request.files) return std::nullopt;
    const AttentionProblem& problem = earlier->study.problem;
    return estimateStudy(request.mask, problem.q.shape, problem.k.shape, {"reference", request.backend});
}

Seconds timeOf(const StudyEstimate& estimate, const StudyOutcome& earlier) {
    Seconds taken;
    for (const AttentionResult& result : earlier.study.results) taken += result.record.seconds;
    const double useful = usefulFlops(earlier.study.problem).toDouble();
    return useful > 0 ? estimate.useful_flops.toDouble() / useful * taken : taken;
}

}  // namespace triscope::gui
