#include "app/gui/pages/agree/stepper_strip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/gui/painters/hairline.h"
#include "app/gui/painters/ruler.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr double kStripHeight = 30;
constexpr double kAxisWidth = 52;
constexpr double kTickSpacing = 72;
constexpr double kUnderline = 4;

}  // namespace

StepperStrip::StepperStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAccessibleName(tr("Keys of the query, and scores of the tile"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StepperStrip::show(std::shared_ptr<const StepperOutcome> outcome, std::size_t done) {
    m_outcome = std::move(outcome);
    m_done = done;
    setAccessibleDescription(stepTitle(*m_outcome, done));
    update();
}

QRectF StepperStrip::strip() const {
    const double line = QFontMetricsF(Theme::textFont()).height();
    return {kAxisWidth, line + Theme::kGap, width() - kAxisWidth - 8, kStripHeight};
}

QRectF StepperStrip::plot() const {
    const double line = QFontMetricsF(Theme::textFont()).height();
    const double top = strip().bottom() + 3 * line + 3 * Theme::kGap;
    return {kAxisWidth, top, width() - kAxisWidth - 8, height() - top - line - Theme::kGap};
}

QRectF StepperStrip::rectOf(const SoftmaxStep& step) const {
    const double scale = strip().width() / static_cast<double>(m_outcome->mask->shape().keys);
    return {strip().left() + static_cast<double>(step.keys.begin) * scale, strip().top(),
            static_cast<double>(step.keys.size()) * scale, strip().height()};
}

void StepperStrip::paintEvent(QPaintEvent*) {
    if (!m_outcome) return;
    QPainter painter(this);
    const ThemeColors& colors = m_theme.colors();
    painter.setFont(Theme::strongFont());
    painter.setPen(colors.text);
    painter.drawText(QRectF(0, 0, width(), strip().top()), Qt::AlignLeft | Qt::AlignTop,
                     tr("Keys that the query sees"));
    painter.drawText(QRectF(0, 0, width(), plot().top() - Theme::kGap), Qt::AlignLeft | Qt::AlignBottom,
                     tr("Scores of the tile"));
    painter.setFont(Theme::textFont());
    paintKeys(painter);
    paintProgress(painter);
    if (m_done > 0) paintScores(painter, m_outcome->walk.steps[m_done - 1]);
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void StepperStrip::paintKeys(QPainter& painter) const {
    const ThemeColors& colors = m_theme.colors();
    const QRectF area = strip();
    const Index keys = m_outcome->mask->shape().keys;
    const double scale = area.width() / static_cast<double>(keys);
    for (const RegionSpan& span : m_outcome->mask->regionSpans(m_outcome->walk.row)) {
        const RegionRole role = m_outcome->mask->regions()[span.region].role;
        const QRectF box(area.left() + static_cast<double>(span.cols.begin) * scale, area.top(),
                         std::max(1.0, static_cast<double>(span.cols.size()) * scale), area.height());
        painter.fillRect(box, colors.region(role));
        if (colors.stripe(role) != colors.region(role))
            painter.fillRect(box, QBrush(colors.stripe(role), Qt::BDiagPattern));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hairline(colors.muted_text));
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
    const QFontMetricsF metrics(painter.font());
    const double baseline = area.bottom() + kUnderline + 3;
    for (const Tick& tick : ticksFor({0, keys}, scale, kTickSpacing)) {
        const double x = area.left() + static_cast<double>(tick.token) * scale;
        const double width = metrics.horizontalAdvance(tick.label);
        painter.drawText(QPointF(std::min(x - width / 2, area.right() - width), baseline + metrics.ascent()),
                         tick.label);
    }
}

// What was walked so far is underlined; the present tile has a frame.
void StepperStrip::paintProgress(QPainter& painter) const {
    if (m_done == 0) return;
    const ThemeColors& colors = m_theme.colors();
    const QRectF tile = rectOf(m_outcome->walk.steps[m_done - 1]);
    painter.fillRect(QRectF(strip().left(), strip().bottom() + 1, tile.right() - strip().left(), kUnderline),
                     colors.accent);
    const QRectF frame(std::floor(tile.left()), tile.top() - 2, std::max(5.0, tile.width()),
                       tile.height() + 3);
    painter.setPen(QPen(colors.surface, 5));
    painter.drawRect(frame);
    painter.setPen(QPen(colors.text, 2));
    painter.drawRect(frame);
}

void StepperStrip::paintMaximum(QPainter& painter, double y, const QString& word, const QPen& pen) const {
    painter.setPen(pen);
    painter.drawLine(QPointF(plot().left(), crisp(y)), QPointF(plot().right(), crisp(y)));
    const QFontMetricsF metrics(painter.font());
    const QRectF box(plot().right() - metrics.horizontalAdvance(word) - 8, y - metrics.height() - 1,
                     metrics.horizontalAdvance(word) + 8, metrics.height());
    painter.fillRect(box, m_theme.colors().surface);
    painter.drawText(box, Qt::AlignCenter, word);
}

void StepperStrip::paintScores(QPainter& painter, const SoftmaxStep& step) const {
    const ThemeColors& colors = m_theme.colors();
    const QRectF area = plot();
    painter.setPen(hairline(colors.grid));
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(colors.muted_text);
    if (step.empty()) {
        painter.drawText(area, Qt::AlignCenter, tr("No key is kept here: a kernel skips the tile."));
        return;
    }
    const double before = m_outcome->walk.before(m_done - 1).max;
    double high = std::max(step.after.max, 0.0);
    double low = 0;
    for (const double score : step.scores)
        if (std::isfinite(score)) low = std::min(low, score);
    if (std::isfinite(before)) low = std::min(low, before);
    const double margin = 0.12 * std::max(high - low, 1e-9);
    high += 2 * margin;
    low -= margin;
    const auto yOf = [&](double value) {
        return area.bottom() - (value - low) / (high - low) * area.height();
    };
    const double slot = area.width() / static_cast<double>(step.scores.size());
    painter.setRenderHint(QPainter::Antialiasing, slot < 3);
    for (std::size_t k = 0; k < step.scores.size(); ++k) {
        if (!std::isfinite(step.scores[k])) continue;
        const KeyIndex key = step.keys.begin + static_cast<Index>(k);
        const RegionId region = m_outcome->mask->regionAt(m_outcome->walk.row, key);
        const double x = area.left() + static_cast<double>(k) * slot;
        painter.fillRect(
            QRectF(QPointF(x, std::min(yOf(0), yOf(step.scores[k]))),
                   QPointF(x + std::max(1.0, slot * 0.8), std::max(yOf(0), yOf(step.scores[k])))),
            colors.region(m_outcome->mask->regions()[region].role));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(hairline(colors.muted_text));
    painter.drawLine(QPointF(area.left(), crisp(yOf(0))), QPointF(area.right(), crisp(yOf(0))));
    const double line = QFontMetricsF(painter.font()).height();
    painter.drawText(QRectF(0, yOf(0) - line / 2, area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("0"));
    if (std::isfinite(before) && before < step.after.max)
        paintMaximum(painter, yOf(before), tr("m before: %1").arg(stepNumber(before)),
                     QPen(colors.muted_text, 1, Qt::DashLine));
    paintMaximum(painter, yOf(step.after.max), tr("m: %1").arg(stepNumber(step.after.max)),
                 QPen(colors.text, 1));
    painter.setPen(colors.muted_text);
    const QRectF ends(area.left(), area.bottom() + 2, area.width(), line);
    painter.drawText(ends, Qt::AlignLeft, tr("key %1").arg(grouped(step.keys.begin)));
    painter.drawText(ends, Qt::AlignRight, tr("key %1").arg(grouped(step.keys.end - 1)));
}

void StepperStrip::mousePressEvent(QMouseEvent* event) {
    if (!m_outcome) return;
    const auto& steps = m_outcome->walk.steps;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (rectOf(steps[at]).adjusted(0, -4, 0, 2 * kUnderline).contains(event->position()))
            return emit stepAsked(at + 1);
    }
}

}  // namespace triscope::gui
