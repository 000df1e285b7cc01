#include "core/scenario/explain_run.h"

#include <cassert>
#include <utility>

#include "core/base/input_error.h"

namespace triscope {

ErrorSteps explainRun(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                      const NpuCall& call, const RunOptions& options, const RunControl& control) {
    assert(call.dtype == findDtype(scenario.run.dtype));
    if (call.dtype == Dtype::Fp32)
        throw InputError({"dtype", {TRISCOPE_TR("only a run in fp16 or bf16 has steps to tell apart"), {}}});
    Scenario unrounded = scenario;
    unrounded.run.dtype = dtypeName(Dtype::Fp32);
    const AttentionProblem problem = makeProblem(unrounded, shape, files, control);
    auto planned = planCall(call, problem);
    if (auto* issue = std::get_if<Issue>(&planned)) throw InputError(std::move(*issue));
    return explainError(problem, std::get<CallPlan>(planned).emulation, options, control);
}

}  // namespace triscope
