#include "app/gui/views/stacked_bars.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <numeric>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kBarHeight = 24;
constexpr int kBarGap = 8;
constexpr int kSwatch = 12;
constexpr double kRoom = 1.04;  // beyond the longest bar and the limit

double sumOf(const std::vector<double>& amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

int lineHeight() {
    return QFontMetrics(Theme::textFont()).height();
}

}  // namespace

StackedBars::StackedBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackedBars::setContent(StackedBarsContent content) {
    m_content = std::move(content);
    QStringList spoken;
    for (const auto& bar : m_content.bars) spoken << bar.title + u' ' + bar.total;
    setAccessibleDescription((spoken << m_content.limit_text).join(QStringLiteral(", ")));
    m_pointed.reset();
    updateGeometry();
    update();
}

QSize StackedBars::sizeHint() const {
    const int bars = static_cast<int>(m_content.bars.size());
    return {640, 2 * lineHeight() + 3 * kBarGap + bars * (kBarHeight + kBarGap)};
}

int StackedBars::titleWidth() const {
    int widest = 0;
    for (const auto& bar : m_content.bars) {
        widest = std::max(widest, QFontMetrics(Theme::textFont()).horizontalAdvance(bar.title));
    }
    return std::min(widest, width() / 4) + Theme::kGap;
}

int StackedBars::totalWidth() const {
    return QFontMetrics(Theme::textFont()).horizontalAdvance(QStringLiteral("0,000 GiB")) + Theme::kGap;
}

QRectF StackedBars::plotRect() const {
    const double top = lineHeight() + 2 * kBarGap;
    const double bottom = height() - lineHeight() - kBarGap;
    return {QPointF(titleWidth(), top), QPointF(width() - totalWidth(), bottom)};
}

double StackedBars::scale() const {
    double most = m_content.limit;
    for (const auto& bar : m_content.bars) most = std::max(most, sumOf(bar.amounts));
    return most > 0 ? plotRect().width() / (most * kRoom) : 0;
}

QRectF StackedBars::partRect(std::size_t bar, std::size_t part) const {
    const auto& amounts = m_content.bars[bar].amounts;
    const auto at = amounts.begin() + static_cast<std::ptrdiff_t>(part);
    const double begin = std::accumulate(amounts.begin(), at, 0.0) * scale();
    const QRectF plot = plotRect();
    const double top = plot.top() + static_cast<double>(bar) * (kBarHeight + kBarGap);
    return {plot.left() + begin, top, *at * scale(), kBarHeight};
}

double StackedBars::limitX() const {
    return plotRect().left() + m_content.limit * scale();
}

QColor StackedBars::fillOf(std::size_t bar, std::size_t part) const {
    const double parts = static_cast<double>(std::max<std::size_t>(1, m_content.parts.size()));
    const double share = 0.85 * static_cast<double>(part) / parts;
    const QColor from = m_content.bars[bar].color;
    const QColor to = m_theme.colors().surface;
    const auto mixed = [share](int a, int b) { return static_cast<int>(a + share * (b - a)); };
    return {mixed(from.red(), to.red()), mixed(from.green(), to.green()), mixed(from.blue(), to.blue())};
}

void StackedBars::paintEvent(QPaintEvent*) {
    if (m_content.bars.empty()) return;
    QPainter painter(this);
    painter.setFont(Theme::textFont());
    paintLegend(painter);
    for (std::size_t bar = 0; bar < m_content.bars.size(); ++bar) paintBar(painter, bar);
    paintLimit(painter);
}

void StackedBars::paintLegend(QPainter& painter) const {
    int x = 0;
    const std::size_t sample = m_content.bars.size() - 1;
    for (std::size_t part = 0; part < m_content.parts.size(); ++part) {
        const QRect swatch(x, (lineHeight() - kSwatch) / 2, kSwatch, kSwatch);
        painter.fillRect(swatch, fillOf(sample, part));
        painter.setPen(m_theme.colors().muted_text);
        painter.drawRect(swatch);
        painter.setPen(m_theme.colors().text);
        const int text = painter.fontMetrics().horizontalAdvance(m_content.parts[part]);
        x += kSwatch + Theme::kGap / 2;
        painter.drawText(QRect(x + 2, 0, text, lineHeight()), Qt::AlignVCenter, m_content.parts[part]);
        x += text + 2 * Theme::kGap;
    }
}

void StackedBars::paintBar(QPainter& painter, std::size_t bar) const {
    const auto& content = m_content.bars[bar];
    const ThemeColors& colors = m_theme.colors();
    const QRectF first = partRect(bar, 0);
    painter.setPen(colors.text);
    const QRectF title(0, first.top(), titleWidth() - Theme::kGap, kBarHeight);
    painter.drawText(
        title, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(content.title, Qt::ElideRight, static_cast<int>(title.width())));
    for (std::size_t part = 0; part < content.amounts.size(); ++part) {
        const QRectF rect = partRect(bar, part);
        painter.fillRect(rect, fillOf(bar, part));
        const bool pointed = m_pointed == Place{bar, part};
        painter.setPen(QPen(pointed ? colors.text : colors.muted_text, pointed ? 2 : 1));
        if (rect.width() >= 1) painter.drawRect(rect);
    }
    const bool over = sumOf(content.amounts) > m_content.limit;
    painter.setPen(over ? colors.error : colors.text);
    const QRectF total(width() - totalWidth(), first.top(), totalWidth(), kBarHeight);
    painter.drawText(total, Qt::AlignVCenter | Qt::AlignRight, content.total);
}

void StackedBars::paintLimit(QPainter& painter) const {
    const QRectF plot = plotRect();
    const double x = limitX();
    painter.setPen(QPen(m_theme.colors().error, 2));
    painter.drawLine(QPointF(x, plot.top() - kBarGap / 2.0), QPointF(x, plot.bottom()));
    const int text = painter.fontMetrics().horizontalAdvance(m_content.limit_text);
    const double left = std::clamp(x - text / 2.0, 0.0, static_cast<double>(width() - text));
    painter.drawText(QRectF(left, plot.bottom(), text + 1, lineHeight() + kBarGap), Qt::AlignVCenter,
                     m_content.limit_text);
}

std::optional<StackedBars::Place> StackedBars::placeAt(const QPointF& position) const {
    for (std::size_t bar = 0; bar < m_content.bars.size(); ++bar) {
        for (std::size_t part = 0; part < m_content.bars[bar].amounts.size(); ++part) {
            if (partRect(bar, part).contains(position)) return Place{bar, part};
        }
    }
    return std::nullopt;
}

void StackedBars::point(std::optional<Place> place) {
    if (place == m_pointed) return;
    m_pointed = place;
    update();
    if (!place) {
        emit pointedAt({}, {});
        return;
    }
    const auto& bar = m_content.bars[place->bar];
    emit pointedAt(m_content.parts[place->part],
                   {QStringLiteral("%1: %2").arg(bar.title, m_content.text(bar.amounts[place->part]))});
}

void StackedBars::mouseMoveEvent(QMouseEvent* event) {
    point(placeAt(event->position()));
}

void StackedBars::leaveEvent(QEvent*) {
    point(std::nullopt);
}

}  // namespace triscope::gui
