#pragma once

#include "app/gui/pages/page.h"
#include "app/gui/painters/mask_painter.h"

namespace triscope::gui {

// What the inspector says about a cell: its region and why, its block, and what its query sees.
PointerInfo describeCell(const MaskScene& scene, MaskCell cell, const ThemeColors& colors);

}  // namespace triscope::gui
