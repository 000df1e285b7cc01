#include "app/gui/pages/agree/verdict_badge.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kSide = 22;

}  // namespace

VerdictBadge::VerdictBadge(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFont(Theme::strongFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setVerdict(true);
}

void VerdictBadge::setVerdict(bool pass) {
    m_pass = pass;
    setAccessibleName(pass ? tr("Passes") : tr("Fails"));
    update();
}

QSize VerdictBadge::sizeHint() const {
    const QFontMetrics metrics(font());
    return {kSide + Theme::kGap +
                std::max(metrics.horizontalAdvance(tr("Passes")), metrics.horizontalAdvance(tr("Fails"))),
            kSide + 2};
}

void VerdictBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = m_theme.colors();
    const QRectF box(1, 1, kSide - 2, kSide - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_pass ? colors.accent : colors.error);
    if (m_pass) {
        painter.drawEllipse(box);
    } else {
        painter.drawRoundedRect(box, 3, 3);
    }
    painter.setPen(QPen(colors.surface, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (m_pass) {
        painter.drawPolyline(QPolygonF{QPointF(6, 11.5), QPointF(9.7, 15), QPointF(16, 7.5)});
    } else {
        painter.drawLine(QPointF(7, 7), QPointF(15, 15));
        painter.drawLine(QPointF(15, 7), QPointF(7, 15));
    }
    painter.setPen(m_pass ? colors.text : colors.error);
    painter.drawText(rect().adjusted(kSide + Theme::kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     accessibleName());
}

}  // namespace triscope::gui
