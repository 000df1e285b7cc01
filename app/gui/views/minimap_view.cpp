#include "app/gui/views/minimap_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <chrono>

#include "app/gui/painters/hairline.h"
#include "app/gui/painters/mask_painter.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/mask_view.h"

namespace triscope::gui {

namespace {

constexpr double kLongestSide = 144;
constexpr double kLargestShare = 0.3;  // of the view
constexpr int kMargin = 8;             // to the view's edge
constexpr int kNear = 32;
constexpr double kLeastFrame = 5;
constexpr std::chrono::milliseconds kLinger(400);

}  // namespace

MinimapView::MinimapView(MaskView& view, const Theme& theme) : QWidget(&view), m_view(view), m_theme(theme) {
    setAccessibleName(tr("Whole mask"));
    setToolTip(tr("The whole mask, and the part in sight. Drag to look elsewhere."));
    setCursor(Qt::PointingHandCursor);
    hide();
    m_lingering.setSingleShot(true);
    m_lingering.setInterval(kLinger);
    connect(&m_lingering, &QTimer::timeout, this, [this] { leave(m_pointer); });
    connect(&view, &MaskView::sceneChanged, this, &MinimapView::forgetPicture);
    connect(&view, &MaskView::viewportChanged, this, &MinimapView::place);
    connect(&view, &MaskView::markedChanged, this, &MinimapView::avoidMark);
    connect(&theme, &Theme::changed, this, &MinimapView::forgetPicture);
    view.installEventFilter(this);
}

QRectF MinimapView::frame() const {
    const QRectF seen = m_map.rectOf(m_view.viewport().visibleCells());
    const QSizeF size = seen.size().expandedTo({kLeastFrame, kLeastFrame});
    return {seen.center() - QPointF(size.width(), size.height()) / 2, size};
}

void MinimapView::forgetPicture() {
    m_picture = {};
    place();
}

void MinimapView::place() {
    const MaskViewport& view = m_view.viewport();
    setVisible(!view.showsAll() && !view.area().isEmpty());
    if (isHidden()) return;
    const MaskShape& shape = m_view.scene().tokens->shape();
    const QRectF room(QPointF(), view.area().size() * kLargestShare);
    const QRectF square(0, 0, std::min(kLongestSide, room.width()), std::min(kLongestSide, room.height()));
    const QSize size = MaskViewport::fit(shape, square).maskArea().size().toSize();
    resize(size.expandedTo({8, 8}) + QSize(2, 2));
    const MaskViewport map = MaskViewport::fit(shape, QRectF(rect()).adjusted(1, 1, -1, -1));
    if (!(map == m_map)) m_picture = {};
    m_map = map;
    move(cornerRect(m_corner).topLeft());
    avoidMark();
    update();
}

QRect MinimapView::cornerRect(Qt::Corner corner) const {
    const QRect area = m_view.viewport().maskArea().toRect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const bool right = corner == Qt::TopRightCorner || corner == Qt::BottomRightCorner;
    const bool bottom = corner == Qt::BottomLeftCorner || corner == Qt::BottomRightCorner;
    return {right ? area.right() + 1 - width() : area.left(),
            bottom ? area.bottom() + 1 - height() : area.top(), width(), height()};
}

void MinimapView::avoidMark() {
    const auto cell = m_view.markedCell();
    if (isHidden() || m_grip || !cell || !m_view.isPinned()) return;
    const QRectF at = m_view.viewport().rectOf({{cell->row, cell->row + 1}, {cell->key, cell->key + 1}});
    const bool in_sight = m_view.viewport().area().intersects(at);
    if (in_sight && geometry().adjusted(-kMargin, -kMargin, kMargin, kMargin).intersects(at.toAlignedRect()))
        leave(at.center());
}

void MinimapView::pointerAt(QPointF point) {
    m_pointer = point;
    const bool near = geometry().adjusted(-kNear, -kNear, kNear, kNear).contains(point.toPoint());
    if (isHidden() || !near) {
        m_lingering.stop();
    } else if (!m_lingering.isActive()) {
        m_lingering.start();
    }
}

void MinimapView::leave(QPointF point) {
    m_lingering.stop();
    const auto distance = [&](Qt::Corner corner) {
        return (QRectF(cornerRect(corner)).center() - point).manhattanLength();
    };
    const std::array corners{Qt::TopRightCorner, Qt::TopLeftCorner, Qt::BottomRightCorner,
                             Qt::BottomLeftCorner};
    m_corner = *std::max_element(corners.begin(), corners.end(),
                                 [&](Qt::Corner a, Qt::Corner b) { return distance(a) < distance(b); });
    move(cornerRect(m_corner).topLeft());
}

bool MinimapView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) pointerAt(static_cast<QMouseEvent*>(event)->position());
    if (event->type() == QEvent::Leave) m_lingering.stop();
    return QWidget::eventFilter(watched, event);
}

void MinimapView::paintEvent(QPaintEvent*) {
    const ThemeColors& colors = m_theme.colors();
    if (m_picture.isNull()) {
        MaskScene scene = m_view.scene();
        scene.outlines = false;
        scene.shade = Shade::Boosted;
        m_picture = renderMask(scene, m_map, colors, devicePixelRatioF());
    }
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.drawImage(m_map.area().topLeft(), m_picture);
    painter.setPen(hairline(colors.muted_text));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    QColor veil = colors.accent;
    veil.setAlphaF(0.18F);
    painter.setBrush(veil);
    painter.setPen(QPen(colors.accent, 1.5));
    painter.drawRect(frame());
}

void MinimapView::enterEvent(QEnterEvent*) {
    m_lingering.stop();
    // The view does not notice: this widget is a part of it.
    m_view.forgetPointer();
}

void MinimapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const QPointF point = event->position();
    m_grip = frame().contains(point) ? frame().center() - point : QPointF();
    m_view.centreOn(m_map.placeAt(point + *m_grip));
}

void MinimapView::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip) m_view.centreOn(m_map.placeAt(event->position() + *m_grip));
}

void MinimapView::mouseReleaseEvent(QMouseEvent*) {
    m_grip.reset();
}

}  // namespace triscope::gui
