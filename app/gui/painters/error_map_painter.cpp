#include "app/gui/painters/error_map_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <array>
#include <cmath>

#include "app/gui/painters/ruler.h"
#include "app/gui/theme/color_scale.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr double kTickSpacing = 72;
constexpr int kTickLength = 4;
constexpr int kStripes = 6;  // device pixels from one to the next
constexpr double kWidestBar = 144;
constexpr double kLeastBar = 24;
constexpr double kBarHeight = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorMap)
};

// Colours of one rendering: a table, since the logarithm is all that a pixel should cost.
class Shades {
  public:
    Shades(const ErrorScale& scale, const ThemeColors& colors)
        : m_scale(scale),
          m_non_finite(colors.error.rgb()),
          m_ground(colors.surface.rgb()),
          m_stripe(colors.muted_text.rgb()) {
        for (std::size_t at = 0; at < m_table.size(); ++at) {
            m_table[at] = viridis(static_cast<double>(at) / static_cast<double>(m_table.size() - 1)).rgb();
        }
    }

    QRgb of(double error, Index x, Index y) const {
        if (error == 0) return (x + y) % kStripes == 0 ? m_stripe : m_ground;
        if (!std::isfinite(error)) return m_non_finite;
        const double at = m_scale.position(error) * static_cast<double>(m_table.size() - 1);
        return m_table[static_cast<std::size_t>(std::lround(at))];
    }

  private:
    ErrorScale m_scale;
    QRgb m_non_finite;
    QRgb m_ground;
    QRgb m_stripe;
    std::array<QRgb, 256> m_table{};
};

QPen hairline(const QColor& color) {
    QPen pen(color);
    pen.setCosmetic(true);
    return pen;
}

void fillBin(QImage& image, Range lines, Range columns, double error, const Shades& shades) {
    for (Index y = lines.begin; y < lines.end; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
        for (Index x = columns.begin; x < columns.end; ++x) line[x] = shades.of(error, x, y);
    }
}

Range pixelsOf(const PixelAxis& axis, Index tile) {
    const auto at = static_cast<std::size_t>(tile);
    return {axis.pixel_edges[at], axis.pixel_edges[at + 1]};
}

void paintRowRuler(QPainter& painter, const ErrorMapViewport& view, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const double baseline = view.area().bottom() + 1;
    for (const Tick& tick : ticksFor(view.visibleRows(), view.pixelsPerRow(), kTickSpacing)) {
        const double x = view.xOf(static_cast<double>(tick.token));
        if (x > view.area().right() + 1) continue;
        painter.setPen(hairline(colors.muted_text));
        painter.drawLine(QPointF(std::floor(x) + 0.5, baseline),
                         QPointF(std::floor(x) + 0.5, baseline + kTickLength));
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::min(x - width / 2, view.area().right() + 1 - width);
        painter.drawText(QPointF(left, baseline + kTickLength + metrics.ascent()), tick.label);
    }
    painter.drawText(QRectF(view.area().left(), baseline + kTickLength + metrics.height() - 2,
                            view.area().width(), metrics.height()),
                     Qt::AlignCenter, Words::tr("query"));
}

void paintHeadRuler(QPainter& painter, const ErrorMapViewport& view, Index heads, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(colors.muted_text);
    for (const Tick& tick : ticksFor({0, heads - 1}, view.pixelsPerHead(), metrics.height())) {
        const double y = view.yOf(static_cast<double>(tick.token) + 0.5);
        if (y + metrics.height() / 2 > view.area().bottom() + metrics.height() / 2) continue;
        painter.drawText(QRectF(0, y - metrics.height() / 2, view.area().left() - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    painter.save();
    painter.translate(0, view.area().center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-view.area().height() / 2, 0, view.area().height(), metrics.height()),
                     Qt::AlignCenter, Words::tr("head"));
    painter.restore();
}

void paintMark(QPainter& painter, const QRectF& cell, const ThemeColors& colors) {
    const QPointF center = cell.center();
    const QSizeF size(std::max(11.0, cell.width() + 5), std::max(11.0, std::min(cell.height(), 22.0) + 3));
    const QRectF ring(center - QPointF(size.width() / 2, size.height() / 2), size);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.surface, 4));
    painter.drawRoundedRect(ring, 3, 3);
    painter.setPen(QPen(colors.text, 2));
    painter.drawRoundedRect(ring, 3, 3);
}

// Draws a swatch with its word, ending at `right`; returns where the next one may end.
double paintSwatch(QPainter& painter, double right, const QRectF& area, const QString& word, double error,
                   const Shades& shades, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(word);
    painter.setPen(colors.muted_text);
    painter.drawText(QRectF(right - width, area.top(), width, area.height()), Qt::AlignVCenter, word);
    constexpr int kSide = 12;
    QImage swatch(kSide, kSide, QImage::Format_RGB32);
    fillBin(swatch, {0, kSide}, {0, kSide}, error, shades);
    const QPointF corner(std::floor(right - width - kSide - 6), std::floor(area.center().y() - kSide / 2.0));
    painter.drawImage(corner, swatch);
    painter.drawRect(QRectF(corner + QPointF(0.5, 0.5), QSizeF(kSide - 1, kSide - 1)));
    return corner.x() - 2 * Theme::kGap;
}

}  // namespace

QImage renderErrorMap(const Agreement& agreement, const ErrorMapViewport& view, const ErrorScale& scale,
                      const ThemeColors& colors, double device_pixel_ratio) {
    const PixelView across = view.rowAxis(device_pixel_ratio);
    const PixelView down = view.headAxis(device_pixel_ratio);
    QImage image(static_cast<int>(across.pixels), static_cast<int>(down.pixels), QImage::Format_RGB32);
    image.fill(colors.surface);
    const auto rows = cutIntoTiles(across, agreement.rows);
    const auto heads = cutIntoTiles(down, agreement.heads);
    if (!rows || !heads) return image;
    const Shades shades(scale, colors);
    for (Index h = 0; h < heads->tiles.count(); ++h) {
        for (Index r = 0; r < rows->tiles.count(); ++r) {
            const HeadRow worst = worstIn(agreement, {heads->tiles.tile(h), rows->tiles.tile(r)});
            fillBin(image, pixelsOf(*heads, h), pixelsOf(*rows, r), errorAt(agreement, worst), shades);
        }
    }
    image.setDevicePixelRatio(device_pixel_ratio);
    return image;
}

void paintErrorMap(QPainter& painter, const QImage& picture, const Agreement& agreement,
                   const ErrorMapViewport& view, std::optional<HeadRow> marked, const ThemeColors& colors) {
    const QRectF& area = view.area();
    painter.drawImage(area.topLeft(), picture);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hairline(colors.grid));
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
    paintRowRuler(painter, view, colors);
    paintHeadRuler(painter, view, agreement.heads, colors);
    if (!marked || !view.visibleRows().contains(marked->row)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, view.rectOf(*marked), colors);
    painter.restore();
}

double paintErrorScale(QPainter& painter, const QRectF& area, const Agreement& agreement,
                       const ErrorScale& scale, const ThemeColors& colors, const QString& none_word) {
    const QFontMetricsF metrics(painter.font());
    const Shades shades(scale, colors);
    double right = area.right();
    if (agreement.non_finite_mismatches > 0) {
        right = paintSwatch(painter, right, area, Words::tr("not finite"),
                            std::numeric_limits<double>::infinity(), shades, colors);
    }
    right = paintSwatch(painter, right, area, none_word.isEmpty() ? Words::tr("no error") : none_word, 0,
                        shades, colors);
    const QString high = decadeLabel(scale.high);
    const QString low = decadeLabel(scale.low);
    painter.setPen(colors.muted_text);
    const double high_width = metrics.horizontalAdvance(high);
    painter.drawText(QRectF(right - high_width, area.top(), high_width, area.height()), Qt::AlignVCenter,
                     high);
    right -= high_width + 6;
    const double low_width = metrics.horizontalAdvance(low);
    const double bar_width =
        std::floor(std::clamp(right - area.left() - low_width - 6, kLeastBar, kWidestBar));
    const QRectF bar(std::floor(right - bar_width), std::floor(area.center().y() - kBarHeight / 2), bar_width,
                     kBarHeight);
    for (int x = 0; x < static_cast<int>(bar_width); ++x) {
        painter.fillRect(QRectF(bar.left() + x, bar.top(), 1, kBarHeight), viridis(x / (bar_width - 1)));
    }
    painter.setPen(hairline(colors.muted_text));
    for (int decade = scale.low + 1; decade < scale.high; ++decade) {
        const double x = bar.left() + bar_width * (decade - scale.low) / (scale.high - scale.low);
        painter.drawLine(QPointF(std::floor(x) + 0.5, bar.bottom()),
                         QPointF(std::floor(x) + 0.5, bar.bottom() + 3));
    }
    painter.setPen(colors.muted_text);
    const double left = bar.left() - 6 - low_width;
    painter.drawText(QRectF(left, area.top(), low_width, area.height()), Qt::AlignVCenter, low);
    return left;
}

}  // namespace triscope::gui
