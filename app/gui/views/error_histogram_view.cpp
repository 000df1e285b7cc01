#include "app/gui/views/error_histogram_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/gui/painters/picture_title.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr ErrorHistogramMargins kMargins;

}  // namespace

ErrorHistogramView::ErrorHistogramView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How many elements have which error"));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ErrorHistogramView::setAgreement(std::shared_ptr<const Agreement> agreement) {
    m_agreement = std::move(agreement);
    mark(std::nullopt);
    update();
}

ErrorHistogramLayout ErrorHistogramView::layoutNow() const {
    return {*m_agreement,
            QRectF(rect()).adjusted(kMargins.left, kMargins.top, -kMargins.right, -kMargins.bottom)};
}

void ErrorHistogramView::paintEvent(QPaintEvent*) {
    if (!m_agreement) return;
    QPainter painter(this);
    const QRectF top = titleLine(width() - kMargins.right);
    const double key = errorHistogramKeyWidth(QFontMetricsF(painter.font())) + 2 * Theme::kGap;
    paintPictureTitle(painter, top.adjusted(0, 0, -key, 0), accessibleName(), m_theme.colors());
    paintErrorHistogramKey(painter, top, m_theme.colors());
    const ErrorHistogramLayout layout = layoutNow();
    paintErrorHistogram(painter, *m_agreement, layout, m_marked, m_theme.colors());
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(m_theme.colors().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ErrorHistogramView::mouseMoveEvent(QMouseEvent* event) {
    if (m_agreement) mark(layoutNow().binAt(event->position().x()));
}

void ErrorHistogramView::leaveEvent(QEvent*) {
    mark(std::nullopt);
}

void ErrorHistogramView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || !m_agreement) return QWidget::keyPressEvent(event);
    const ErrorHistogramLayout layout = layoutNow();
    const auto middle = (layout.beginBin() + layout.endBin()) / 2;
    const auto next = static_cast<std::ptrdiff_t>(m_marked.value_or(middle)) + step;
    mark(static_cast<std::size_t>(std::clamp(next, static_cast<std::ptrdiff_t>(layout.beginBin()),
                                             static_cast<std::ptrdiff_t>(layout.endBin()) - 1)));
}

void ErrorHistogramView::mark(std::optional<std::size_t> bin) {
    if (bin == m_marked) return;
    m_marked = bin;
    update();
    emit markedChanged();
}

}  // namespace triscope::gui
