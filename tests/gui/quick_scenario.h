#pragma once

#include "core/scenario/scenario.h"

namespace triscope::gui {

// The default scenario with an attention run that takes no time to speak of, for tests that show every page.
inline Scenario quickScenario() {
    Scenario scenario;
    scenario.run.seq = 96;
    scenario.run.heads = 2;
    scenario.run.kv_heads = 1;
    scenario.run.head_dim = 8;
    return scenario;
}

}  // namespace triscope::gui
