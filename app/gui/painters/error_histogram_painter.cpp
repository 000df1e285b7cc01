#include "app/gui/painters/error_histogram_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/error_scale.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kTickLength = 4;
constexpr double kFoot = 0.35;        // decades of height that a single element has
constexpr double kEdge = 8;           // pixels that a label may reach beyond the area
constexpr double kLabelSpacing = 44;  // pixels
constexpr Qt::BrushStyle kBeyond = Qt::BDiagPattern;
constexpr int kSwatch = 12;
constexpr std::size_t kLeastBins = 8;  // two decades

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorHistogram)
};

// 1, 10, 100, 1k ... 100G.
QString countLabel(int decade) {
    static constexpr const char* kUnits[] = {"", "k", "M", "G", "T"};
    const auto thousands = static_cast<std::size_t>(decade / 3);
    return QStringLiteral("1") + QString(decade % 3, u'0') +
           QLatin1String(kUnits[std::min<std::size_t>(thousands, 4)]);
}

double binAxis(double error) {
    return ErrorHistogram::kBinsPerDecade * (std::log10(error) - ErrorHistogram::kLeastDecade);
}

void paintCounts(QPainter& painter, const ErrorHistogramLayout& layout, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = layout.area();
    const double decade_height = layout.yOf(1) - layout.yOf(10);
    const int step = decade_height >= metrics.height() ? 1 : decade_height * 2 >= metrics.height() ? 2 : 3;
    CellCount count = 1;
    for (int decade = 0; decade <= layout.topDecade(); ++decade, count *= 10) {
        if (decade % step != 0) continue;
        const double y = std::floor(layout.yOf(count)) + 0.5;
        painter.setPen(colors.grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors.muted_text);
        painter.drawText(QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, countLabel(decade));
    }
}

void paintOwnLabel(QPainter& painter, const QRectF& bar, const QString& word) {
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(word) + 2;
    painter.drawText(
        QRectF(bar.center().x() - width / 2, bar.bottom() + kTickLength, width, metrics.height()),
        Qt::AlignCenter, word);
}

void paintErrors(QPainter& painter, const ErrorHistogramLayout& layout, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = layout.area();
    const auto per_decade = static_cast<std::size_t>(ErrorHistogram::kBinsPerDecade);
    const double left = layout.xOf(ErrorHistogram::lowerEdge(layout.beginBin()));
    const double right = layout.xOf(ErrorHistogram::lowerEdge(layout.endBin()));
    const double decade_width = (right - left) / static_cast<double>(layout.endBin() - layout.beginBin()) *
                                static_cast<double>(per_decade);
    const int step = std::max(1, static_cast<int>(std::ceil(kLabelSpacing / decade_width)));
    painter.setPen(colors.muted_text);
    painter.drawLine(QPointF(left, area.bottom() + 0.5), QPointF(right, area.bottom() + 0.5));
    for (std::size_t bin = layout.beginBin(); bin <= layout.endBin(); ++bin) {
        if (bin % per_decade != 0) continue;
        const int decade = ErrorHistogram::kLeastDecade + static_cast<int>(bin / per_decade);
        const double x = std::floor(layout.xOf(ErrorHistogram::lowerEdge(bin))) + 0.5;
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + kTickLength));
        if (decade % step != 0) continue;
        const QString label = decadeLabel(decade);
        const double width = metrics.horizontalAdvance(label);
        const double first = std::min(x - width / 2, area.right() + kEdge - width);
        painter.drawText(QPointF(first, area.bottom() + kTickLength + metrics.ascent()), label);
    }
    paintOwnLabel(painter, layout.zeroBar(), QStringLiteral("0"));
    if (layout.hasNonFinite()) paintOwnLabel(painter, layout.nonFiniteBar(), Words::tr("NaN, ∞"));
    painter.drawText(
        QRectF(left, area.bottom() + kTickLength + metrics.height() - 2, right - left, metrics.height()),
        Qt::AlignCenter, Words::tr("absolute error"));
}

void paintBar(QPainter& painter, const QRectF& bar, const QColor& color, Qt::BrushStyle style, bool marked,
              const ThemeColors& colors) {
    if (bar.height() <= 0) return;
    const QRectF inner = bar.adjusted(0, 0, -1, 0);
    painter.fillRect(inner, colors.surface);
    painter.fillRect(inner, QBrush(color, style));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(marked ? colors.text : color, marked ? 2 : 1));
    painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, 0));
}

void paintBars(QPainter& painter, const ErrorHistogramLayout& layout, std::optional<std::size_t> marked,
               const ThemeColors& colors) {
    for (std::size_t bin = layout.beginBin(); bin < layout.endBin(); ++bin) {
        paintBar(painter, layout.binBar(bin), colors.accent, Qt::SolidPattern, marked == bin, colors);
        paintBar(painter, layout.failingBar(bin), colors.error, kBeyond, marked == bin, colors);
    }
    paintBar(painter, layout.zeroBar(), colors.muted_text, Qt::SolidPattern, false, colors);
    if (layout.hasNonFinite())
        paintBar(painter, layout.nonFiniteBar(), colors.error, Qt::SolidPattern, false, colors);
}

void paintTolerance(QPainter& painter, const Agreement& agreement, const ErrorHistogramLayout& layout,
                    const ThemeColors& colors) {
    const double x = std::floor(layout.xOf(agreement.rule.atol)) + 0.5;
    const QRectF& area = layout.area();
    painter.setPen(QPen(colors.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()));
    const QString number = QString::fromStdString(formatRatio(agreement.rule.atol));
    const QString words = agreement.rule.rtol > 0 ? Words::tr("allowed near 0: %1").arg(number)
                                                  : Words::tr("allowed: %1").arg(number);
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(words) + 2;
    const double left = std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width));
    painter.setPen(colors.text);
    painter.drawText(QRectF(left, area.top() - 5 - metrics.height(), width, metrics.height()),
                     Qt::AlignCenter, words);
}

}  // namespace

ErrorHistogramLayout::ErrorHistogramLayout(const Agreement& agreement, const QRectF& area)
    : m_area(area),
      m_histogram(agreement.histogram),
      m_zeros(agreement.histogram.zeros),
      m_non_finite(agreement.histogram.non_finite),
      m_non_finite_width(m_non_finite > 0 ? kOwnBar + kOwnGap : 0) {
    const auto& counts = m_histogram.counts;
    const auto used = [](CellCount count) { return count > 0; };
    const auto tolerance = static_cast<std::size_t>(
        std::clamp(binAxis(std::max(agreement.rule.atol, 1e-300)), 0.0, double{ErrorHistogram::kBins - 1}));
    const auto first = std::find_if(counts.begin(), counts.end(), used) - counts.begin();
    const auto last = counts.rend() - std::find_if(counts.rbegin(), counts.rend(), used);
    m_begin = std::min(static_cast<std::size_t>(first), tolerance);
    m_end = std::min(std::max(static_cast<std::size_t>(last), tolerance + 2), ErrorHistogram::kBins);
    if (m_end - m_begin < kLeastBins) m_begin = m_end < kLeastBins ? 0 : m_end - kLeastBins;
    const CellCount most =
        std::max({m_zeros, m_non_finite, *std::max_element(counts.begin(), counts.end()), CellCount{1}});
    m_top = std::max(1, static_cast<int>(std::ceil(std::log10(static_cast<double>(most)))));
}

QRectF ErrorHistogramLayout::binBar(std::size_t bin) const {
    return barOf(bin, m_histogram.counts[bin]);
}

QRectF ErrorHistogramLayout::failingBar(std::size_t bin) const {
    return barOf(bin, m_histogram.failing[bin]);
}

QRectF ErrorHistogramLayout::barOf(std::size_t bin, CellCount count) const {
    const double width = axisWidth() / static_cast<double>(m_end - m_begin);
    // Whole pixels, so that all gaps between bars are alike.
    const double left = std::floor(axisLeft() + width * static_cast<double>(bin - m_begin));
    const double right = std::floor(axisLeft() + width * static_cast<double>(bin + 1 - m_begin));
    return bar(left, right - left, count);
}

double ErrorHistogramLayout::xOf(double error) const {
    const double share =
        (binAxis(error) - static_cast<double>(m_begin)) / static_cast<double>(m_end - m_begin);
    return axisLeft() + share * axisWidth();
}

double ErrorHistogramLayout::yOf(CellCount count) const {
    if (count == 0) return m_area.bottom();
    const double share = (std::log10(static_cast<double>(count)) + kFoot) / (m_top + kFoot);
    return m_area.bottom() - share * m_area.height();
}

std::optional<std::size_t> ErrorHistogramLayout::binAt(double x) const {
    const double bin = std::floor((x - axisLeft()) / axisWidth() * static_cast<double>(m_end - m_begin));
    if (bin < 0 || bin >= static_cast<double>(m_end - m_begin)) return std::nullopt;
    return m_begin + static_cast<std::size_t>(bin);
}

QRectF ErrorHistogramLayout::bar(double left, double width, CellCount count) const {
    return {QPointF(left, yOf(count)), QPointF(left + width, m_area.bottom())};
}

void paintErrorHistogram(QPainter& painter, const Agreement& agreement, const ErrorHistogramLayout& layout,
                         std::optional<std::size_t> marked, const ThemeColors& colors) {
    paintCounts(painter, layout, colors);
    paintErrors(painter, layout, colors);
    paintBars(painter, layout, marked, colors);
    if (agreement.rule.atol > 0) paintTolerance(painter, agreement, layout, colors);
}

void paintErrorHistogramKey(QPainter& painter, const QRectF& place, const ThemeColors& colors) {
    const QString word = Words::tr("beyond the tolerance");
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(word) + 2;
    painter.setPen(colors.muted_text);
    painter.drawText(QRectF(place.right() - width, place.top(), width, place.height()), Qt::AlignVCenter,
                     word);
    const QPointF corner(std::floor(place.right() - width - kSwatch - 6),
                         std::floor(place.center().y() - kSwatch / 2.0));
    paintBar(painter, QRectF(corner, QSizeF(kSwatch, kSwatch)), colors.error, kBeyond, false, colors);
}

double errorHistogramKeyWidth(const QFontMetricsF& metrics) {
    return metrics.horizontalAdvance(Words::tr("beyond the tolerance")) + kSwatch + 8;
}

}  // namespace triscope::gui
