#include "app/gui/pages/cost/tornado_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/hairline.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kBarHeight = 12;
constexpr int kEnds = 96;  // beside a bar, for its values

QString timeText(double seconds) {
    return QString::fromStdString(formatSeconds(Seconds{seconds}));
}

}  // namespace

TornadoView::TornadoView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What moves the time to the first token"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TornadoView::setContent(std::vector<Sensitivity> bars, double middle) {
    m_bars = std::move(bars);
    m_middle = middle;
    m_least = middle;
    m_most = middle;
    m_name_width = 0;
    QStringList spoken;
    const QFontMetrics metrics(Theme::textFont());
    for (const Sensitivity& bar : m_bars) {
        m_least = std::min({m_least, bar.low_seconds, bar.high_seconds});
        m_most = std::max({m_most, bar.low_seconds, bar.high_seconds});
        const QString name = translateCore(bar.name);
        m_name_width = std::max(m_name_width, metrics.horizontalAdvance(name));
        spoken << tr("%1: %2 gives %3, %4 gives %5")
                      .arg(name, QString::fromStdString(bar.low), timeText(bar.low_seconds),
                           QString::fromStdString(bar.high), timeText(bar.high_seconds));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int TornadoView::lineHeight() const {
    return QFontMetrics(Theme::textFont()).height() + 10;
}

QSize TornadoView::sizeHint() const {
    return {520, lineHeight() * (static_cast<int>(m_bars.size()) + 1)};
}

QSize TornadoView::minimumSizeHint() const {
    return {m_name_width + 2 * kEnds + 120, sizeHint().height()};
}

// Logarithmic: half and twice are equally far.
double TornadoView::xOf(double seconds) const {
    const double left = m_name_width + 2 * Theme::kGap + kEnds;
    const double room = width() - left - kEnds;
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
    painter.setPen(colors.text);
    painter.drawText(QRect(0, top, m_name_width + Theme::kGap, lineHeight()), Qt::AlignVCenter,
                     translateCore(bar.name));
    const double middle = xOf(m_middle);
    const double y = top + (lineHeight() - kBarHeight) / 2.0;
    const auto half = [&](double seconds, const std::string& value, bool is_low) {
        const double x = xOf(seconds);
        const QRectF area(QPointF(std::min(x, middle), y), QPointF(std::max(x, middle), y + kBarHeight));
        painter.fillRect(area, colors.mix);
        // The smaller value's half is hatched: which side it is on says which way the parameter works.
        if (is_low) {
            QColor hatch = colors.surface;
            hatch.setAlphaF(0.6F);
            painter.fillRect(area, QBrush(hatch, Qt::BDiagPattern));
        }
        painter.setPen(colors.muted_text);
        const QString text = QString::fromStdString(value);
        const bool left = is_low ? bar.low_seconds <= bar.high_seconds : bar.high_seconds < bar.low_seconds;
        const QRectF beside =
            left ? QRectF(x - kEnds - 4, top, kEnds, lineHeight()) : QRectF(x + 4, top, kEnds, lineHeight());
        painter.drawText(beside, Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft), text);
    };
    half(bar.low_seconds, bar.low, true);
    half(bar.high_seconds, bar.high, false);
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
        painter.drawText(QRectF(xOf(seconds) - kEnds / 2.0, bottom, kEnds, lineHeight()), Qt::AlignCenter,
                         timeText(seconds));
    };
    label(m_middle, colors.text);
    if (middle - xOf(m_least) > kEnds) label(m_least, colors.muted_text);
    if (xOf(m_most) - middle > kEnds) label(m_most, colors.muted_text);
}

}  // namespace triscope::gui
