#pragma once

#include <optional>

#include "app/gui/painters/mask_scene.h"
#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// Whether a cell of that many pixels has room for a word beside it; numbers stand there else.
bool hasRoomForWords(double pixels_per_token);

// The words of the keys in sight above `baseline`: lying where all are short enough, slanted or upright else.
// The marked one stands out. Preconditions: the scene has words, and room for them.
void paintKeyWords(QPainter& painter, const MaskScene& scene, const MaskViewport& view, double baseline,
                   std::optional<MaskCell> marked, const ThemeColors& colors);

// The words of the queries in sight, left of `baseline`.
void paintQueryWords(QPainter& painter, const MaskScene& scene, const MaskViewport& view, double baseline,
                     std::optional<MaskCell> marked, const ThemeColors& colors);

}  // namespace triscope::gui
