#include "app/gui/painters/mask_grid.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/painters/hairline.h"

namespace triscope::gui {

namespace {

// Pixels a square.
constexpr double kBlocksFadeInAt = 6;
constexpr double kBlocksAreFullAt = 24;
constexpr double kTilesFadeInAt = 10;  // dashes need more room
constexpr double kTilesAreFullAt = 64;
constexpr double kCellGridAt = 10;

// From `from` on; not 0, where the frame is.
Index firstMultiple(Index from, Index step) {
    return std::max<Index>(1, (from + step - 1) / step) * step;
}

void paintGrid(QPainter& painter, const MaskViewport& view, Index step, const QPen& pen) {
    painter.setPen(pen);
    const QRectF mask = view.maskArea();
    const Rect seen = view.visibleCells();
    for (Index key = firstMultiple(seen.cols.begin, step); key <= seen.cols.end; key += step) {
        const double x = crisp(view.xOf(static_cast<double>(key)));
        painter.drawLine(QPointF(x, mask.top()), QPointF(x, mask.bottom()));
    }
    for (Index row = firstMultiple(seen.rows.begin, step); row <= seen.rows.end; row += step) {
        const double y = crisp(view.yOf(static_cast<double>(row)));
        painter.drawLine(QPointF(mask.left(), y), QPointF(mask.right(), y));
    }
}

}  // namespace

void paintGrids(QPainter& painter, const MaskScene& scene, const MaskViewport& view,
                const ThemeColors& colors) {
    const double cell = std::min(view.pixelsPerKey(), view.pixelsPerQuery());
    const double block = cell * static_cast<double>(scene.block);
    const double tile = cell * static_cast<double>(scene.tile);
    if (!scene.at_block_level && cell >= kCellGridAt)
        paintGrid(painter, view, 1, hairline(colors.surface, 0.5));
    if (scene.block_grid && block > kBlocksFadeInAt) {
        const double strength = fadedIn(block, kBlocksFadeInAt, kBlocksAreFullAt);
        paintGrid(painter, view, scene.block, hairline(colors.muted_text, 0.1 + 0.25 * strength));
    }
    if (scene.tile_grid && tile > kTilesFadeInAt) {
        const double strength = fadedIn(tile, kTilesFadeInAt, kTilesAreFullAt);
        QPen dashes = hairline(colors.text, 0.15 + 0.55 * strength);
        dashes.setDashPattern({4, 3});
        paintGrid(painter, view, scene.tile, dashes);
    }
}

}  // namespace triscope::gui
