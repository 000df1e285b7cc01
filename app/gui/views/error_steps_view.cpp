#include "app/gui/views/error_steps_view.h"

#include <QFontMetricsF>
#include <QPainter>

#include "app/gui/painters/picture_title.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

ErrorStepRow rowOf(const ErrorStep& step, bool whole) {
    return {translate(step.title),
            step.non_finite > 0 ? QStringLiteral("∞") : text(formatRatio(step.max_abs)),
            text(formatRatio(step.rmse)), step.share, whole};
}

}  // namespace

ErrorStepsView::ErrorStepsView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAccessibleName(tr("Why npu-emulated differs: each step of its arithmetic switched on alone"));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ErrorStepsView::setSteps(std::shared_ptr<const ErrorSteps> steps) {
    m_rows.clear();
    for (const ErrorStep& step : steps->steps) m_rows.push_back(rowOf(step, false));
    m_rows.push_back(rowOf(steps->together, true));
    m_rows.push_back({tr("left over, since steps interact"), {}, {}, steps->remainder, true});
    QStringList lines;
    for (const ErrorStepRow& row : m_rows)
        lines << QStringLiteral("%1: %2 %").arg(row.title, QString::number(100 * row.share, 'f', 1));
    setAccessibleDescription(callWords() + u' ' + lines.join(QStringLiteral("; ")));
    setToolTip(callWords());
    update();
}

QString ErrorStepsView::callWords() {
    return tr("Its default call, from inputs before any rounding, whatever is ticked: not the errors above.");
}

void ErrorStepsView::paintEvent(QPaintEvent*) {
    if (m_rows.empty()) return;
    QPainter painter(this);
    paintPictureTitle(painter, titleLine(width()), accessibleName(), m_theme.colors());
    const QFontMetricsF metrics(font());
    const double line = metrics.height();
    painter.setPen(m_theme.colors().muted_text);
    painter.drawText(QRectF(0, 1.2 * line, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(callWords(), Qt::ElideRight, width()));
    const QRectF below = QRectF(rect()).adjusted(0, 2.5 * line, 0, 0);
    paintErrorSteps(painter, m_rows, {m_rows.size(), line, below}, m_theme.colors());
}

}  // namespace triscope::gui
