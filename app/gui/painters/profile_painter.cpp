#include "app/gui/painters/profile_painter.h"

#include <cmath>

#include "app/gui/painters/mask_painter.h"

namespace triscope::gui {

namespace {

// One cell over all the pixels.
PixelView across(Index cell, int thickness, double device_pixel_ratio) {
    const auto pixels = static_cast<Index>(std::lround(thickness * device_pixel_ratio));
    return {static_cast<double>(cell), 1 / static_cast<double>(pixels), pixels};
}

}  // namespace

QImage renderProfile(const MaskScene& scene, const MaskViewport& view, Qt::Orientation side, MaskCell cell,
                     int thickness, const ThemeColors& colors, double device_pixel_ratio) {
    const Index unit = scene.unit();
    const bool row = side == Qt::Horizontal;
    const PixelView x =
        row ? view.columns(unit, device_pixel_ratio) : across(cell.key / unit, thickness, device_pixel_ratio);
    const PixelView y =
        row ? across(cell.row / unit, thickness, device_pixel_ratio) : view.rows(unit, device_pixel_ratio);
    return imageOf(drawMask(scene.shown(), x, y, *colors.picture, scene.shade), device_pixel_ratio);
}

Rect profileCells(const MaskScene& scene, Qt::Orientation side, MaskCell cell) {
    const Index unit = scene.unit();
    Rect line = scene.shown().shape().rect();
    if (side == Qt::Horizontal) {
        line.rows = {cell.row / unit, cell.row / unit + 1};
    } else {
        line.cols = {cell.key / unit, cell.key / unit + 1};
    }
    return line;
}

CellCount profileCount(const MaskScene& scene, Qt::Orientation side, MaskCell cell) {
    const Mask& mask = scene.at_block_level ? *scene.blocks : *scene.tokens;
    return mask.keptCount(profileCells(scene, side, cell));
}

}  // namespace triscope::gui
