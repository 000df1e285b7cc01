#pragma once

#include <QPointF>
#include <QRectF>
#include <optional>

#include "core/mask/mask_shape.h"
#include "core/picture/pixel_axis.h"

namespace triscope::gui {

struct MaskCell {
    QueryIndex row = 0;
    KeyIndex key = 0;

    friend bool operator==(const MaskCell&, const MaskCell&) = default;
};

// Which part of a mask lies where on a widget. Tokens are the unit on the mask's side, device-independent
// pixels on the widget's. Cells are square unless the mask is far from square, when fitting stretches it.
class MaskViewport {
  public:
    // The whole of the mask, at the top of `area` and in its middle.
    static MaskViewport fit(const MaskShape& shape, const QRectF& area);

    // The same place and zoom in another area or for another mask, as far as those allow.
    MaskViewport movedTo(const MaskShape& shape, const QRectF& area) const;
    // `factor` > 1 comes closer; what is under `at` stays there.
    MaskViewport zoomed(double factor, QPointF at) const;
    MaskViewport panned(QPointF pixels) const;
    // Moved as little as brings the cell into sight.
    MaskViewport revealing(MaskCell cell) const;
    // Moved so that a point between tokens, its key in x and its query in y, is in the middle.
    MaskViewport centredOn(QPointF place) const;

    const QRectF& area() const { return m_area; }
    bool isFitted() const { return m_fitted; }
    double pixelsPerKey() const { return 1 / m_scale.x(); }
    double pixelsPerQuery() const { return 1 / m_scale.y(); }

    double xOf(double key) const { return m_area.left() + (key - m_origin.x()) / m_scale.x(); }
    double yOf(double row) const { return m_area.top() + (row - m_origin.y()) / m_scale.y(); }
    // The key (x) and query (y) at a point of the widget; may lie beside the mask.
    QPointF placeAt(QPointF point) const;
    // The part of the area that shows the mask.
    QRectF maskArea() const { return rectOf(m_shape.rect()).intersected(m_area); }
    // Whether all of the mask is in sight.
    bool showsAll() const { return visibleCells() == m_shape.rect(); }
    // Of cells, the part on the widget; may reach beyond the area.
    QRectF rectOf(const Rect& cells) const;
    // nullopt beside the mask.
    std::optional<MaskCell> cellAt(QPointF point) const;
    // What is in sight, in whole cells, clipped to the mask.
    Rect visibleCells() const;

    // The two sides as a painter of device pixels needs them, in units of `cells_per_unit` tokens.
    PixelView columns(Index cells_per_unit, double device_pixel_ratio) const;
    PixelView rows(Index cells_per_unit, double device_pixel_ratio) const;

    friend bool operator==(const MaskViewport&, const MaskViewport&) = default;

  private:
    MaskViewport withinReach() const;

    MaskShape m_shape = MaskShape::square(1);
    QRectF m_area;
    QPointF m_origin;       // token at the area's top left corner
    QPointF m_scale{1, 1};  // tokens a pixel
    bool m_fitted = true;
};

}  // namespace triscope::gui
