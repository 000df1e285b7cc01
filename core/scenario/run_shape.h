#pragma once

#include "core/scenario/scenario.h"

namespace triscope {

// What an attention run of the scenario computes: a square prefill of run.seq tokens, whatever the length of
// the scenario's mask; but the mask's own shape when that has as many queries as run.seq and no
// more keys than a run may have tokens, so that a part of a prompt stays one.
MaskShape runShape(const Scenario& scenario);

}  // namespace triscope
