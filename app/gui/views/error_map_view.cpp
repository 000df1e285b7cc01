#include "app/gui/views/error_map_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/error_map_painter.h"
#include "app/gui/painters/picture_title.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kWheelNotch = 120;
constexpr ErrorMapMargins kMargins;

}  // namespace

ErrorMapView::ErrorMapView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Largest error of each query"));
    setCursor(Qt::CrossCursor);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_picture = {};
        update();
    });
}

void ErrorMapView::setAgreement(std::shared_ptr<const Agreement> agreement) {
    const bool first = m_agreement == nullptr;
    m_agreement = std::move(agreement);
    m_scale = ErrorScale::of(*m_agreement);
    const Index heads = m_agreement->heads;
    const Index rows = m_agreement->rows;
    if (m_pinned && (m_pinned->head >= heads || m_pinned->row >= rows)) m_pinned.reset();
    m_hovered.reset();
    setView(first ? ErrorMapViewport::fit(heads, rows, pictureArea())
                  : m_view.movedTo(heads, rows, pictureArea()));
    emit markedChanged();
}

void ErrorMapView::fit() {
    if (m_agreement) setView(ErrorMapViewport::fit(m_agreement->heads, m_agreement->rows, pictureArea()));
}

void ErrorMapView::zoomBy(double factor) {
    const auto marked = markedCell();
    const double x = marked ? m_view.rectOf(*marked).center().x() : m_view.area().center().x();
    setView(m_view.zoomed(factor, std::clamp(x, m_view.area().left(), m_view.area().right())));
}

void ErrorMapView::pin(std::optional<HeadRow> cell) {
    m_pinned = cell;
    if (cell) setView(m_view.revealing(cell->row));
    update();
    emit markedChanged();
}

QRectF ErrorMapView::pictureArea() const {
    return QRectF(rect()).adjusted(kMargins.left, kMargins.top, -kMargins.right, -kMargins.bottom);
}

void ErrorMapView::setView(const ErrorMapViewport& view) {
    m_view = view;
    m_picture = {};
    update();
    emit viewChanged();
}

void ErrorMapView::setNoneWord(const QString& word) {
    m_none_word = word;
    update();
}

void ErrorMapView::paintEvent(QPaintEvent*) {
    if (!m_agreement || m_view.area().isEmpty()) return;
    const ThemeColors& colors = m_theme.colors();
    if (m_picture.isNull())
        m_picture = renderErrorMap(*m_agreement, m_view, m_scale, colors, devicePixelRatioF());
    QPainter painter(this);
    QRectF top(0, 0, width() - kMargins.right, kMargins.top - Theme::kGap);
    const double title = QFontMetricsF(Theme::strongFont()).horizontalAdvance(accessibleName()) + Theme::kGap;
    const double scale =
        paintErrorScale(painter, top.adjusted(title, 0, 0, 0), *m_agreement, m_scale, colors, m_none_word);
    top.setRight(scale - Theme::kGap);
    paintPictureTitle(painter, top, accessibleName(), colors);
    paintErrorMap(painter, m_picture, *m_agreement, m_view, markedCell(), colors);
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_view.area().adjusted(-2.5, -2.5, 2.5, 2.5));
}

void ErrorMapView::resizeEvent(QResizeEvent*) {
    if (m_agreement) setView(m_view.movedTo(m_agreement->heads, m_agreement->rows, pictureArea()));
}

void ErrorMapView::wheelEvent(QWheelEvent* event) {
    if (!m_agreement) return;
    const double notches = event->angleDelta().y() / kWheelNotch;
    setView(m_view.zoomed(std::pow(kZoomPerNotch, notches), event->position().x()));
    hover(event->position());
    event->accept();
}

void ErrorMapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_agreement) return;
    m_grip = event->position().x();
    m_pressed_at = event->position();
    m_dragged = false;
}

void ErrorMapView::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip) {
        m_dragged = m_dragged ||
                    (event->position() - m_pressed_at).manhattanLength() >= QApplication::startDragDistance();
        if (m_dragged) {
            setCursor(Qt::ClosedHandCursor);
            setView(m_view.panned(event->position().x() - *m_grip));
            m_grip = event->position().x();
        }
    }
    hover(event->position());
}

void ErrorMapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_grip) return;
    m_grip.reset();
    setCursor(Qt::CrossCursor);
    if (m_dragged) return;
    const auto cell = worstAt(event->position());
    pin(cell == m_pinned ? std::nullopt : cell);
}

void ErrorMapView::mouseDoubleClickEvent(QMouseEvent*) {
    pin(std::nullopt);
    fit();
}

void ErrorMapView::leaveEvent(QEvent*) {
    hover(std::nullopt);
}

void ErrorMapView::keyPressEvent(QKeyEvent* event) {
    if (!m_agreement) return QWidget::keyPressEvent(event);
    const bool far = event->modifiers().testFlag(Qt::ControlModifier);
    const Index step = far ? 64 : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return walk(0, -step);
        case Qt::Key_Right:
            return walk(0, step);
        case Qt::Key_Up:
            return walk(-1, 0);
        case Qt::Key_Down:
            return walk(1, 0);
        case Qt::Key_PageUp:
            return walk(0, -m_view.visibleRows().size());
        case Qt::Key_PageDown:
            return walk(0, m_view.visibleRows().size());
        case Qt::Key_Home:
            return walk(0, -m_agreement->rows);
        case Qt::Key_End:
            return walk(0, m_agreement->rows);
        case Qt::Key_Escape:
            return m_pinned ? pin(std::nullopt) : QWidget::keyPressEvent(event);
        default:
            QWidget::keyPressEvent(event);
    }
}

void ErrorMapView::hover(std::optional<QPointF> point) {
    const auto cell = point ? worstAt(*point) : std::nullopt;
    if (cell == m_hovered) return;
    m_hovered = cell;
    if (m_pinned) return;
    update();
    emit markedChanged();
}

std::optional<HeadRow> ErrorMapView::worstAt(QPointF point) const {
    if (!m_agreement) return std::nullopt;
    const auto bin = m_view.binAt(point);
    if (!bin) return std::nullopt;
    return worstIn(*m_agreement, *bin);
}

// From the marked row, or from the middle of what is in sight, to a neighbour; the view follows.
void ErrorMapView::walk(Index heads, Index rows) {
    const Range seen = m_view.visibleRows();
    const auto from = markedCell();
    const HeadRow cell = from ? HeadRow{from->head + heads, from->row + rows}
                              : HeadRow{m_agreement->heads / 2, (seen.begin + seen.end) / 2};
    pin(HeadRow{std::clamp<Index>(cell.head, 0, m_agreement->heads - 1),
                std::clamp<Index>(cell.row, 0, m_agreement->rows - 1)});
}

}  // namespace triscope::gui
