#include "app/gui/views/rank_bars.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr int kAxisWidth = 40;
constexpr double kBarShare = 0.4;  // of a rank's slot, for each of its two bars
constexpr double kWidest = 32;

}  // namespace

RankBars::RankBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Work of each rank over the mean"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RankBars::setShares(std::vector<RankShare> shares, double scale_most) {
    m_shares = std::move(shares);
    m_most = std::max(1.0, scale_most);
    mark(std::nullopt);
    update();
}

QRectF RankBars::plotRect() const {
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(kAxisWidth, line / 2, -2, -line - 4);
}

double RankBars::yOf(double share) const {
    const QRectF plot = plotRect();
    return plot.bottom() - share / m_most * plot.height();
}

QRectF RankBars::barRect(std::size_t rank, bool pattern) const {
    const QRectF plot = plotRect();
    const double slot = plot.width() / static_cast<double>(m_shares.size());
    const double bar = std::min(kWidest, slot * kBarShare);
    const double middle = plot.left() + slot * (static_cast<double>(rank) + 0.5);
    const double share = pattern ? m_shares[rank].pattern : m_shares[rank].dense;
    return {QPointF(pattern ? middle : middle - bar, yOf(share)),
            QPointF(pattern ? middle + bar : middle, plot.bottom())};
}

void RankBars::paintEvent(QPaintEvent*) {
    if (m_shares.empty()) return;
    QPainter painter(this);
    painter.setFont(Theme::textFont());
    const ThemeColors& colors = m_theme.colors();
    const QRectF plot = plotRect();
    const int line = painter.fontMetrics().height();
    for (double tick = 0; tick <= m_most; tick += m_most > 8 ? std::ceil(m_most / 4) : 1) {
        painter.setPen(QPen(colors.grid, 1));
        painter.drawLine(QPointF(plot.left(), yOf(tick)), QPointF(plot.right(), yOf(tick)));
        painter.setPen(colors.muted_text);
        painter.drawText(QRectF(0, yOf(tick) - line / 2.0, kAxisWidth - 6, line),
                         Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1×").arg(tick));
    }
    const double slot = plot.width() / static_cast<double>(m_shares.size());
    const int label_width = painter.fontMetrics().horizontalAdvance(QStringLiteral("00000"));
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(label_width / slot)));
    for (std::size_t rank = 0; rank < m_shares.size(); ++rank) {
        painter.fillRect(barRect(rank, false), colors.dense);
        painter.fillRect(barRect(rank, true), colors.triangle);
        // The pattern's bars are striped as well as coloured.
        painter.fillRect(barRect(rank, true), QBrush(colors.surface, Qt::BDiagPattern));
        if (rank % every != 0) continue;
        painter.setPen(m_marked == rank ? colors.text : colors.muted_text);
        const double middle = plot.left() + slot * (static_cast<double>(rank) + 0.5);
        painter.drawText(QRectF(middle - label_width, plot.bottom() + 2, 2 * label_width, line),
                         Qt::AlignHCenter | Qt::AlignTop, QString::number(rank));
    }
    painter.setPen(QPen(colors.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), yOf(1)), QPointF(plot.right(), yOf(1)));
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void RankBars::mouseMoveEvent(QMouseEvent* event) {
    const QRectF plot = plotRect();
    if (m_shares.empty() || !plot.contains(event->position())) return mark(std::nullopt);
    const double share = (event->position().x() - plot.left()) / plot.width();
    mark(std::min(m_shares.size() - 1,
                  static_cast<std::size_t>(share * static_cast<double>(m_shares.size()))));
}

void RankBars::leaveEvent(QEvent*) {
    mark(std::nullopt);
}

void RankBars::keyPressEvent(QKeyEvent* event) {
    const bool left = event->key() == Qt::Key_Left;
    if (m_shares.empty() || (!left && event->key() != Qt::Key_Right)) return QWidget::keyPressEvent(event);
    const std::size_t last = m_shares.size() - 1;
    if (!m_marked) return mark(left ? last : 0);
    mark(left ? (*m_marked == 0 ? 0 : *m_marked - 1) : std::min(last, *m_marked + 1));
}

void RankBars::mark(std::optional<std::size_t> rank) {
    if (rank == m_marked) return;
    m_marked = rank;
    update();
    emit markedChanged();
}

}  // namespace triscope::gui
