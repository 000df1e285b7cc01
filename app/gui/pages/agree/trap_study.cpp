#include "app/gui/pages/agree/trap_study.h"

#include <algorithm>

#include "core/base/input_error.h"
#include "core/base/progress_part.h"
#include "core/mask/combined_mask.h"
#include "core/scenario/attention_study.h"
#include "core/scenario/run_shape.h"

namespace triscope::gui {

TrapRequest trapRequestOf(const Scenario& scenario, const std::string& trap, std::size_t fault) {
    TrapRequest request{.mask = scenario.mask,
                        .run = scenario.run,
                        .trap = trap,
                        .fault = fault,
                        .asked_tokens = scenario.run.seq,
                        .asked_heads = scenario.run.heads};
    RunSettings& run = request.run;
    run.seq = std::min(run.seq, kMostTrapTokens);
    if (run.heads > kMostTrapHeads) {
        // Grouped heads stay so.
        run.kv_heads = run.kv_heads < run.heads ? 1 : kMostTrapHeads;
        run.heads = kMostTrapHeads;
    }
    const MaskShape asked = runShape(scenario);
    const bool fits = asked.queries * asked.keys <= kMostTrapTokens * kMostTrapTokens;
    request.mask.shape = fits && asked.queries == run.seq ? asked : MaskShape::square(run.seq);
    return request;
}

TrapOutcome performTrap(const TrapRequest& request, const RunControl& control) {
    TrapOutcome outcome{.request = request, .trap = findTrap(request.trap)};
    TrapScene scene;
    scene.problem = drawProblem(request.mask, request.run, {control.stop, {}});
    scene.dtype = findDtype(request.run.dtype).value();
    scene.settings = request.mask;
    try {
        outcome.run = runTrap(*outcome.trap, scene, request.fault, partOf(control, 0, 0.4));
    } catch (const InputError&) {
        return outcome;
    }
    const TrapRun& run = *outcome.run;
    for (const Fault& fault : run.trap->faults(run.scene)) outcome.ways.push_back(fault.words);
    outcome.diagnosis = diagnose(run.scene, {run.faulty.output, &run.faulty.lse}, partOf(control, 0.4, 1));
    outcome.difference = combineMasks({"A", run.scene.problem.mask}, {"B", run.fault.mask}, SetOperation::Or,
                                      {control.stop, {}});
    return outcome;
}

}  // namespace triscope::gui
