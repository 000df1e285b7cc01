#include "app/gui/pages/cost/tornado_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/gui/painters/hairline.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kBarHeight = 12;
constexpr int kLeastEnds = 96;  // beside a bar, for its values

QFont boldFont() {
    return Theme::strongFont();
}

}  // namespace

TornadoView::TornadoView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What moves the time to the first token"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TornadoView::setContent(std::vector<Sensitivity> bars, double middle) {
    // The order may change; what is chosen stays.
    std::optional<Choice> chosen;
    for (std::size_t at = 0; m_chosen && at < bars.size(); ++at) {
        if (std::string_view(bars[at].name) == m_bars[m_chosen->bar].name) chosen = {at, m_chosen->high};
    }
    m_chosen = chosen;
    m_bars = std::move(bars);
    m_middle = middle;
    m_least = middle;
    m_most = middle;
    m_name_width = 0;
    m_ends = kLeastEnds;
    QStringList spoken;
    const QFontMetrics metrics(Theme::textFont());
    for (const Sensitivity& bar : m_bars) {
        m_least = std::min({m_least, bar.low_seconds, bar.high_seconds});
        m_most = std::max({m_most, bar.low_seconds, bar.high_seconds});
        const QString name = translateCore(bar.name);
        m_name_width = std::max(m_name_width, metrics.horizontalAdvance(name));
        for (const QString& end : {endText(bar.low, bar.low_moves), endText(bar.high, bar.high_moves)})
            m_ends = std::max(m_ends, metrics.horizontalAdvance(end) + Theme::kGap);
        spoken << tr("%1: %2 gives %3, %4 gives %5")
                      .arg(name, endText(bar.low, bar.low_moves), timeText(bar.low_seconds),
                           endText(bar.high, bar.high_moves), timeText(bar.high_seconds));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

// A value that cannot go further has no bar on that side.
QString TornadoView::endText(const std::string& value, bool moves) const {
    return moves ? text(value) : tr("stays %1").arg(text(value));
}

void TornadoView::choose(std::optional<Choice> choice) {
    m_chosen = choice;
    update();
    emit chosenChanged();
}

bool TornadoView::highIsLeft(const Sensitivity& bar) const {
    return bar.high_seconds < bar.low_seconds;
}

void TornadoView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    const QPointF at = event->position();
    const auto bar = static_cast<std::size_t>(std::max(0.0, at.y()) / lineHeight());
    if (bar >= m_bars.size()) return;
    choose(Choice{bar, (at.x() < xOf(m_middle)) == highIsLeft(m_bars[bar])});
}

void TornadoView::move(int bars, std::optional<bool> right) {
    if (m_bars.empty()) return;
    const Choice now = m_chosen.value_or(Choice{});
    const auto last = static_cast<std::ptrdiff_t>(m_bars.size()) - 1;
    const auto bar = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(now.bar) + bars, 0, last);
    Choice next{static_cast<std::size_t>(bar), now.high};
    if (right) next.high = *right != highIsLeft(m_bars[next.bar]);
    choose(next);
}

void TornadoView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            return move(-1, {});
        case Qt::Key_Down:
            return move(m_chosen ? 1 : 0, {});
        case Qt::Key_Left:
            return move(0, false);
        case Qt::Key_Right:
            return move(0, true);
        default:
            QWidget::keyPressEvent(event);
    }
}

void TornadoView::focusInEvent(QFocusEvent*) {
    update();
}

void TornadoView::focusOutEvent(QFocusEvent*) {
    update();
}

int TornadoView::lineHeight() const {
    return QFontMetrics(Theme::textFont()).height() + 10;
}

QSize TornadoView::sizeHint() const {
    return {520, lineHeight() * (static_cast<int>(m_bars.size()) + 1)};
}

QSize TornadoView::minimumSizeHint() const {
    return {m_name_width + 2 * m_ends + 120, sizeHint().height()};
}

// Logarithmic: half and twice are equally far.
double TornadoView::xOf(double seconds) const {
    const double left = m_name_width + 2 * Theme::kGap + m_ends;
    const double room = width() - left - m_ends;
    if (m_most <= m_least * 1.0001) return left + room / 2;
    return left + room * std::log(seconds / m_least) / std::log(m_most / m_least);
}

void TornadoView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(Theme::textFont());
    for (std::size_t at = 0; at < m_bars.size(); ++at) paintBar(painter, at);
    paintAxis(painter);
}

void TornadoView::paintBar(QPainter& painter, std::size_t at) const {
    const ThemeColors& colors = m_theme.colors();
    const Sensitivity& bar = m_bars[at];
    const int top = static_cast<int>(at) * lineHeight();
    const bool is_chosen = m_chosen && m_chosen->bar == at;
    if (is_chosen) {
        QColor veil = colors.accent;
        veil.setAlphaF(hasFocus() ? 0.20F : 0.11F);
        painter.fillRect(QRect(0, top, width(), lineHeight()), veil);
    }
    painter.setPen(colors.text);
    painter.drawText(QRect(0, top, m_name_width + Theme::kGap, lineHeight()), Qt::AlignVCenter,
                     translateCore(bar.name));
    const double middle = xOf(m_middle);
    const double y = top + (lineHeight() - kBarHeight) / 2.0;
    const auto half = [&](double seconds, const QString& value, bool is_low) {
        const double x = xOf(seconds);
        const QRectF area(QPointF(std::min(x, middle), y), QPointF(std::max(x, middle), y + kBarHeight));
        painter.fillRect(area, colors.mix);
        // The smaller value's half is hatched: which side it is on says which way the parameter works.
        if (is_low) {
            QColor hatch = colors.surface;
            hatch.setAlphaF(0.6F);
            painter.fillRect(area, QBrush(hatch, Qt::BDiagPattern));
        }
        painter.setPen(is_chosen && m_chosen->high != is_low ? colors.text : colors.muted_text);
        painter.setFont(is_chosen && m_chosen->high != is_low ? boldFont() : Theme::textFont());
        const bool left = is_low != highIsLeft(bar);
        const QRectF beside = left ? QRectF(x - m_ends - 4, top, m_ends, lineHeight())
                                   : QRectF(x + 4, top, m_ends, lineHeight());
        painter.drawText(beside, Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft), value);
    };
    half(bar.low_seconds, endText(bar.low, bar.low_moves), true);
    half(bar.high_seconds, endText(bar.high, bar.high_moves), false);
    painter.setFont(Theme::textFont());
}

void TornadoView::paintAxis(QPainter& painter) const {
    const ThemeColors& colors = m_theme.colors();
    const int bottom = static_cast<int>(m_bars.size()) * lineHeight();
    const double middle = xOf(m_middle);
    painter.setPen(hairline(colors.text));
    painter.drawLine(QPointF(crisp(middle), 0), QPointF(crisp(middle), bottom));
    painter.setPen(colors.text);
    const auto label = [&](double seconds, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRectF(xOf(seconds) - m_ends / 2.0, bottom, m_ends, lineHeight()), Qt::AlignCenter,
                         timeText(seconds));
    };
    label(m_middle, colors.text);
    if (middle - xOf(m_least) > m_ends) label(m_least, colors.muted_text);
    if (xOf(m_most) - middle > m_ends) label(m_most, colors.muted_text);
}

}  // namespace triscope::gui
