#pragma once

#include <QImage>

#include "app/gui/painters/mask_scene.h"
#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"

namespace triscope::gui {

// Draws the grids that the scene asks for over `picture`, opaque and as large as the viewport's area: of
// blocks in thin lines, of kernel tiles in dashes, and at token level of cells. Each fades in as its squares
// become large enough to be told apart.
void drawGrids(QImage& picture, const MaskScene& scene, const MaskViewport& view, const ThemeColors& colors);

}  // namespace triscope::gui
