#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "app/gui/painters/mask_painter.h"

namespace triscope::gui {

class Selection;
class Theme;
struct CellStep;

// Shows a mask and lets hands explore it: the wheel zooms at the pointer, drag pans, double click fits, a
// click pins the cell under the pointer and Escape lets it go, arrows walk cells. What it points at is the
// window's Selection. Around the mask lie its rulers and the profiles of the marked cell, and over it, while
// only a part is in sight, a map of the whole.
class MaskView final : public QWidget {
    Q_OBJECT

  public:
    MaskView(Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    // Keeps place and zoom as far as the new mask allows.
    void setScene(const MaskScene& scene);
    const MaskScene& scene() const { return m_scene; }
    const MaskViewport& viewport() const { return m_view; }
    // The same place and zoom as another view, as far as this mask and widget allow. Two views connected both
    // ways, viewportChanged to setViewport, look at one place.
    void setViewport(const triscope::gui::MaskViewport& other);

    void fit();
    void zoomBy(double factor);
    // Moves a place, its key in x and its query in y, to the middle.
    void centreOn(QPointF place);
    // Where the crosshair is: the pinned cell, else the one under the pointer.
    std::optional<MaskCell> markedCell() const;
    bool isPinned() const { return m_pinned.has_value(); }
    // What the pointer does on a cell, for views beside the mask that name its cells: the cell is marked
    // unless one is pinned; a click brings it into sight and pins it, or lets it go when it is the pinned
    // one.
    void point(std::optional<MaskCell> cell);
    void click(std::optional<MaskCell> cell);
    // Two views connected both ways, pinChanged to pin, hold one cell. nullopt lets it go.
    void pin(std::optional<triscope::gui::MaskCell> cell);
    // The pointer is on none of the cells.
    void forgetPointer();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void sceneChanged();
    void viewportChanged(const triscope::gui::MaskViewport& viewport);
    void markedChanged();  // the cell, or whether it is pinned
    void pinChanged(std::optional<triscope::gui::MaskCell> cell);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QRectF pictureArea() const;
    void setView(const MaskViewport& view);
    void followMark();
    void walk(const CellStep& step);
    MaskCell clamped(MaskCell cell) const;

    Selection& m_selection;
    const Theme& m_theme;
    MaskScene m_scene;
    MaskViewport m_view;
    QImage m_picture;           // null: to be rendered
    bool m_is_sharing = false;  // tells others its viewport
    std::optional<MaskCell> m_pinned;
    std::optional<MaskCell> m_marked;  // as last told
    bool m_marked_is_pinned = false;
    std::optional<QPointF> m_grip;  // where the drag was last
    QPointF m_pressed_at;
    bool m_dragged = false;
};

}  // namespace triscope::gui
