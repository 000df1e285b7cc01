#pragma once

#include "core/attention/attention_result.h"
#include "core/base/run_control.h"
#include "core/npu/traps/trap.h"
#include "core/numerics/agreement.h"

namespace triscope {

// A trap that was run into on purpose, beside what was asked for.
struct TrapRun {
    const Trap* trap = nullptr;
    TrapScene scene;  // the call, staged
    Fault fault;      // how the trap turned out
    // Of the scene's type. record.backend names what computed it: npu-emulated or cpu under the mask that the
    // trap applies, or "plain loops" where the mask alone is not the trap.
    AttentionResult faulty;
    AttentionResult asked;  // by the reference
    Agreement agreement;    // of the faulty output with the asked one, by the rule of the type
};

// The call as the trap is shown on; what was changed is in its notes.
TrapScene staged(const Trap& trap, TrapScene scene);

// Computes what the trap gives, really: nothing is made to look like it. `fault` counts through
// trap.faults(staged(trap, scene)); of "empty-middle", which has none, dense attention is computed.
// Throws InputError, field "trap", when the trap cannot happen there, saying what it needs; Cancelled.
// Precondition: validate(scene.problem) is empty.
TrapRun runTrap(const Trap& trap, TrapScene scene, std::size_t fault = 0, const RunControl& control = {});

// The output and the LSE that a rule gives, row by row; not rounded.
AttentionResult runRule(const TrapScene& scene, const RowRule& rule, const RunControl& control = {});

}  // namespace triscope
