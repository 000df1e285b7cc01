#pragma once

#include "app/gui/painters/mask_scene.h"
#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// The grids that the scene asks for: of blocks in thin lines, of kernel tiles in dashes, and at token level
// of cells. Each fades in as its squares become large enough to be told apart.
void paintGrids(QPainter& painter, const MaskScene& scene, const MaskViewport& view,
                const ThemeColors& colors);

}  // namespace triscope::gui
