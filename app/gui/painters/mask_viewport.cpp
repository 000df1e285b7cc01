#include "app/gui/painters/mask_viewport.h"

#include <algorithm>
#include <cmath>

namespace triscope::gui {

namespace {

constexpr double kLargestCell = 96;    // pixels
constexpr double kMaxStretch = 4;      // sides further apart than this are fitted each on its own
constexpr double kFarthest = 1.25;     // of the fitted scale
constexpr double kKeptInSight = 0.25;  // of the area, when panning

double tokens(Index count) {
    return static_cast<double>(count);
}

QPointF fittedScale(const MaskShape& shape, const QRectF& area) {
    const double x = tokens(shape.keys) / std::max(1.0, area.width());
    const double y = tokens(shape.queries) / std::max(1.0, area.height());
    const double larger = std::max(x, y);
    const bool stretch = larger > kMaxStretch * std::min(x, y);
    const double closest = 1 / kLargestCell;
    if (stretch) return {std::max(x, closest), std::max(y, closest)};
    return {std::max(larger, closest), std::max(larger, closest)};
}

// The origin that keeps some of `length` tokens in sight; when all of them are, `rest` of the room that is
// left over lies before them.
double boundOrigin(double origin, double length, double scale, double pixels, double rest) {
    const double seen = pixels * scale;
    if (length <= seen) return rest * (length - seen);
    const double slack = kKeptInSight * seen;
    return std::clamp(origin, -slack, length - seen + slack);
}

double nearestOrigin(double origin, double seen, double cell) {
    return std::clamp(origin, cell + 1 - seen, cell);
}

}  // namespace

MaskViewport MaskViewport::fit(const MaskShape& shape, const QRectF& area) {
    MaskViewport view;
    view.m_shape = shape;
    view.m_area = area;
    view.m_scale = fittedScale(shape, area);
    return view.withinReach();
}

MaskViewport MaskViewport::movedTo(const MaskShape& shape, const QRectF& area) const {
    if (m_fitted) return fit(shape, area);
    MaskViewport view = *this;
    view.m_shape = shape;
    view.m_area = area;
    return view.withinReach();
}

MaskViewport MaskViewport::zoomed(double factor, QPointF at) const {
    MaskViewport view = *this;
    const QPointF farthest = kFarthest * fittedScale(m_shape, m_area);
    const double closest = 1 / kLargestCell;
    view.m_scale = {std::clamp(m_scale.x() / factor, closest, std::max(closest, farthest.x())),
                    std::clamp(m_scale.y() / factor, closest, std::max(closest, farthest.y()))};
    const QPointF offset = at - m_area.topLeft();
    view.m_origin +=
        {offset.x() * (m_scale.x() - view.m_scale.x()), offset.y() * (m_scale.y() - view.m_scale.y())};
    view.m_fitted = false;
    return view.withinReach();
}

MaskViewport MaskViewport::panned(QPointF pixels) const {
    MaskViewport view = *this;
    view.m_origin -= {pixels.x() * m_scale.x(), pixels.y() * m_scale.y()};
    view.m_fitted = false;
    return view.withinReach();
}

MaskViewport MaskViewport::revealing(MaskCell cell) const {
    const Rect seen = visibleCells();
    if (seen.rows.contains(cell.row) && seen.cols.contains(cell.key)) return *this;
    MaskViewport view = *this;
    view.m_origin = {nearestOrigin(m_origin.x(), m_area.width() * m_scale.x(), tokens(cell.key)),
                     nearestOrigin(m_origin.y(), m_area.height() * m_scale.y(), tokens(cell.row))};
    view.m_fitted = false;
    return view.withinReach();
}

MaskViewport MaskViewport::centredOn(QPointF place) const {
    MaskViewport view = *this;
    view.m_origin = place - QPointF(m_area.width() * m_scale.x(), m_area.height() * m_scale.y()) / 2;
    view.m_fitted = false;
    return view.withinReach();
}

MaskViewport MaskViewport::withinReach() const {
    MaskViewport view = *this;
    view.m_origin = {boundOrigin(m_origin.x(), tokens(m_shape.keys), m_scale.x(), m_area.width(), 0.5),
                     boundOrigin(m_origin.y(), tokens(m_shape.queries), m_scale.y(), m_area.height(), 0)};
    return view;
}

QRectF MaskViewport::rectOf(const Rect& cells) const {
    return {QPointF(xOf(tokens(cells.cols.begin)), yOf(tokens(cells.rows.begin))),
            QPointF(xOf(tokens(cells.cols.end)), yOf(tokens(cells.rows.end)))};
}

QPointF MaskViewport::placeAt(QPointF point) const {
    const QPointF offset = point - m_area.topLeft();
    return m_origin + QPointF(offset.x() * m_scale.x(), offset.y() * m_scale.y());
}

std::optional<MaskCell> MaskViewport::cellAt(QPointF point) const {
    if (!m_area.contains(point)) return std::nullopt;
    const QPointF place = placeAt(point);
    const double key = std::floor(place.x());
    const double row = std::floor(place.y());
    if (key < 0 || row < 0 || key >= tokens(m_shape.keys) || row >= tokens(m_shape.queries))
        return std::nullopt;
    return MaskCell{static_cast<Index>(row), static_cast<Index>(key)};
}

Rect MaskViewport::visibleCells() const {
    const auto visible = [](double origin, double seen) {
        return Range{static_cast<Index>(std::floor(origin)), static_cast<Index>(std::ceil(origin + seen))};
    };
    return intersect({visible(m_origin.y(), m_area.height() * m_scale.y()),
                      visible(m_origin.x(), m_area.width() * m_scale.x())},
                     m_shape.rect());
}

PixelView MaskViewport::columns(Index cells_per_unit, double device_pixel_ratio) const {
    const double unit = tokens(cells_per_unit);
    return {m_origin.x() / unit, m_scale.x() / unit / device_pixel_ratio,
            static_cast<Index>(std::lround(m_area.width() * device_pixel_ratio))};
}

PixelView MaskViewport::rows(Index cells_per_unit, double device_pixel_ratio) const {
    const double unit = tokens(cells_per_unit);
    return {m_origin.y() / unit, m_scale.y() / unit / device_pixel_ratio,
            static_cast<Index>(std::lround(m_area.height() * device_pixel_ratio))};
}

}  // namespace triscope::gui
