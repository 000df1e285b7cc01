#include "app/gui/painters/mask_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/hairline.h"
#include "app/gui/painters/region_outline.h"
#include "app/gui/painters/ruler.h"
#include "app/gui/painters/word_ruler.h"

namespace triscope::gui {

namespace {

constexpr RulerSizes kLargestRulers{104, 112};
constexpr int kBesideWords = 14;
constexpr double kTickSpacing = 72;
constexpr int kTickLength = 5;
constexpr float kOutlineOpacity = 0.6F;

void paintCrosshair(QPainter& painter, const MaskViewport& view, MaskCell cell, const ThemeColors& colors) {
    const QRectF at = view.rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}});
    QColor veil = colors.accent;
    veil.setAlphaF(0.22F);
    const QRectF mask = view.maskArea();
    painter.fillRect(QRectF(mask.left(), at.top(), mask.width(), std::max(1.0, at.height())), veil);
    painter.fillRect(QRectF(at.left(), mask.top(), std::max(1.0, at.width()), mask.height()), veil);
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

void paintRulers(QPainter& painter, const MaskScene& scene, const MaskViewport& view,
                 std::optional<MaskCell> marked, const ThemeColors& colors) {
    const QPointF corner = view.maskArea().topLeft() - QPointF(2, 2);
    if (scene.hasWords() && hasRoomForWords(view.pixelsPerKey())) {
        paintKeyWords(painter, scene, view, corner.y(), marked, colors);
    } else {
        paintColumnRuler(painter, view, corner.y(), colors);
    }
    if (scene.hasWords() && hasRoomForWords(view.pixelsPerQuery())) {
        paintQueryWords(painter, scene, view, corner.x(), marked, colors);
    } else {
        paintRowRuler(painter, view, corner.x(), colors);
    }
}

}  // namespace

RulerSizes rulerSizes(const MaskScene& scene) {
    const RulerSizes least;
    if (!scene.hasWords()) return least;
    const int needed = static_cast<int>(std::ceil(scene.words->widest)) + kBesideWords;
    return {std::clamp(needed, least.top, kLargestRulers.top),
            std::clamp(needed, least.left, kLargestRulers.left)};
}

QImage imageOf(Raster raster, double device_pixel_ratio) {
    // The image takes the pixels over: copying them would cost as much as drawing them.
    std::uint32_t* pixels = raster.pixels.release();
    QImage image(
        reinterpret_cast<uchar*>(pixels), static_cast<int>(raster.width), static_cast<int>(raster.height),
        static_cast<qsizetype>(raster.width) * 4, QImage::Format_RGB32,
        [](void* taken) { delete[] static_cast<std::uint32_t*>(taken); }, pixels);
    image.setDevicePixelRatio(device_pixel_ratio);
    return image;
}

QImage renderMask(const MaskScene& scene, const MaskViewport& view, const ThemeColors& colors,
                  double device_pixel_ratio) {
    const PixelView x = view.columns(scene.unit(), device_pixel_ratio);
    const PixelView y = view.rows(scene.unit(), device_pixel_ratio);
    QImage image = imageOf(drawMask(scene.shown(), x, y, *colors.picture, scene.shade), device_pixel_ratio);
    if (!scene.outlines) return image;
    QColor line = colors.text;
    line.setAlphaF(kOutlineOpacity);
    const int thickness = std::max(1, static_cast<int>(std::lround(device_pixel_ratio)));
    outlineRegions(image, scene.shown(), x, y, line, thickness);
    return image;
}

void paintMask(QPainter& painter, const QImage& picture, const MaskScene& scene, const MaskViewport& view,
               std::optional<MaskCell> marked, const ThemeColors& colors) {
    const QRectF& area = view.area();
    painter.drawImage(area.topLeft(), picture);
    const QRectF mask = view.maskArea();
    painter.save();
    painter.setClipRect(area.adjusted(0, 0, 1, 1));
    if (marked) paintCrosshair(painter, view, *marked, colors);
    painter.setPen(hairline(colors.muted_text, 0.7));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(QPointF(crisp(mask.left()) - 1, crisp(mask.top()) - 1),
                            QPointF(crisp(mask.right()), crisp(mask.bottom()))));
    painter.restore();
    paintRulers(painter, scene, view, marked, colors);
}

}  // namespace triscope::gui
