#pragma once

#include <optional>

#include "core/mask/mask_settings.h"

namespace triscope::gui {

// The mask that the scenario's is compared with. No part of the scenario, so undo leaves it alone.
struct Comparison {
    std::optional<MaskSettings> pinned;  // A; the scenario's mask is B. None: nothing is compared
    bool as_difference = false;          // one picture of what differs, not two side by side
};

}  // namespace triscope::gui
