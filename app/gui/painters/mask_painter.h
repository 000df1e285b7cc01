#pragma once

#include <QImage>
#include <optional>

#include "app/gui/painters/mask_viewport.h"
#include "app/gui/theme/theme_colors.h"
#include "core/mask/mask.h"
#include "core/picture/raster.h"

class QPainter;

namespace triscope::gui {

// What the picture of a mask shows.
struct MaskScene {
    MaskPtr tokens;
    MaskPtr blocks;  // the same mask in blocks of `block`
    Index block = 64;
    bool at_block_level = false;
    bool block_grid = true;
    Shade shade = Shade::Boosted;
};

// Room around the viewport's area: keys along the top, queries down the left side, and on the other two
// sides half of the last label.
struct RulerSizes {
    int top = 28;
    int left = 64;
    int right = 28;
    int bottom = 10;
};

// The mask itself, in device pixels.
QImage renderMask(const MaskScene& scene, const MaskViewport& view, bool dark, double device_pixel_ratio);

// The picture that renderMask made, with grid, frame and rulers; `marked` has a crosshair through it.
void paintMask(QPainter& painter, const QImage& picture, const MaskScene& scene, const MaskViewport& view,
               std::optional<MaskCell> marked, const ThemeColors& colors);

}  // namespace triscope::gui
