#include "app/gui/painters/mask_painter.h"

#include <QPainter>
#include <cmath>

#include "app/gui/painters/ruler.h"

namespace triscope::gui {

namespace {

constexpr double kGridFadesInAt = 6;  // pixels a block
constexpr double kGridIsFullAt = 24;
constexpr double kCellGridAt = 10;  // pixels a cell
constexpr double kTickSpacing = 72;
constexpr int kTickLength = 5;

QPen hairline(QColor color, double strength = 1) {
    color.setAlphaF(static_cast<float>(strength));
    QPen pen(color, 1);
    pen.setCosmetic(true);
    return pen;
}

// Lines sit on whole pixels, or they blur.
double crisp(double position) {
    return std::round(position) + 0.5;
}

void paintGrid(QPainter& painter, const MaskViewport& view, const QRectF& mask, Index step, const QPen& pen) {
    painter.setPen(pen);
    const Rect seen = view.visibleCells();
    for (Index key = (seen.cols.begin + step - 1) / step * step; key <= seen.cols.end; key += step) {
        const double x = crisp(view.xOf(static_cast<double>(key)));
        painter.drawLine(QPointF(x, mask.top()), QPointF(x, mask.bottom()));
    }
    for (Index row = (seen.rows.begin + step - 1) / step * step; row <= seen.rows.end; row += step) {
        const double y = crisp(view.yOf(static_cast<double>(row)));
        painter.drawLine(QPointF(mask.left(), y), QPointF(mask.right(), y));
    }
}

void paintGrids(QPainter& painter, const MaskScene& scene, const MaskViewport& view, const QRectF& mask,
                const ThemeColors& colors) {
    const double cell = std::min(view.pixelsPerKey(), view.pixelsPerQuery());
    const double block = cell * static_cast<double>(scene.block);
    if (!scene.at_block_level && cell >= kCellGridAt)
        paintGrid(painter, view, mask, 1, hairline(colors.surface, 0.5));
    if (!scene.block_grid || block < kGridFadesInAt) return;
    const double strength = std::min(1.0, (block - kGridFadesInAt) / (kGridIsFullAt - kGridFadesInAt));
    paintGrid(painter, view, mask, scene.block, hairline(colors.muted_text, 0.1 + 0.25 * strength));
}

void paintCrosshair(QPainter& painter, const MaskViewport& view, MaskCell cell, const ThemeColors& colors) {
    const QRectF at = view.rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}});
    QColor veil = colors.accent;
    veil.setAlphaF(0.22F);
    const QRectF& area = view.area();
    painter.fillRect(QRectF(area.left(), at.top(), area.width(), std::max(1.0, at.height())), veil);
    painter.fillRect(QRectF(at.left(), area.top(), std::max(1.0, at.width()), area.height()), veil);
    if (at.width() < 4) return;
    painter.setPen(hairline(colors.accent));
    painter.drawRect(at.adjusted(0, 0, -1, -1));
}

void paintColumnRuler(QPainter& painter, const MaskViewport& view, double baseline,
                      const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    for (const Tick& tick : ticksFor(view.visibleCells().cols, view.pixelsPerKey(), kTickSpacing)) {
        const double x = view.xOf(static_cast<double>(tick.token));
        if (x < view.area().left() - 1 || x > view.area().right() + 1) continue;
        painter.setPen(hairline(colors.muted_text));
        painter.drawLine(QPointF(crisp(x), baseline - kTickLength), QPointF(crisp(x), baseline));
        painter.setPen(colors.muted_text);
        const double width = metrics.horizontalAdvance(tick.label);
        painter.drawText(QPointF(x - width / 2, baseline - kTickLength - 3), tick.label);
    }
}

void paintRowRuler(QPainter& painter, const MaskViewport& view, double baseline, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    for (const Tick& tick : ticksFor(view.visibleCells().rows, view.pixelsPerQuery(), kTickSpacing)) {
        const double y = view.yOf(static_cast<double>(tick.token));
        if (y < view.area().top() - 1 || y > view.area().bottom() + 1) continue;
        painter.setPen(hairline(colors.muted_text));
        painter.drawLine(QPointF(baseline - kTickLength, crisp(y)), QPointF(baseline, crisp(y)));
        painter.setPen(colors.muted_text);
        const double width = metrics.horizontalAdvance(tick.label);
        painter.drawText(QPointF(baseline - kTickLength - 4 - width, y + metrics.ascent() / 2 - 1),
                         tick.label);
    }
}

}  // namespace

QImage renderMask(const MaskScene& scene, const MaskViewport& view, bool dark, double device_pixel_ratio) {
    const Mask& mask = scene.at_block_level ? *scene.blocks : *scene.tokens;
    const Index unit = scene.at_block_level ? scene.block : 1;
    Raster raster = drawMask(mask, view.columns(unit, device_pixel_ratio), view.rows(unit, device_pixel_ratio),
                             dark ? darkPalette() : lightPalette(), scene.shade);
    // The image takes the pixels over: copying them would cost as much as drawing them.
    std::uint32_t* pixels = raster.pixels.release();
    QImage image(
        reinterpret_cast<uchar*>(pixels), static_cast<int>(raster.width), static_cast<int>(raster.height),
        static_cast<qsizetype>(raster.width) * 4, QImage::Format_RGB32,
        [](void* taken) { delete[] static_cast<std::uint32_t*>(taken); }, pixels);
    image.setDevicePixelRatio(device_pixel_ratio);
    return image;
}

void paintMask(QPainter& painter, const QImage& picture, const MaskScene& scene, const MaskViewport& view,
               std::optional<MaskCell> marked, const ThemeColors& colors) {
    const QRectF& area = view.area();
    painter.drawImage(area.topLeft(), picture);
    const QRectF mask = view.rectOf(scene.tokens->shape().rect()).intersected(area);
    painter.save();
    painter.setClipRect(area.adjusted(0, 0, 1, 1));
    paintGrids(painter, scene, view, mask, colors);
    if (marked) paintCrosshair(painter, view, *marked, colors);
    painter.setPen(hairline(colors.muted_text, 0.7));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(QPointF(crisp(mask.left()) - 1, crisp(mask.top()) - 1),
                            QPointF(crisp(mask.right()), crisp(mask.bottom()))));
    painter.restore();
    paintColumnRuler(painter, view, mask.top() - 2, colors);
    paintRowRuler(painter, view, mask.left() - 2, colors);
}

}  // namespace triscope::gui
