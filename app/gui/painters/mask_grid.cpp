#include "app/gui/painters/mask_grid.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/gui/painters/blend.h"
#include "app/gui/painters/hairline.h"

namespace triscope::gui {

namespace {

// Pixels a square.
constexpr double kBlocksFadeInAt = 6;
constexpr double kBlocksAreFullAt = 24;
constexpr double kTilesFadeInAt = 10;  // dashes need more room
constexpr double kTilesAreFullAt = 64;
constexpr double kCellGridAt = 10;

struct Dashes {
    int period;
    int ink;
};
constexpr Dashes kSolid{1 << 20, 1 << 20};

// Draws on the pixels themselves: a painter takes longer for a screen of translucent lines than the mask
// does.
class GridPainter {
  public:
    GridPainter(QImage& picture, const MaskViewport& view) : m_picture(picture), m_view(view) {
        const double ratio = picture.devicePixelRatio();
        const QRectF mask = view.maskArea().translated(-view.area().topLeft());
        const auto pixel = [ratio](double at) { return static_cast<int>(std::lround(at * ratio)); };
        m_inside = QRect(QPoint(pixel(mask.left()), pixel(mask.top())),
                         QPoint(pixel(mask.right()) - 1, pixel(mask.bottom()) - 1))
                       .intersected(picture.rect());
    }

    void draw(Index step, const Blend& ink, Dashes dashes = kSolid) {
        const Rect seen = m_view.visibleCells();
        const double ratio = m_picture.devicePixelRatio();
        const QPointF corner = m_view.area().topLeft();
        const auto columns = linesAt(seen.cols, step, m_inside.left(), m_inside.right(), [&](Index key) {
            return (m_view.xOf(static_cast<double>(key)) - corner.x()) * ratio;
        });
        const auto rows = linesAt(seen.rows, step, m_inside.top(), m_inside.bottom(), [&](Index row) {
            return (m_view.yOf(static_cast<double>(row)) - corner.y()) * ratio;
        });
        for (int y = m_inside.top(); y <= m_inside.bottom(); ++y) {
            if ((y - m_inside.top()) % dashes.period >= dashes.ink) continue;
            auto* pixels = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
            for (const int x : columns) pixels[x] = ink.over(pixels[x]);
        }
        for (const int y : rows) {
            auto* pixels = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
            for (int x = m_inside.left(); x <= m_inside.right(); x += dashes.period) {
                const int end = std::min(x + dashes.ink, m_inside.right() + 1);
                for (int dash = x; dash < end; ++dash) pixels[dash] = ink.over(pixels[dash]);
            }
        }
    }

  private:
    // The pixels where multiples of `step` begin, without 0, where the frame is.
    template <class At>
    static std::vector<int> linesAt(Range tokens, Index step, int first, int last, At at) {
        std::vector<int> lines;
        const Index from = std::max<Index>(1, (tokens.begin + step - 1) / step) * step;
        for (Index token = from; token <= tokens.end; token += step) {
            const int pixel = static_cast<int>(std::lround(at(token)));
            if (pixel >= first && pixel <= last) lines.push_back(pixel);
        }
        return lines;
    }

    QImage& m_picture;
    const MaskViewport& m_view;
    QRect m_inside;  // what shows the mask
};

}  // namespace

void drawGrids(QImage& picture, const MaskScene& scene, const MaskViewport& view, const ThemeColors& colors) {
    GridPainter painter(picture, view);
    const double cell = std::min(view.pixelsPerKey(), view.pixelsPerQuery());
    const double block = cell * static_cast<double>(scene.block);
    const double tile = cell * static_cast<double>(scene.tile);
    if (!scene.at_block_level && cell >= kCellGridAt) painter.draw(1, {colors.surface, 0.5});
    if (scene.block_grid && block > kBlocksFadeInAt) {
        const double strength = fadedIn(block, kBlocksFadeInAt, kBlocksAreFullAt);
        painter.draw(scene.block, {colors.muted_text, 0.1 + 0.25 * strength});
    }
    if (scene.tile_grid && tile > kTilesFadeInAt) {
        const double strength = fadedIn(tile, kTilesFadeInAt, kTilesAreFullAt);
        painter.draw(scene.tile, {colors.text, 0.15 + 0.55 * strength}, {7, 4});
    }
}

}  // namespace triscope::gui
