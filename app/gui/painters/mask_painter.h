#pragma once

#include <QImage>
#include <optional>

#include "app/gui/painters/mask_scene.h"
#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// Room beside the viewport's area: keys along the top, queries down the left side.
struct RulerSizes {
    int top = 28;
    int left = 64;
};

// More where there are long words to show, whether or not the zoom lets them be shown.
RulerSizes rulerSizes(const MaskScene& scene);

// A raster as a picture on a screen of that device pixel ratio.
QImage imageOf(Raster raster, double device_pixel_ratio);

// The mask itself, in device pixels, with the borders of its regions where the scene asks for them.
QImage renderMask(const MaskScene& scene, const MaskViewport& view, const ThemeColors& colors,
                  double device_pixel_ratio);

// The picture of the mask with frame and rulers; `marked` has a crosshair through it.
void paintMask(QPainter& painter, const QImage& picture, const MaskScene& scene, const MaskViewport& view,
               std::optional<MaskCell> marked, const ThemeColors& colors);

}  // namespace triscope::gui
