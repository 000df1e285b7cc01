#pragma once

#include <QPointF>
#include <QRectF>
#include <optional>

#include "core/numerics/agreement.h"
#include "core/picture/pixel_axis.h"

namespace triscope::gui {

// One row of one head.
struct HeadRow {
    Index head = 0;
    QueryIndex row = 0;

    friend bool operator==(const HeadRow&, const HeadRow&) = default;
};

// Which rows of a heads x rows picture lie where on a widget: rows from left to right, as far as they are
// zoomed in on; heads from top to bottom, always all of them.
class ErrorMapViewport {
  public:
    static ErrorMapViewport fit(Index heads, Index rows, const QRectF& area);

    // The same place and zoom in another area or for another picture, as far as those allow.
    ErrorMapViewport movedTo(Index heads, Index rows, const QRectF& area) const;
    // `factor` > 1 comes closer; the row at x stays there.
    ErrorMapViewport zoomed(double factor, double x) const;
    ErrorMapViewport panned(double pixels) const;
    // Moved as little as brings the row into sight.
    ErrorMapViewport revealing(QueryIndex row) const;

    const QRectF& area() const { return m_area; }
    double pixelsPerRow() const { return 1 / m_scale; }
    double pixelsPerHead() const { return m_area.height() / static_cast<double>(m_heads); }
    double xOf(double row) const { return m_area.left() + (row - m_origin) / m_scale; }
    double yOf(double head) const { return m_area.top() + head * pixelsPerHead(); }
    QRectF rectOf(HeadRow cell) const;
    Range visibleRows() const;

    // The heads and rows that the pixel at `point` stands for, as the picture bins them; nullopt beside it.
    std::optional<Rect> binAt(QPointF point) const;

    // Both sides as a painter of device pixels needs them; rows of the picture are heads.
    PixelView rowAxis(double device_pixel_ratio) const;
    PixelView headAxis(double device_pixel_ratio) const;

  private:
    ErrorMapViewport withinReach() const;

    Index m_heads = 1;
    Index m_rows = 1;
    QRectF m_area;
    double m_origin = 0;  // row at the area's left edge
    double m_scale = 1;   // rows a pixel
    bool m_fitted = true;
};

// Where in `bin` (rows: heads, columns: rows) the largest error is; the first of equals.
HeadRow worstIn(const Agreement& agreement, const Rect& bin);

double errorAt(const Agreement& agreement, HeadRow cell);

}  // namespace triscope::gui
