#include "app/gui/views/mask_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/gui/painters/mask_grid.h"
#include "app/gui/session/selection.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/cell_walk.h"
#include "app/gui/views/minimap_view.h"
#include "app/gui/views/profile_view.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kWheelNotch = 120;

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
    new ProfileView(Qt::Horizontal, *this, theme);
    new ProfileView(Qt::Vertical, *this, theme);
    new MinimapView(*this, theme);
    connect(&m_selection, &Selection::changed, this, &MaskView::followMark);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_picture = {};
        update();
    });
}

void MaskView::setScene(const MaskScene& scene) {
    const bool first = m_scene.tokens == nullptr;
    m_scene = scene;
    m_picture = {};
    const MaskShape& shape = scene.tokens->shape();
    if (m_pinned) m_pinned = clamped(*m_pinned);
    setView(first ? MaskViewport::fit(shape, pictureArea()) : m_view.movedTo(shape, pictureArea()));
    update();
    emit sceneChanged();
    followMark();
}

void MaskView::setViewport(const MaskViewport& other) {
    if (m_is_sharing || !m_scene.tokens) return;
    setView(other.movedTo(m_scene.tokens->shape(), pictureArea()));
}

void MaskView::fit() {
    if (!m_scene.tokens) return;
    setView(MaskViewport::fit(m_scene.tokens->shape(), pictureArea()));
}

void MaskView::zoomBy(double factor) {
    setView(m_view.zoomed(factor, m_view.area().center()));
}

void MaskView::centreOn(QPointF place) {
    setView(m_view.centredOn(place));
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
    return {280, 280};
}

QRectF MaskView::pictureArea() const {
    const RulerSizes rulers = rulerSizes(m_scene);
    return QRectF(rect()).adjusted(rulers.left, rulers.top, -ProfileView::kRoom, -ProfileView::kRoom);
}

// Without a scene there is nothing to look at yet, whatever hands do.
void MaskView::setView(const MaskViewport& view) {
    if (!m_scene.tokens || view == m_view) return;
    m_view = view;
    m_picture = {};
    update();
    const QScopedValueRollback sharing(m_is_sharing, true);
    emit viewportChanged(m_view);
}

void MaskView::followMark() {
    const auto marked = markedCell();
    if (marked == m_marked && isPinned() == m_marked_is_pinned) return;
    m_marked = marked;
    m_marked_is_pinned = isPinned();
    update();
    emit markedChanged();
}

void MaskView::paintEvent(QPaintEvent*) {
    if (!m_scene.tokens || m_view.area().isEmpty()) return;
    if (m_picture.isNull()) {
        m_picture = renderMask(m_scene, m_view, m_theme.colors(), devicePixelRatioF());
        drawGrids(m_picture, m_scene, m_view, m_theme.colors());
    }
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
    click(m_view.cellAt(event->position()));
}

void MaskView::mouseDoubleClickEvent(QMouseEvent*) {
    pin(std::nullopt);
    fit();
}

void MaskView::leaveEvent(QEvent*) {
    forgetPointer();
}

void MaskView::keyPressEvent(QKeyEvent* event) {
    if (!m_scene.tokens) return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape && m_pinned) return pin(std::nullopt);
    if (const auto step = stepOf(*event, m_view.visibleCells(), m_scene)) return walk(*step);
    QWidget::keyPressEvent(event);
}

void MaskView::point(std::optional<MaskCell> cell) {
    if (!cell || !m_scene.tokens) return forgetPointer();
    if (!m_pinned) m_selection.select({Target::Kind::Cell, cell->row, cell->key});
}

void MaskView::forgetPointer() {
    if (!m_pinned) m_selection.clear();
}

void MaskView::click(std::optional<MaskCell> cell) {
    if (cell) setView(m_view.revealing(*cell));
    pin(cell == m_pinned ? std::nullopt : cell);
}

void MaskView::pin(std::optional<MaskCell> cell) {
    if (!m_scene.tokens) return;
    const bool changes = cell != m_pinned;
    m_pinned = cell;
    if (cell) m_selection.select({Target::Kind::Cell, cell->row, cell->key});
    followMark();
    if (changes) emit pinChanged(cell);
}

// From the marked cell, or from the middle of what is in sight, to a neighbour; the view follows.
void MaskView::walk(const CellStep& step) {
    const Rect seen = m_view.visibleCells();
    const auto from = markedCell();
    const MaskCell cell =
        from ? clamped({from->row + step.rows, from->key + step.keys})
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
