#pragma once

#include <optional>

#include "app/gui/painters/mask_scene.h"

class QKeyEvent;

namespace triscope::gui {

// A walk from one cell to another.
struct CellStep {
    Index rows = 0;
    Index keys = 0;
};

// Where a key leads: arrows by a cell, with Ctrl by a block; Page Up and Down by what is in sight; Home and
// End to the ends of the row, with Ctrl of the mask. May lead beyond the mask; nullopt for any other key.
std::optional<CellStep> stepOf(const QKeyEvent& event, const Rect& in_sight, const MaskScene& scene);

}  // namespace triscope::gui
