#include "app/gui/views/mask_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/gui/session/selection.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kWheelNotch = 120;
constexpr RulerSizes kRulers;

bool isCell(const Target& target) {
    return target.kind == Target::Kind::Cell;
}

}  // namespace

MaskView::MaskView(Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_theme(theme) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Mask"));
    setCursor(Qt::CrossCursor);
    connect(&m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(&m_theme, &Theme::changed, this, [this] {
        m_picture = {};
        update();
    });
}

void MaskView::setScene(const MaskScene& scene) {
    const bool first = m_scene.tokens == nullptr;
    m_scene = scene;
    const MaskShape& shape = scene.tokens->shape();
    if (m_pinned) m_pinned = clamped(*m_pinned);
    setView(first ? MaskViewport::fit(shape, pictureArea()) : m_view.movedTo(shape, pictureArea()));
}

void MaskView::fit() {
    setView(MaskViewport::fit(m_scene.tokens->shape(), pictureArea()));
}

void MaskView::zoomBy(double factor) {
    setView(m_view.zoomed(factor, m_view.area().center()));
}

std::optional<MaskCell> MaskView::markedCell() const {
    if (m_pinned) return m_pinned;
    const Target& target = m_selection.target();
    if (!isCell(target) || !m_scene.tokens) return std::nullopt;
    return clamped({target.row, target.key});
}

QSize MaskView::sizeHint() const {
    return {720, 720};
}

QSize MaskView::minimumSizeHint() const {
    return {240, 240};
}

QRectF MaskView::pictureArea() const {
    return QRectF(rect()).adjusted(kRulers.left, kRulers.top, -kRulers.right, -kRulers.bottom);
}

void MaskView::setView(const MaskViewport& view) {
    m_view = view;
    m_picture = {};
    update();
}

void MaskView::paintEvent(QPaintEvent*) {
    if (!m_scene.tokens || m_view.area().isEmpty()) return;
    if (m_picture.isNull()) m_picture = renderMask(m_scene, m_view, m_theme.isDark(), devicePixelRatioF());
    QPainter painter(this);
    paintMask(painter, m_picture, m_scene, m_view, markedCell(), m_theme.colors());
    if (!showsFocus(*this)) return;
    painter.setPen(QPen(m_theme.colors().accent, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void MaskView::resizeEvent(QResizeEvent*) {
    if (m_scene.tokens) setView(m_view.movedTo(m_scene.tokens->shape(), pictureArea()));
}

void MaskView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / kWheelNotch;
    setView(m_view.zoomed(std::pow(kZoomPerNotch, notches), event->position()));
    point(m_view.cellAt(event->position()));
    event->accept();
}

void MaskView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_grip = event->position();
    m_pressed_at = event->position();
    m_dragged = false;
}

void MaskView::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip) {
        m_dragged = m_dragged ||
                    (event->position() - m_pressed_at).manhattanLength() >= QApplication::startDragDistance();
        if (m_dragged) {
            setCursor(Qt::ClosedHandCursor);
            setView(m_view.panned(event->position() - *m_grip));
            m_grip = event->position();
        }
    }
    point(m_view.cellAt(event->position()));
}

void MaskView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_grip) return;
    m_grip.reset();
    setCursor(Qt::CrossCursor);
    if (m_dragged) return;
    const auto cell = m_view.cellAt(event->position());
    pin(cell == m_pinned ? std::nullopt : cell);
}

void MaskView::mouseDoubleClickEvent(QMouseEvent*) {
    pin(std::nullopt);
    fit();
}

void MaskView::leaveEvent(QEvent*) {
    if (!m_pinned) m_selection.clear();
}

void MaskView::keyPressEvent(QKeyEvent* event) {
    const Rect seen = m_view.visibleCells();
    const MaskShape& shape = m_scene.tokens->shape();
    const bool far = event->modifiers().testFlag(Qt::ControlModifier);
    const Index key_step = far ? m_scene.block : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return walk(0, -key_step);
        case Qt::Key_Right:
            return walk(0, key_step);
        case Qt::Key_Up:
            return walk(-key_step, 0);
        case Qt::Key_Down:
            return walk(key_step, 0);
        case Qt::Key_PageUp:
            return walk(-seen.rows.size(), 0);
        case Qt::Key_PageDown:
            return walk(seen.rows.size(), 0);
        case Qt::Key_Home:
            return walk(far ? -shape.queries : 0, -shape.keys);
        case Qt::Key_End:
            return walk(far ? shape.queries : 0, shape.keys);
        case Qt::Key_Escape:
            return pin(std::nullopt);
        default:
            QWidget::keyPressEvent(event);
    }
}

void MaskView::point(std::optional<MaskCell> cell) {
    if (m_pinned) return;
    if (cell) {
        m_selection.select({Target::Kind::Cell, cell->row, cell->key});
    } else {
        m_selection.clear();
    }
}

void MaskView::pin(std::optional<MaskCell> cell) {
    m_pinned.reset();
    if (cell) point(cell);
    m_pinned = cell;
    emit pinnedChanged();
    update();
}

// From the marked cell, or from the middle of what is in sight, to a neighbour; the view follows.
void MaskView::walk(Index rows, Index keys) {
    const Rect seen = m_view.visibleCells();
    const auto from = markedCell();
    const MaskCell cell =
        from ? clamped({from->row + rows, from->key + keys})
             : clamped({(seen.rows.begin + seen.rows.end) / 2, (seen.cols.begin + seen.cols.end) / 2});
    setView(m_view.revealing(cell));
    pin(cell);
}

MaskCell MaskView::clamped(MaskCell cell) const {
    const MaskShape& shape = m_scene.tokens->shape();
    return {std::clamp<Index>(cell.row, 0, shape.queries - 1),
            std::clamp<Index>(cell.key, 0, shape.keys - 1)};
}

}  // namespace triscope::gui
