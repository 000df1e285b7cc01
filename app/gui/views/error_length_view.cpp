#include "app/gui/views/error_length_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "app/gui/painters/picture_title.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr ErrorLengthMargins kMargins;

}  // namespace

ErrorLengthView::ErrorLengthView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Errors of queries by how many keys they keep: least to largest, median, largest"));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ErrorLengthView::setErrors(std::shared_ptr<const ErrorsByLength> errors, double tolerance) {
    m_errors = std::move(errors);
    m_tolerance = tolerance;
    mark(std::nullopt);
    update();
}

ErrorLengthLayout ErrorLengthView::layoutNow() const {
    return {*m_errors, m_tolerance,
            QRectF(rect()).adjusted(kMargins.left, kMargins.top, -kMargins.right, -kMargins.bottom)};
}

void ErrorLengthView::paintEvent(QPaintEvent*) {
    if (!m_errors) return;
    QPainter painter(this);
    paintPictureTitle(painter, titleLine(width()), accessibleName(), m_theme.colors());
    paintErrorsByLength(painter, *m_errors, m_tolerance, layoutNow(), m_marked, m_theme.colors());
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(m_theme.colors().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ErrorLengthView::mouseMoveEvent(QMouseEvent* event) {
    if (m_errors) mark(layoutNow().columnAt(event->position().x()));
}

void ErrorLengthView::mousePressEvent(QMouseEvent*) {
    askForRow();
}

void ErrorLengthView::leaveEvent(QEvent*) {
    mark(std::nullopt);
}

void ErrorLengthView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return askForRow();
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || !m_errors) return QWidget::keyPressEvent(event);
    walk(step);
}

// To the next column that has rows.
void ErrorLengthView::walk(int step) {
    const auto& columns = m_errors->columns;
    const auto end = static_cast<std::ptrdiff_t>(columns.size());
    std::ptrdiff_t at = m_marked ? static_cast<std::ptrdiff_t>(*m_marked) + step : step > 0 ? 0 : end - 1;
    while (at >= 0 && at < end && columns[static_cast<std::size_t>(at)].rows == 0) at += step;
    if (at >= 0 && at < end) mark(static_cast<std::size_t>(at));
}

void ErrorLengthView::askForRow() {
    if (!m_errors || !m_marked) return;
    const ErrorsByLength::Column& column = m_errors->columns[*m_marked];
    emit rowAsked(column.head, column.row);
}

void ErrorLengthView::mark(std::optional<std::size_t> column) {
    if (column == m_marked) return;
    m_marked = column;
    update();
    emit markedChanged();
}

}  // namespace triscope::gui
