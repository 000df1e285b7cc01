#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "app/gui/painters/mask_viewport.h"

namespace triscope::gui {

class MaskView;
class Theme;

// The whole mask, small, in a corner of a MaskView that shows a part of it, with a frame around that part;
// press or drag to look elsewhere. It goes to another corner when the pinned cell lies below it, or when
// the pointer lingers beside it; a pointer that comes straight to it finds it in its place.
class MinimapView final : public QWidget {
    Q_OBJECT

  public:
    MinimapView(MaskView& view, const Theme& theme);

    // Where the part in sight is drawn.
    QRectF frame() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void forgetPicture();
    void place();
    void avoidMark();
    void pointerAt(QPointF point);
    // To the corner farthest from a point of the MaskView.
    void leave(QPointF point);
    QRect cornerRect(Qt::Corner corner) const;

    MaskView& m_view;
    const Theme& m_theme;
    Qt::Corner m_corner = Qt::TopRightCorner;
    MaskViewport m_map;  // of the whole mask, on this widget
    QImage m_picture;    // null: to be rendered
    QTimer m_lingering;
    QPointF m_pointer;
    std::optional<QPointF> m_grip;  // while dragging: from the pointer to the frame's middle
};

}  // namespace triscope::gui
