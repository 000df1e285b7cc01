#include "app/gui/pages/agree/study_request.h"

#include "core/npu/chosen_backends.h"
#include "core/scenario/explain_run.h"
#include "core/scenario/run_shape.h"

namespace triscope::gui {

namespace {

Scenario scenarioOf(const StudyRequest& request) {
    Scenario scenario;
    scenario.mask = request.mask;
    scenario.block = request.block;
    scenario.run = request.run;
    return scenario;
}

}  // namespace

StudyRequest requestOf(const Scenario& scenario, const TensorFiles& files,
                       const std::vector<std::string>& backends) {
    StudyRequest request{scenario.mask, scenario.block, scenario.run, files, backends};
    if (files.given()) {
        request.run = {};
        request.run.dtype = scenario.run.dtype;
        request.run.rule = scenario.run.rule;
    }
    request.mask.shape = files.given() ? MaskShape::square(request.run.seq) : runShape(scenario);
    return request;
}

AttentionStudy performStudy(const StudyRequest& request, const RunControl& control) {
    const Dtype dtype = findDtype(request.run.dtype).value();
    const ChosenBackends backends(request.backends, NpuUse::ofType(dtype));
    return runStudy(makeProblem(scenarioOf(request), request.mask.shape, request.files, control), dtype,
                    findVerdictRule(request.run.rule).value(), backends.list(), {request.block, 0}, control);
}

ComparisonPictures picturesOf(const AttentionStudy& study, const StudyComparison& comparison) {
    std::vector<CellCount> lengths;
    const Mask& mask = *study.problem.mask;
    for (QueryIndex row = 0; row < study.problem.queries(); ++row)
        lengths.push_back(mask.keptCount({{row, row + 1}, {0, study.problem.keys()}}));
    const AttentionResult& a = study.results[comparison.a];
    const AttentionResult& b = study.results[comparison.b];
    return {errorsByLength(comparison.agreement, lengths),
            b.isExact() ? scatterOf(a.output, b.exact_output) : scatterOf(a.output, b.output)};
}

StudyOutcome performRequest(const StudyRequest& request, const RunControl& control) {
    StudyOutcome outcome{request, performStudy(request, control), {}, {}};
    for (const StudyComparison& comparison : outcome.study.comparisons) {
        control.throwIfStopped();
        outcome.pictures.push_back(picturesOf(outcome.study, comparison));
    }
    MaskSettings mask = request.mask;
    mask.shape = outcome.study.problem.mask->shape();
    outcome.causes = likelyCauses(outcome.study, mask, {control.stop, {}});
    return outcome;
}

ErrorSteps explainRequest(const StudyRequest& request, const RunControl& control) {
    return explainRun(scenarioOf(request), request.mask.shape, request.files,
                      {.dtype = findDtype(request.run.dtype).value()}, {request.block, 0}, control);
}

std::optional<StudyEstimate> estimateOf(const StudyRequest& request, const StudyOutcome* earlier) {
    const RunSettings& run = request.run;
    if (!request.files.given()) {
        const MaskShape& shape = request.mask.shape;
        return estimateStudy(request.mask, {run.heads, shape.queries, run.head_dim},
                             {run.kv_heads, shape.keys, run.head_dim}, request.backends);
    }
    if (earlier == nullptr || earlier->request.files != request.files) return std::nullopt;
    const AttentionProblem& problem = earlier->study.problem;
    return estimateStudy(request.mask, problem.q.shape, problem.k.shape, request.backends);
}

Seconds timeOf(const StudyEstimate& estimate, const StudyOutcome& earlier) {
    Seconds taken;
    for (const AttentionResult& result : earlier.study.results) taken += result.record.seconds;
    const double useful = usefulFlops(earlier.study.problem).toDouble();
    return useful > 0 ? estimate.useful_flops.toDouble() / useful * taken : taken;
}

}  // namespace triscope::gui
