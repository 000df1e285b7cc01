#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

#include "app/gui/painters/error_map_viewport.h"
#include "app/gui/painters/error_scale.h"

namespace triscope::gui {

class Theme;

// Shows where two results differ: the largest error of each row of each head. The wheel zooms along the rows
// at the pointer, drag pans, double click fits; a click pins the worst row under the pointer and Escape lets
// it go; arrows walk rows and heads.
class ErrorMapView final : public QWidget {
    Q_OBJECT

  public:
    explicit ErrorMapView(const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr. Keeps the zoom as long as the number of rows stays.
    void setAgreement(std::shared_ptr<const Agreement> agreement);
    const ErrorMapViewport& viewport() const { return m_view; }

    // What stands in the key for rows without any; "no error" unless said.
    void setNoneWord(const QString& word);

    void fit();
    void zoomBy(double factor);
    // Pins a row and brings it into sight; nullopt lets go.
    void pin(std::optional<HeadRow> cell);

    // The pinned row, else the worst one under the pointer.
    std::optional<HeadRow> markedCell() const { return m_pinned ? m_pinned : m_hovered; }

    QSize sizeHint() const override { return {640, 260}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

  signals:
    void markedChanged();
    void viewChanged();

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
    void setView(const ErrorMapViewport& view);
    void hover(std::optional<QPointF> point);
    std::optional<HeadRow> worstAt(QPointF point) const;
    void walk(Index heads, Index rows);

    const Theme& m_theme;
    std::shared_ptr<const Agreement> m_agreement;
    ErrorScale m_scale;
    QString m_none_word;
    ErrorMapViewport m_view;
    QImage m_picture;  // null: to be rendered
    std::optional<HeadRow> m_hovered;
    std::optional<HeadRow> m_pinned;
    std::optional<double> m_grip;  // where the drag was last
    QPointF m_pressed_at;
    bool m_dragged = false;
};

}  // namespace triscope::gui
