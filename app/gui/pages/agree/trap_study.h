#pragma once

#include <optional>

#include "core/npu/traps/diagnose.h"
#include "core/npu/traps/run_trap.h"
#include "core/scenario/scenario.h"

namespace triscope::gui {

// All that a trap on display depends on.
struct TrapRequest {
    MaskSettings mask;
    RunSettings run;  // at most kMostTrapTokens tokens and kMostTrapHeads heads
    std::string trap;
    std::size_t fault = 0;  // which way it turns out
    // Of the scenario's run, before it was cut down.
    Index asked_tokens = 0;
    Index asked_heads = 0;

    bool isSmaller() const { return run.seq != asked_tokens || run.heads != asked_heads; }

    friend bool operator==(const TrapRequest&, const TrapRequest&) = default;
};

// So many that the usual sections leave a Middle, and few enough that a trap is run and named in a second.
inline constexpr Index kMostTrapTokens = 1024;
inline constexpr Index kMostTrapHeads = 2;

TrapRequest trapRequestOf(const Scenario& scenario, const std::string& trap, std::size_t fault);

// What came of it; without a run where the trap cannot happen on such a call.
struct TrapOutcome {
    TrapRequest request;
    const Trap* trap = nullptr;
    std::optional<TrapRun> run{};
    std::vector<Message> ways{};  // in which the trap may turn out
    Diagnosis diagnosis{};
    MaskPtr difference{};  // of the asked mask, A, and the applied one, B
};

// Throws InputError for a mask that is none at that length; Cancelled.
TrapOutcome performTrap(const TrapRequest& request, const RunControl& control);

}  // namespace triscope::gui
