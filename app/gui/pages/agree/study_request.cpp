#include "app/gui/pages/agree/study_request.h"

#include "core/npu/cann/npu_backend.h"
#include "core/npu/emulated/emulated_backend.h"

namespace triscope::gui {

StudyRequest requestOf(const Scenario& scenario, const TensorFiles& files, const std::string& backend) {
    StudyRequest request{scenario.mask, scenario.block, scenario.run, files, backend};
    if (files.given()) {
        request.run = {};
        request.run.dtype = scenario.run.dtype;
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
    std::vector<const AttentionBackend*> backends = findBackends({"reference", request.backend});
    // An NPU's operators are told the type of their tensors.
    const EmulatedBackend emulated(NpuCall{.dtype = dtype});
    const NpuBackend npu(NpuSettings{.dtype = dtype});
    if (request.backend == emulated.name()) backends.back() = &emulated;
    if (request.backend == npu.name()) backends.back() = &npu;
    return runStudy(makeProblem(scenario, request.mask.shape, request.files, control), dtype, backends,
                    {request.block, 0}, control);
}

std::optional<StudyEstimate> estimateOf(const StudyRequest& request, const StudyOutcome* earlier) {
    const RunSettings& run = request.run;
    if (!request.files.given()) {
        return estimateStudy(request.mask, {run.heads, run.seq, run.head_dim},
                             {run.kv_heads, run.seq, run.head_dim});
    }
    if (earlier == nullptr || earlier->request.files != request.files) return std::nullopt;
    const AttentionProblem& problem = earlier->study.problem;
    return estimateStudy(request.mask, problem.q.shape, problem.k.shape);
}

Seconds timeOf(const StudyEstimate& estimate, const StudyOutcome& earlier) {
    Seconds taken;
    for (const AttentionResult& result : earlier.study.results) taken += result.record.seconds;
    const double useful = usefulFlops(earlier.study.problem).toDouble();
    return useful > 0 ? estimate.useful_flops.toDouble() / useful * taken : taken;
}

}  // namespace triscope::gui
