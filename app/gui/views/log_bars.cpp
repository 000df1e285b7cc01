#include "app/gui/views/log_bars.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_ticks.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr int kPadding = 6;
constexpr int kTicks = 4;

}  // namespace

LogBars::LogBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LogBars::setBars(std::vector<LogBar> bars, const QString& amount_title, const QString& ratio_title) {
    m_bars = std::move(bars);
    m_amount_title = amount_title;
    m_ratio_title = ratio_title;
    double least = 0;
    double most = 0;
    for (const LogBar& bar : m_bars) {
        if (bar.amount <= 0) continue;
        least = least == 0 ? bar.amount : std::min(least, bar.amount);
        most = std::max(most, bar.amount);
    }
    // The shortest bar still has some length.
    const LogTicks ticks = logTicks(std::max(1.0, least / 3), std::max(10.0, most), 10, kTicks);
    m_low = ticks.low;
    m_high = ticks.high;
    m_ticks = ticks.ticks;
    m_chosen = std::min(m_chosen, m_bars.empty() ? 0 : m_bars.size() - 1);
    updateGeometry();
    update();
}

void LogBars::choose(std::size_t bar) {
    if (bar == m_chosen || bar >= m_bars.size()) return;
    m_chosen = bar;
    update();
    emit chosenChanged();
}

int LogBars::lineHeight() const {
    return QFontMetrics(Theme::textFont()).height();
}

int LogBars::rowHeight() const {
    return 2 * lineHeight() + kPadding;
}

int LogBars::rowTop(std::size_t bar) const {
    return lineHeight() + kPadding + static_cast<int>(bar) * rowHeight();
}

QSize LogBars::sizeHint() const {
    return {760, rowTop(m_bars.size()) + kPadding};
}

int LogBars::titleWidth() const {
    int widest = 0;
    for (const LogBar& bar : m_bars) {
        widest = std::max(widest, QFontMetrics(Theme::textFont()).horizontalAdvance(bar.title));
    }
    return widest + 3 * kPadding;
}

int LogBars::figuresWidth() const {
    const QFontMetrics metrics(Theme::textFont());
    return std::max(metrics.horizontalAdvance(QStringLiteral("0.000e+00 FLOP")),
                    metrics.horizontalAdvance(m_ratio_title)) +
           kPadding;
}

double LogBars::xOf(double amount) const {
    const double left = titleWidth();
    const double room = width() - left - 2 * figuresWidth() - kPadding;
    return left + room * std::log(amount / m_low) / std::log(m_high / m_low);
}

QRectF LogBars::barRect(std::size_t bar) const {
    const double amount = std::max(m_bars[bar].amount, m_low);
    const double top = rowTop(bar) + kPadding / 2.0 + 2;
    return {QPointF(titleWidth(), top), QPointF(xOf(amount), top + lineHeight() - 4)};
}

void LogBars::paintEvent(QPaintEvent*) {
    if (m_bars.empty()) return;
    QPainter painter(this);
    painter.setFont(Theme::textFont());
    paintScale(painter);
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) paintRow(painter, bar);
}

void LogBars::paintScale(QPainter& painter) const {
    const ThemeColors& colors = m_theme.colors();
    for (const double tick : m_ticks) {
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(xOf(tick), lineHeight()), QPointF(xOf(tick), height()));
        painter.setPen(colors.muted_text);
        const QRectF place(xOf(tick) - 40, 0, 80, lineHeight());
        painter.drawText(place, Qt::AlignHCenter, QStringLiteral("1e%1").arg(std::lround(std::log10(tick))));
    }
    painter.setPen(colors.muted_text);
    const int figures = figuresWidth();
    painter.drawText(QRect(width() - 2 * figures - kPadding, 0, figures, lineHeight()), Qt::AlignRight,
                     m_amount_title);
    painter.drawText(QRect(width() - figures - kPadding, 0, figures, lineHeight()), Qt::AlignRight,
                     m_ratio_title);
}

void LogBars::paintRow(QPainter& painter, std::size_t bar) const {
    const LogBar& each = m_bars[bar];
    const ThemeColors& colors = m_theme.colors();
    const QRect row(0, rowTop(bar), width(), rowHeight());
    const bool is_chosen = bar == m_chosen;
    if (is_chosen) {
        painter.fillRect(row, colors.window);
        painter.fillRect(QRect(row.topLeft(), QSize(3, row.height())),
                         showsFocus(*this) ? colors.accent : colors.muted_text);
    }
    const int top = row.top() + kPadding / 2;
    painter.setPen(colors.text);
    painter.drawText(QRect(2 * kPadding, top, titleWidth(), lineHeight()), Qt::AlignVCenter, each.title);
    if (each.amount > 0) {
        const QRectF rect = barRect(bar);
        if (!each.hollow) painter.fillRect(rect, each.color);
        painter.setPen(QPen(each.color, 2));
        painter.drawRect(rect);
    }
    painter.setPen(colors.text);
    const int figures = figuresWidth();
    const QRect ratio(width() - figures - kPadding, top, figures, lineHeight());
    painter.drawText(ratio, Qt::AlignVCenter | Qt::AlignRight, each.ratio_text);
    painter.drawText(ratio.translated(-figures, 0), Qt::AlignVCenter | Qt::AlignRight, each.amount_text);
    painter.setPen(colors.muted_text);
    const QRect note(2 * kPadding, top + lineHeight(), width() - 3 * kPadding, lineHeight());
    painter.drawText(note, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(each.note, Qt::ElideRight, note.width()));
}

std::optional<std::size_t> LogBars::barAt(double y) const {
    const double at = (y - rowTop(0)) / rowHeight();
    if (at < 0 || at >= static_cast<double>(m_bars.size())) return std::nullopt;
    return static_cast<std::size_t>(at);
}

void LogBars::mousePressEvent(QMouseEvent* event) {
    if (const auto bar = barAt(event->position().y())) choose(*bar);
}

void LogBars::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up) return choose(m_chosen == 0 ? 0 : m_chosen - 1);
    if (event->key() == Qt::Key_Down) return choose(m_chosen + 1);
    QWidget::keyPressEvent(event);
}

bool LogBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto bar = barAt(help->pos().y())) QToolTip::showText(help->globalPos(), m_bars[*bar].note);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace triscope::gui
