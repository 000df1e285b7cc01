#include "app/gui/painters/error_map_viewport.h"

#include <algorithm>
#include <cmath>

namespace triscope::gui {

namespace {

constexpr double kWidestRow = 96;  // pixels

double asReal(Index count) {
    return static_cast<double>(count);
}

double fittedScale(Index rows, const QRectF& area) {
    return asReal(rows) / std::max(1.0, area.width());
}

Range tileAt(const PixelView& view, Index cells, double pixel) {
    const auto axis = cutIntoTiles(view, cells);
    if (!axis) return {};
    const auto& edges = axis->pixel_edges;
    const auto after = std::upper_bound(edges.begin(), edges.end(), static_cast<Index>(std::floor(pixel)));
    if (after == edges.begin() || after == edges.end()) return {};
    return axis->tiles.tile(static_cast<Index>(after - edges.begin()) - 1);
}

}  // namespace

ErrorMapViewport ErrorMapViewport::fit(Index heads, Index rows, const QRectF& area) {
    ErrorMapViewport view;
    view.m_heads = heads;
    view.m_rows = rows;
    view.m_area = area;
    view.m_scale = fittedScale(rows, area);
    return view;
}

ErrorMapViewport ErrorMapViewport::movedTo(Index heads, Index rows, const QRectF& area) const {
    if (m_fitted || rows != m_rows) return fit(heads, rows, area);
    ErrorMapViewport view = *this;
    view.m_heads = heads;
    view.m_area = area;
    return view.withinReach();
}

ErrorMapViewport ErrorMapViewport::zoomed(double factor, double x) const {
    ErrorMapViewport view = *this;
    const double farthest = fittedScale(m_rows, m_area);
    view.m_scale = std::clamp(m_scale / factor, std::min(farthest, 1 / kWidestRow), farthest);
    view.m_origin += (x - m_area.left()) * (m_scale - view.m_scale);
    view.m_fitted = view.m_scale == farthest;
    return view.withinReach();
}

ErrorMapViewport ErrorMapViewport::panned(double pixels) const {
    ErrorMapViewport view = *this;
    view.m_origin -= pixels * m_scale;
    return view.withinReach();
}

ErrorMapViewport ErrorMapViewport::revealing(QueryIndex row) const {
    if (visibleRows().contains(row)) return *this;
    ErrorMapViewport view = *this;
    view.m_origin = asReal(row) - m_area.width() * m_scale / 2;
    return view.withinReach();
}

ErrorMapViewport ErrorMapViewport::withinReach() const {
    ErrorMapViewport view = *this;
    const double farthest = fittedScale(m_rows, m_area);
    view.m_scale = std::min(m_scale, farthest);
    view.m_origin = std::clamp(m_origin, 0.0, std::max(0.0, asReal(m_rows) - m_area.width() * view.m_scale));
    return view;
}

QRectF ErrorMapViewport::rectOf(HeadRow cell) const {
    return {QPointF(xOf(asReal(cell.row)), yOf(asReal(cell.head))),
            QPointF(xOf(asReal(cell.row + 1)), yOf(asReal(cell.head + 1)))};
}

Range ErrorMapViewport::visibleRows() const {
    const Range seen{static_cast<Index>(std::floor(m_origin)),
                     static_cast<Index>(std::ceil(m_origin + m_area.width() * m_scale))};
    return intersect(seen, Range{0, m_rows});
}

std::optional<Rect> ErrorMapViewport::binAt(QPointF point) const {
    if (!m_area.contains(point)) return std::nullopt;
    const Rect bin{tileAt(headAxis(1), m_heads, point.y() - m_area.top()),
                   tileAt(rowAxis(1), m_rows, point.x() - m_area.left())};
    if (bin.empty()) return std::nullopt;
    return bin;
}

PixelView ErrorMapViewport::rowAxis(double device_pixel_ratio) const {
    return {m_origin, m_scale / device_pixel_ratio,
            static_cast<Index>(std::lround(m_area.width() * device_pixel_ratio))};
}

PixelView ErrorMapViewport::headAxis(double device_pixel_ratio) const {
    return {0, 1 / pixelsPerHead() / device_pixel_ratio,
            static_cast<Index>(std::lround(m_area.height() * device_pixel_ratio))};
}

HeadRow worstIn(const Agreement& agreement, const Rect& bin) {
    HeadRow worst{bin.rows.begin, bin.cols.begin};
    for (Index head = bin.rows.begin; head < bin.rows.end; ++head) {
        for (Index row = bin.cols.begin; row < bin.cols.end; ++row) {
            if (errorAt(agreement, {head, row}) > errorAt(agreement, worst)) worst = {head, row};
        }
    }
    return worst;
}

double errorAt(const Agreement& agreement, HeadRow cell) {
    return agreement.row_errors[static_cast<std::size_t>(cell.head * agreement.rows + cell.row)];
}

}  // namespace triscope::gui
