#include "app/gui/pages/cost/ladder_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/hairline.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kPadding = 5;
constexpr int kBarHeight = 14;

QFont boldFont() {
    return Theme::strongFont();
}

}  // namespace

LadderView::LadderView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Where the saving goes"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LadderView::setLines(std::vector<LadderLine> lines) {
    m_lines = std::move(lines);
    m_chosen = std::clamp(m_chosen, 0, std::max(0, static_cast<int>(m_lines.size()) - 1));
    const QFontMetrics metrics(boldFont());
    m_title_width = 0;
    m_value_width = 0;
    for (const LadderLine& line : m_lines) {
        m_title_width = std::max(m_title_width, metrics.horizontalAdvance(line.title));
        m_value_width =
            std::max(m_value_width, metrics.horizontalAdvance(line.value + QStringLiteral("  ") + line.lost));
    }
    describe();
    updateGeometry();
    update();
}

void LadderView::describe() {
    if (m_lines.empty()) return;
    const LadderLine& line = m_lines[static_cast<std::size_t>(m_chosen)];
    setAccessibleDescription(QStringLiteral("%1: %2. %3").arg(line.title, line.value, line.why));
}

void LadderView::choose(int line) {
    if (m_lines.empty()) return;
    const int next = std::clamp(line, 0, static_cast<int>(m_lines.size()) - 1);
    if (next == m_chosen) return;
    m_chosen = next;
    describe();
    update();
    emit chosenChanged();
}

int LadderView::lineHeight() const {
    return 2 * kPadding + 2 * QFontMetrics(Theme::textFont()).height() + 2;
}

QSize LadderView::sizeHint() const {
    return {640, lineHeight() * static_cast<int>(m_lines.size()) + 1};
}

QSize LadderView::minimumSizeHint() const {
    return {m_title_width + m_value_width + 160, sizeHint().height()};
}

int LadderView::lineAt(const QPointF& point) const {
    const int line = static_cast<int>(point.y()) / lineHeight();
    return line >= 0 && line < static_cast<int>(m_lines.size()) ? line : -1;
}

// From 1 at the left to the largest factor at the right; below 1 there is no bar.
QRectF LadderView::barOf(int line) const {
    double most = 2;
    for (const LadderLine& each : m_lines) most = std::max(most, each.factor);
    const double left = m_title_width + 3 * Theme::kGap;
    const double room = width() - left - m_value_width - 3 * Theme::kGap;
    const double factor = std::max(1.0, m_lines[static_cast<std::size_t>(line)].factor);
    const int text = QFontMetrics(Theme::textFont()).height();
    const double top = line * lineHeight() + kPadding + (text - kBarHeight) / 2.0;
    return {left, top, std::max(2.0, room * std::log(factor) / std::log(most)),
            static_cast<double>(kBarHeight)};
}

void LadderView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int line = 0; line < static_cast<int>(m_lines.size()); ++line) paintLine(painter, line);
}

void LadderView::paintLine(QPainter& painter, int line) const {
    const ThemeColors& colors = m_theme.colors();
    const LadderLine& of = m_lines[static_cast<std::size_t>(line)];
    const QRect all(0, line * lineHeight(), width(), lineHeight());
    if (line == m_chosen) {
        QColor veil = colors.accent;
        veil.setAlphaF(hasFocus() ? 0.20F : 0.11F);
        painter.fillRect(all, veil);
    }
    const int text = QFontMetrics(Theme::textFont()).height();
    const int top = all.top() + kPadding;
    painter.setFont(boldFont());
    painter.setPen(colors.text);
    painter.drawText(QRect(Theme::kGap, top, m_title_width, text), Qt::AlignVCenter, of.title);
    const QRectF bar = barOf(line);
    painter.fillRect(bar, colors.triangle);
    // What is an estimate is hatched, so that colour alone does not say it.
    if (of.estimate) {
        QColor hatch = colors.surface;
        hatch.setAlphaF(0.55F);
        painter.fillRect(bar, QBrush(hatch, Qt::BDiagPattern));
    }
    const int value_left = static_cast<int>(bar.right()) + Theme::kGap;
    painter.drawText(QRect(value_left, top, m_value_width + Theme::kGap, text), Qt::AlignVCenter, of.value);
    painter.setFont(Theme::textFont());
    painter.setPen(colors.muted_text);
    const int lost_left =
        value_left + QFontMetrics(boldFont()).horizontalAdvance(of.value + QStringLiteral("  "));
    painter.drawText(QRect(lost_left, top, m_value_width, text), Qt::AlignVCenter, of.lost);
    const QRect why(Theme::kGap, top + text + 2, width() - 2 * Theme::kGap, text);
    painter.drawText(why, Qt::AlignVCenter,
                     QFontMetrics(Theme::textFont()).elidedText(of.why, Qt::ElideRight, why.width()));
    painter.setPen(hairline(colors.grid));
    painter.drawLine(QPointF(0, all.bottom() + 0.5), QPointF(width(), all.bottom() + 0.5));
}

void LadderView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (const int line = lineAt(event->position()); line >= 0) choose(line);
}

void LadderView::mouseMoveEvent(QMouseEvent* event) {
    emit pointed(lineAt(event->position()));
}

void LadderView::leaveEvent(QEvent*) {
    emit pointed(-1);
}

void LadderView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            return choose(m_chosen - 1);
        case Qt::Key_Down:
            return choose(m_chosen + 1);
        case Qt::Key_Home:
            return choose(0);
        case Qt::Key_End:
            return choose(static_cast<int>(m_lines.size()) - 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

void LadderView::focusInEvent(QFocusEvent*) {
    update();
}

void LadderView::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace triscope::gui
