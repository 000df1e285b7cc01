#include "app/gui/painters/scatter_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/theme/color_scale.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kTickLength = 4;
constexpr double kRing = 6;
constexpr int kScaleWidth = 96;
constexpr int kScaleHeight = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Scatter)
};

QString valueText(double value) {
    return QString::number(value, 'g', 3);
}

// The end of the scale that is near the ground's own lightness is left out.
QColor shade(double value, bool dark) {
    return viridis(dark ? 0.3 + 0.7 * value : 0.85 * value);
}

CellCount most(const ScatterCounts& scatter) {
    return *std::max_element(scatter.counts.begin(), scatter.counts.end());
}

// Where a count lies on the scale, that of the fullest square at 1.
double position(double count, CellCount most) {
    return std::log1p(count) / std::log1p(static_cast<double>(most));
}

void paintSquares(QPainter& painter, const ScatterCounts& scatter, const ScatterLayout& layout, bool dark) {
    const CellCount fullest = most(scatter);
    for (Index a = 0; a < ScatterCounts::kSide; ++a) {
        for (Index b = 0; b < ScatterCounts::kSide; ++b) {
            const CellCount count = scatter.at(a, b);
            if (count == 0) continue;
            painter.fillRect(layout.squareRect(a, b),
                             shade(position(static_cast<double>(count), fullest), dark));
        }
    }
}

void paintAxes(QPainter& painter, const ScatterCounts& scatter, const ScatterNames& names,
               const ScatterLayout& layout, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF& box = layout.picture();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colors.grid);
    painter.drawRect(box);
    painter.setPen(colors.muted_text);
    const double width = box.width() / 2;
    const double below = box.bottom() + kTickLength;
    painter.drawText(QRectF(box.left(), below, width, metrics.height()), Qt::AlignLeft,
                     valueText(scatter.low));
    painter.drawText(QRectF(box.right() - width, below, width, metrics.height()), Qt::AlignRight,
                     valueText(scatter.high));
    painter.drawText(QRectF(box.left(), below + metrics.height() - 2, box.width(), metrics.height()),
                     Qt::AlignCenter, names.b);
    const double beside = box.left() - 6;
    painter.drawText(QRectF(beside - 60, box.bottom() - metrics.height(), 60, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, valueText(scatter.low));
    painter.drawText(QRectF(beside - 60, box.top(), 60, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                     valueText(scatter.high));
    painter.save();
    painter.translate(beside - metrics.height(), box.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-box.height() / 2, 0, box.height(), metrics.height()), Qt::AlignCenter, names.a);
    painter.restore();
}

}  // namespace

ScatterLayout::ScatterLayout(const ScatterCounts& scatter, const QRectF& area)
    : m_low(scatter.low), m_high(scatter.high), m_picture(area) {}

QPointF ScatterLayout::pointOf(double a, double b) const {
    const double range = m_high - m_low;
    return {m_picture.left() + (b - m_low) / range * m_picture.width(),
            m_picture.bottom() - (a - m_low) / range * m_picture.height()};
}

QRectF ScatterLayout::squareRect(Index a, Index b) const {
    const double width = m_picture.width() / static_cast<double>(ScatterCounts::kSide);
    const double height = m_picture.height() / static_cast<double>(ScatterCounts::kSide);
    // Whole pixels, and never less than two, so that a single element far off is seen.
    const double left = std::floor(m_picture.left() + width * static_cast<double>(b));
    const double bottom = std::ceil(m_picture.bottom() - height * static_cast<double>(a));
    const QSizeF size(std::max(std::ceil(width), 2.0), std::max(std::ceil(height), 2.0));
    return {QPointF(left, bottom - size.height()), size};
}

void paintScatter(QPainter& painter, const ScatterCounts& scatter, const ScatterNames& names,
                  const ScatterLayout& layout, const ThemeColors& colors) {
    paintAxes(painter, scatter, names, layout, colors);
    painter.setPen(QPen(colors.muted_text, 1, Qt::DashLine));
    painter.drawLine(layout.picture().bottomLeft(), layout.picture().topRight());
    paintSquares(painter, scatter, layout, colors.dark);
    if (!names.worst || !std::isfinite(names.worst->x()) || !std::isfinite(names.worst->y())) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.error, 2));
    painter.drawEllipse(layout.pointOf(names.worst->y(), names.worst->x()), kRing, kRing);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

double paintScatterScale(QPainter& painter, const QRectF& place, const ScatterCounts& scatter,
                         const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const CellCount fullest = most(scatter);
    const QString low = QStringLiteral("1");
    const QString high = Words::tr("%1 elements").arg(QString::fromStdString(groupDigits(fullest)));
    const double high_left = place.right() - metrics.horizontalAdvance(high) - 2;
    const QRectF bar(std::floor(high_left - 6 - kScaleWidth),
                     std::floor(place.center().y() - kScaleHeight / 2.0), kScaleWidth, kScaleHeight);
    // From one element to the fullest square, along the logarithm.
    const double least = position(1, fullest);
    for (int x = 0; x < kScaleWidth; ++x) {
        painter.fillRect(QRectF(bar.left() + x, bar.top(), 1, bar.height()),
                         shade(least + (1 - least) * x / (kScaleWidth - 1), colors.dark));
    }
    painter.setPen(colors.muted_text);
    const double low_left = bar.left() - 6 - metrics.horizontalAdvance(low);
    painter.drawText(QPointF(low_left, place.center().y() + metrics.capHeight() / 2), low);
    painter.drawText(QPointF(high_left, place.center().y() + metrics.capHeight() / 2), high);
    return low_left;
}

}  // namespace triscope::gui
