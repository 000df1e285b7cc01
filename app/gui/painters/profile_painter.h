#pragma once

#include <QImage>

#include "app/gui/painters/mask_scene.h"
#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// The shown row (Horizontal) or column (Vertical) of a cell alone, `thickness` pixels across and in line with
// the picture that the viewport shows: exact coverage, as there.
QImage renderProfile(const MaskScene& scene, const MaskViewport& view, Qt::Orientation side, MaskCell cell,
                     int thickness, const ThemeColors& colors, double device_pixel_ratio);

// The row (Horizontal) or column (Vertical) of a cell in the mask that is shown.
Rect profileCells(const MaskScene& scene, Qt::Orientation side, MaskCell cell);

// How many keys the query of a cell sees (Horizontal), or how many queries see its key (Vertical); of blocks
// when the scene shows those.
CellCount profileCount(const MaskScene& scene, Qt::Orientation side, MaskCell cell);

}  // namespace triscope::gui
