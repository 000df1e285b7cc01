#include "app/gui/pages/agree/mask_effect_profile.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/pages/agree/mask_effect_words.h"
#include "app/gui/painters/error_map_painter.h"
#include "app/gui/painters/hairline.h"
#include "app/gui/painters/picture_title.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/error_map_view.h"

namespace triscope::gui {

namespace {

constexpr int kTicks = 4;
constexpr float kBandStrength = 0.22F;

// A number that four ticks divide into round ones.
double roundUp(double value) {
    if (!(value > 0)) return 1;
    const double unit = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 4.0, 6.0, 8.0}) {
        if (value <= step * unit * (1 + 1e-9)) return step * unit;
    }
    return 10 * unit;
}

}  // namespace

MaskEffectProfile::MaskEffectProfile(const ErrorMapView& map, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_map(map), m_theme(theme) {
    setAccessibleName(tr("Along the queries"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&map, &ErrorMapView::viewChanged, this, &MaskEffectProfile::refresh);
    connect(&map, &ErrorMapView::markedChanged, this, qOverload<>(&QWidget::update));
}

void MaskEffectProfile::setEffect(std::shared_ptr<const MaskEffect> effect, double RowEffect::*figure) {
    m_effect = std::move(effect);
    m_figure = figure;
    const double most = summarize(*m_effect, figure).max;
    m_top = std::isfinite(most) ? roundUp(most) : 1;
    if (figure == &RowEffect::lost_mass) m_top = std::min(m_top, 1.0);
    refresh();
}

QRectF MaskEffectProfile::plot() const {
    constexpr ErrorMapMargins kMargins;
    return QRectF(rect()).adjusted(kMargins.left, kMargins.top, -kMargins.right, -Theme::kGap);
}

QPointF MaskEffectProfile::pointOf(double row, double value) const {
    const QRectF area = plot();
    return {m_map.viewport().xOf(row), area.bottom() - std::min(value / m_top, 1.0) * area.height()};
}

std::vector<EffectBin> MaskEffectProfile::bins(std::optional<Index> head) const {
    const ErrorMapViewport& view = m_map.viewport();
    const Range seen = intersect(view.visibleRows(), {0, m_effect->queries});
    const Index count = std::min<Index>(seen.size(), std::max(1, static_cast<int>(plot().width())));
    std::vector<EffectBin> along;
    for (Index b = 0; b < count; ++b) {
        along.push_back(
            binOf(*m_effect, m_figure,
                  {seen.begin + b * seen.size() / count, seen.begin + (b + 1) * seen.size() / count}, head));
    }
    return along;
}

void MaskEffectProfile::refresh() {
    if (!m_effect || m_map.viewport().area().isEmpty()) return;
    m_all = bins(std::nullopt);
    update();
}

void MaskEffectProfile::resizeEvent(QResizeEvent*) {
    refresh();
}

void MaskEffectProfile::paintEvent(QPaintEvent*) {
    if (!m_effect || m_map.viewport().area().isEmpty()) return;
    QPainter painter(this);
    const QRectF top(0, 0, width(), plot().top() - Theme::kGap);
    const double title = paintPictureTitle(painter, top, accessibleName(), m_theme.colors());
    paintKey(painter, title + 3 * Theme::kGap);
    paintAxis(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot().adjusted(0, -2, 0, 2));
    paintBand(painter);
    paintLine(painter, m_all, QPen(m_theme.colors().triangle, 2));
    paintMarked(painter);
}

void MaskEffectProfile::paintAxis(QPainter& painter) const {
    const ThemeColors& colors = m_theme.colors();
    const QRectF area = plot();
    const double line = QFontMetricsF(painter.font()).height();
    for (int tick = 0; tick <= kTicks; ++tick) {
        const double value = m_top * tick / kTicks;
        const double y = crisp(area.bottom() - area.height() * tick / kTicks);
        painter.setPen(hairline(colors.grid));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors.muted_text);
        painter.drawText(QRectF(0, y - line / 2, area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                         value == 0 ? QStringLiteral("0") : figureText(m_figure, value));
    }
}

void MaskEffectProfile::paintBand(QPainter& painter) const {
    QPolygonF band;
    for (const EffectBin& bin : m_all) {
        band << pointOf(static_cast<double>(bin.rows.begin), bin.high)
             << pointOf(static_cast<double>(bin.rows.end), bin.high);
    }
    for (auto bin = m_all.rbegin(); bin != m_all.rend(); ++bin) {
        band << pointOf(static_cast<double>(bin->rows.end), bin->low)
             << pointOf(static_cast<double>(bin->rows.begin), bin->low);
    }
    QColor fill = m_theme.colors().triangle;
    fill.setAlphaF(kBandStrength);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(band);
}

void MaskEffectProfile::paintLine(QPainter& painter, const std::vector<EffectBin>& along,
                                  const QPen& pen) const {
    QPolygonF line;
    for (const EffectBin& bin : along) {
        line << pointOf(static_cast<double>(bin.rows.begin), bin.mean)
             << pointOf(static_cast<double>(bin.rows.end), bin.mean);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void MaskEffectProfile::paintMarked(QPainter& painter) const {
    const auto marked = m_map.markedCell();
    if (!marked || marked->head >= m_effect->heads || marked->row >= m_effect->queries) return;
    paintLine(painter, bins(marked->head), QPen(m_theme.colors().text, 1));
    const double value = m_effect->at(marked->head, marked->row).*m_figure;
    painter.setPen(QPen(m_theme.colors().text, 2));
    painter.setBrush(m_theme.colors().surface);
    painter.drawEllipse(pointOf(static_cast<double>(marked->row) + 0.5, value), 4, 4);
}

void MaskEffectProfile::paintKey(QPainter& painter, double left) const {
    const ThemeColors& colors = m_theme.colors();
    const QFontMetricsF metrics(painter.font());
    const auto marked = m_map.markedCell();
    double right = width() - 8;
    const double middle = (plot().top() - Theme::kGap) / 2;
    const auto entry = [&](const QString& word, const QPen& pen, bool band) {
        const double width = metrics.horizontalAdvance(word);
        if (right - width - 24 < left) return;
        painter.setPen(colors.muted_text);
        painter.drawText(QRectF(right - width, 0, width, 2 * middle), Qt::AlignVCenter, word);
        right -= width + 6;
        QColor fill = colors.triangle;
        fill.setAlphaF(kBandStrength);
        if (band) painter.fillRect(QRectF(right - 16, middle - 5, 16, 10), fill);
        painter.setPen(pen);
        if (!band) painter.drawLine(QPointF(right - 16, middle), QPointF(right, middle));
        right -= 16 + 2 * Theme::kGap;
    };
    entry(tr("least to largest head"), Qt::NoPen, true);
    entry(tr("mean of the heads"), QPen(colors.triangle, 2), false);
    if (marked) entry(tr("head %1").arg(grouped(marked->head)), QPen(colors.text, 1), false);
}

}  // namespace triscope::gui
