#include "app/gui/views/log_chart.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_ticks.h"

namespace triscope::gui {

namespace {

constexpr QSize kLeastSize(320, 240);
constexpr int kTicks = 6;
constexpr double kDotSize = 9;
constexpr float kVeil = 0.16F;  // of a band, over which curves stay clear

// Takes the labels of an axis and puts those of `ticks` in their place. Laying an axis out is most of what a
// change costs, so one that stays as it is is left alone.
void relabel(QCategoryAxis& axis, const LogTicks& ticks, const std::function<QString(double)>& text) {
    QStringList labels;
    for (const double tick : ticks.ticks) labels << text(tick);
    const bool same_range = axis.min() == std::log10(ticks.low) && axis.max() == std::log10(ticks.high);
    if (same_range && labels == axis.categoriesLabels()) return;
    for (const QString& label : axis.categoriesLabels()) axis.remove(label);
    axis.setStartValue(std::log10(ticks.low) - 1);
    for (qsizetype at = 0; at < labels.size(); ++at)
        axis.append(labels[at], std::log10(ticks.ticks[static_cast<std::size_t>(at)]));
    axis.setRange(std::log10(ticks.low), std::log10(ticks.high));
}

QCategoryAxis* makeAxis(QChart& chart, Qt::Alignment alignment) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    chart.addAxis(axis, alignment);
    return axis;
}

template <class Series>
Series* makeSeries(QChart& chart, QAbstractAxis* x_axis, QAbstractAxis* y_axis) {
    auto* series = new Series;
    chart.addSeries(series);
    series->attachAxis(x_axis);
    series->attachAxis(y_axis);
    return series;
}

// In log10 of both.
QList<QPointF> pointsOf(const std::vector<double>& x, const std::vector<double>& y) {
    QList<QPointF> points;
    for (std::size_t at = 0; at < y.size(); ++at) points << QPointF(std::log10(x[at]), std::log10(y[at]));
    return points;
}

}  // namespace

LogChart::LogChart(const Theme& theme, QWidget* parent) : QChartView(parent), m_theme(theme) {
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    // Half a label fits beyond the ends of the axes.
    chart()->setMargins(QMargins(0, 10, 18, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    m_x_axis = makeAxis(*chart(), Qt::AlignBottom);
    m_y_axis = makeAxis(*chart(), Qt::AlignLeft);
    m_marker = makeSeries<QLineSeries>(*chart(), m_x_axis, m_y_axis);
    m_cursor = makeSeries<QLineSeries>(*chart(), m_x_axis, m_y_axis);
    for (QAreaSeries*& band : m_bands) {
        band = makeSeries<QAreaSeries>(*chart(), m_x_axis, m_y_axis);
        band->setUpperSeries(new QLineSeries(band));
        band->setLowerSeries(new QLineSeries(band));
        band->setPen(Qt::NoPen);
    }
    for (QLineSeries*& curve : m_curves) curve = makeSeries<QLineSeries>(*chart(), m_x_axis, m_y_axis);
    for (QScatterSeries*& dots : m_measured) dots = makeSeries<QScatterSeries>(*chart(), m_x_axis, m_y_axis);
    for (QScatterSeries*& dot : m_dots) dot = makeSeries<QScatterSeries>(*chart(), m_x_axis, m_y_axis);

    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(kLeastSize);
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::NoRole);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, &LogChart::restyle);
    restyle();
}

QPen LogChart::penOf(std::size_t curve, const Theme& theme) {
    const ThemeColors& colors = theme.colors();
    const std::array pens{QPen(colors.dense, 2), QPen(colors.triangle, 2, Qt::DashLine), QPen(colors.mix, 3)};
    return pens.at(curve);
}

void LogChart::setPlot(LogPlot plot) {
    m_plot = std::move(plot);
    m_looked_at.reset();
    for (std::size_t at = 0; at < m_curves.size(); ++at) {
        m_curves[at]->replace(pointsOf(m_plot.x, m_plot.curves[at]));
        m_bands[at]->upperSeries()->replace(pointsOf(m_plot.x, m_plot.bands[at].high));
        m_bands[at]->lowerSeries()->replace(pointsOf(m_plot.x, m_plot.bands[at].low));
        QList<QPointF> dots;
        for (const QPointF& point : m_plot.measured[at])
            dots << QPointF(std::log10(point.x()), std::log10(point.y()));
        m_measured[at]->replace(dots);
    }
    fillAxes();
    showMarker();
    showPlace();
}

void LogChart::setCurveShown(std::size_t at, bool shown) {
    m_shown.at(at) = shown;
    m_curves[at]->setVisible(shown);
    m_dots[at]->setVisible(shown);
    m_measured[at]->setVisible(shown);
    m_bands[at]->setVisible(shown);
    if (m_plot.x.empty()) return;
    fillAxes();
    showMarker();
    showPlace();
}

void LogChart::fillAxes() {
    double least = std::numeric_limits<double>::max();
    double most = 0;
    for (std::size_t at = 0; at < m_plot.curves.size(); ++at) {
        const auto& curve = m_plot.curves[at];
        if (!m_shown[at] || curve.empty()) continue;
        const auto [low, high] = std::minmax_element(curve.begin(), curve.end());
        least = std::min(least, *low);
        most = std::max(most, *high);
        const LogBand& band = m_plot.bands[at];
        if (band.low.empty()) continue;
        least = std::min(least, *std::min_element(band.low.begin(), band.low.end()));
        most = std::max(most, *std::max_element(band.high.begin(), band.high.end()));
    }
    for (const auto& points : m_plot.measured) {
        for (const QPointF& point : points) {
            least = std::min(least, point.y());
            most = std::max(most, point.y());
        }
    }
    const LogTicks x_ticks = logTicks(m_plot.x.front(), m_plot.x.back(), m_plot.x_base, kTicks);
    const LogTicks y_ticks = logTicks(least, most, m_plot.y_base, kTicks);
    relabel(*m_x_axis, x_ticks, m_plot.x_text);
    relabel(*m_y_axis, y_ticks, m_plot.y_text);
    m_y_low = std::log10(y_ticks.low);
    m_y_high = std::log10(y_ticks.high);
}

QList<QPointF> LogChart::uprightAt(std::size_t place) const {
    const double x = std::log10(m_plot.x[place]);
    return {{x, m_y_low}, {x, m_y_high}};
}

void LogChart::showMarker() {
    m_marker->replace(m_plot.marker ? uprightAt(*m_plot.marker) : QList<QPointF>());
}

void LogChart::showPlace() {
    const auto at = place();
    m_cursor->replace(m_looked_at ? uprightAt(*m_looked_at) : QList<QPointF>());
    for (std::size_t curve = 0; curve < m_dots.size(); ++curve) {
        const bool shown = at && !m_plot.curves[curve].empty();
        m_dots[curve]->replace(shown ? QList{m_curves[curve]->at(static_cast<int>(*at))} : QList<QPointF>());
    }
    emit placeChanged();
}

void LogChart::lookAt(std::optional<std::size_t> place) {
    if (place == m_looked_at) return;
    m_looked_at = place;
    showPlace();
}

void LogChart::restyle() {
    const ThemeColors& colors = m_theme.colors();
    for (QCategoryAxis* axis : {m_x_axis, m_y_axis}) {
        axis->setLabelsFont(Theme::textFont());
        axis->setLabelsBrush(colors.muted_text);
        axis->setGridLinePen(QPen(colors.grid, 1));
        axis->setLinePen(QPen(colors.grid, 1));
    }
    m_marker->setPen(QPen(colors.muted_text, 1, Qt::DashLine));
    m_cursor->setPen(QPen(colors.text, 1));
    for (std::size_t curve = 0; curve < m_curves.size(); ++curve) {
        const QPen pen = penOf(curve, m_theme);
        m_curves[curve]->setPen(pen);
        QColor veil = pen.color();
        veil.setAlphaF(kVeil);
        m_bands[curve]->setBrush(veil);
        m_measured[curve]->setMarkerSize(kDotSize);
        m_measured[curve]->setColor(pen.color());
        m_measured[curve]->setPen(QPen(colors.surface, 1));
        m_dots[curve]->setMarkerSize(kDotSize);
        m_dots[curve]->setColor(colors.surface);
        m_dots[curve]->setBorderColor(pen.color());
        m_dots[curve]->setPen(QPen(pen.color(), 2));
    }
}

std::optional<std::size_t> LogChart::placeAt(const QPointF& position) const {
    if (m_plot.x.empty() || !chart()->plotArea().contains(position)) return std::nullopt;
    const double x = std::pow(10, chart()->mapToValue(position, m_curves[0]).x());
    const auto above = std::lower_bound(m_plot.x.begin(), m_plot.x.end(), x);
    if (above == m_plot.x.begin()) return 0;
    const auto place = static_cast<std::size_t>(above - m_plot.x.begin());
    if (above == m_plot.x.end()) return place - 1;
    return x / *(above - 1) < *above / x ? place - 1 : place;
}

void LogChart::mouseMoveEvent(QMouseEvent* event) {
    lookAt(placeAt(event->position()));
}

void LogChart::leaveEvent(QEvent* event) {
    lookAt(std::nullopt);
    QChartView::leaveEvent(event);
}

void LogChart::keyPressEvent(QKeyEvent* event) {
    const auto now = place();
    const std::size_t last = m_plot.x.empty() ? 0 : m_plot.x.size() - 1;
    if (event->key() == Qt::Key_Left && now) {
        lookAt(*now > 0 ? *now - 1 : 0);
    } else if (event->key() == Qt::Key_Right && now) {
        lookAt(std::min(*now + 1, last));
    } else if (event->key() == Qt::Key_Home) {
        lookAt(0);
    } else if (event->key() == Qt::Key_End) {
        lookAt(last);
    } else if (event->key() == Qt::Key_Escape && m_looked_at) {
        lookAt(std::nullopt);
    } else {
        QChartView::keyPressEvent(event);
    }
}

}  // namespace triscope::gui
