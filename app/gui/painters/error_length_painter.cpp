#include "app/gui/painters/error_length_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/error_scale.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kTickLength = 4;
constexpr double kLabelSpacing = 40;  // pixels
constexpr double kDot = 2.5;
constexpr double kZeroFoot = 6;  // pixels between errors of 0 and the lowest decade

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorsByLength)
};

double onPixel(double at) {
    return std::floor(at) + 0.5;
}

void paintErrors(QPainter& painter, const ErrorLengthLayout& layout, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = layout.area();
    const double height = area.height() / (layout.highDecade() - layout.lowDecade());
    const int step = std::max(1, static_cast<int>(std::ceil(1.2 * metrics.height() / height)));
    for (int decade = layout.lowDecade(); decade <= layout.highDecade(); ++decade) {
        if ((decade - layout.lowDecade()) % step != 0) continue;
        const double y = onPixel(layout.yOf(std::pow(10.0, decade)));
        painter.setPen(colors.grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors.muted_text);
        painter.drawText(QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, decadeLabel(decade));
    }
}

void paintLengths(QPainter& painter, std::size_t columns, const ErrorLengthLayout& layout,
                  const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = layout.area();
    const int octaves = static_cast<int>(columns / ErrorsByLength::kColumnsPerOctave) + 1;
    const int step = std::max(1, static_cast<int>(std::ceil(kLabelSpacing * octaves / area.width())));
    painter.setPen(colors.muted_text);
    painter.drawLine(QPointF(area.left(), onPixel(area.bottom())),
                     QPointF(area.right(), onPixel(area.bottom())));
    for (int octave = 0; octave < octaves; octave += step) {
        const double x = onPixel(layout.xOf(std::exp2(octave)));
        if (x > area.right() + 1) break;
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + kTickLength));
        const QString label = QString::fromStdString(shortCount(Index{1} << octave));
        painter.drawText(
            QRectF(x - kLabelSpacing / 2, area.bottom() + kTickLength, kLabelSpacing, metrics.height()),
            Qt::AlignCenter, label);
    }
    painter.drawText(QRectF(area.left(), area.bottom() + kTickLength + metrics.height() - 2, area.width(),
                            metrics.height()),
                     Qt::AlignCenter, Words::tr("keys that the query keeps"));
}

void paintColumn(QPainter& painter, const ErrorsByLength::Column& column, const QRectF& rect,
                 const ErrorLengthLayout& layout, bool marked, const ThemeColors& colors) {
    const double inset = std::min(2.0, rect.width() / 6);
    const double left = rect.left() + inset;
    const double width = std::max(1.0, rect.width() - 2 * inset);
    const double top = layout.yOf(column.largest);
    QColor fill = colors.accent;
    fill.setAlphaF(0.35F);
    const QRectF bar(QPointF(left, top), QPointF(left + width, layout.yOf(column.least)));
    painter.fillRect(bar, fill);
    const double median = onPixel(layout.yOf(column.median));
    painter.setPen(QPen(colors.text, 2));
    painter.drawLine(QPointF(left, median), QPointF(left + width, median));
    painter.setPen(Qt::NoPen);
    painter.setBrush(std::isfinite(column.largest) ? colors.accent : colors.error);
    painter.drawEllipse(QPointF(left + width / 2, top), kDot, kDot);
    painter.setBrush(Qt::NoBrush);
    if (!marked) return;
    painter.setPen(QPen(colors.text, 2));
    painter.drawRect(bar.adjusted(-1, -kDot - 1, 1, 1));
}

void paintTolerance(QPainter& painter, double tolerance, const ErrorLengthLayout& layout,
                    const ThemeColors& colors) {
    const QRectF& area = layout.area();
    const double y = onPixel(layout.yOf(tolerance));
    painter.setPen(QPen(colors.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QRectF(area.left(), y - metrics.height() - 1, area.width(), metrics.height()),
                     Qt::AlignRight,
                     Words::tr("allowed: %1").arg(QString::fromStdString(formatRatio(tolerance))));
}

}  // namespace

ErrorLengthLayout::ErrorLengthLayout(const ErrorsByLength& errors, double tolerance, const QRectF& area)
    : m_area(area) {
    double low = 0;
    double high = 0;
    const auto take = [&](double error) {
        if (!(error > 0) || !std::isfinite(error)) return;
        low = low == 0 ? error : std::min(low, error);
        high = std::max(high, error);
    };
    for (const ErrorsByLength::Column& column : errors.columns) {
        m_used.push_back(column.rows > 0);
        for (const double error : {column.least, column.median, column.largest}) take(error);
    }
    take(tolerance);
    if (high > 0) {
        m_low = static_cast<int>(std::floor(std::log10(low)));
        m_high = std::max(m_low + 1, static_cast<int>(std::ceil(std::log10(high))));
    }
}

double ErrorLengthLayout::xOf(double length) const {
    const double end = std::log2(ErrorsByLength::lowerLength(std::max<std::size_t>(m_used.size(), 1)));
    return m_area.left() + std::log2(length) / end * m_area.width();
}

double ErrorLengthLayout::yOf(double error) const {
    if (error == 0) return m_area.bottom();
    if (!std::isfinite(error)) return m_area.top();
    const double share = (std::log10(error) - m_low) / (m_high - m_low);
    return m_area.bottom() - kZeroFoot - share * (m_area.height() - kZeroFoot);
}

QRectF ErrorLengthLayout::columnRect(std::size_t column) const {
    return {QPointF(xOf(ErrorsByLength::lowerLength(column)), m_area.top()),
            QPointF(xOf(ErrorsByLength::lowerLength(column + 1)), m_area.bottom())};
}

std::optional<std::size_t> ErrorLengthLayout::columnAt(double x) const {
    const double share = (x - m_area.left()) / m_area.width();
    if (share < 0 || share >= 1 || m_used.empty()) return std::nullopt;
    const auto column = static_cast<std::size_t>(share * static_cast<double>(m_used.size()));
    if (!m_used[column]) return std::nullopt;
    return column;
}

void paintErrorsByLength(QPainter& painter, const ErrorsByLength& errors, double tolerance,
                         const ErrorLengthLayout& layout, std::optional<std::size_t> marked,
                         const ThemeColors& colors) {
    paintErrors(painter, layout, colors);
    paintLengths(painter, errors.columns.size(), layout, colors);
    for (std::size_t k = 0; k < errors.columns.size(); ++k) {
        if (errors.columns[k].rows > 0)
            paintColumn(painter, errors.columns[k], layout.columnRect(k), layout, marked == k, colors);
    }
    if (tolerance > 0) paintTolerance(painter, tolerance, layout, colors);
}

}  // namespace triscope::gui
