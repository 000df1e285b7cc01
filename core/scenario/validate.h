#pragma once

#include "core/base/message.h"
#include "core/scenario/scenario.h"

namespace triscope {

// Every impossible setting of a scenario, by the name of its field (the command-line option without the
// dashes). Loads the model and the hardware it names; a file at fault is reported under "model" or
// "hardware". Empty: every page and command can work on it.
Issues validate(const Scenario& scenario);

// The same for an attention run alone: the mask is looked at over `shape`, not over its own, or not at all
// without one.
Issues validateRun(const Scenario& scenario, const std::optional<MaskShape>& shape);

}  // namespace triscope
