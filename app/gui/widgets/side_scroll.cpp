#include "app/gui/widgets/side_scroll.h"

#include <QEvent>
#include <QScrollBar>

namespace triscope::gui {

SideScroll::SideScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize SideScroll::sizeHint() const {
    // With the bar, even when it is not needed: the content must not jump when it is.
    return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 0);
}

QSize SideScroll::minimumSizeHint() const {
    return {sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

bool SideScroll::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::viewportEvent(event);
}

}  // namespace triscope::gui
