#include "core/picture/pixel_axis.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace triscope {

namespace {

// The first cell of a pixel. The nudge keeps a whole number that rounding left just below itself.
Index cellAt(const PixelView& view, Index pixel) {
    constexpr double kNudge = 1e-6;
    const double cell = std::floor(view.origin + static_cast<double>(pixel) * view.scale + kNudge);
    return static_cast<Index>(std::clamp(cell, -4.0 * kMaxLength, 4.0 * kMaxLength));
}

}  // namespace

PixelView PixelView::fit(Index cells, Index pixels) {
    return {0, static_cast<double>(cells) / static_cast<double>(std::max<Index>(1, pixels)), pixels};
}

std::optional<PixelAxis> cutIntoTiles(const PixelView& view, Index cells) {
    std::vector<Index> edges;
    std::vector<Index> pixels;
    Index end_pixel = 0;
    for (Index pixel = 0; pixel < view.pixels; ++pixel) {
        const Index begin = cellAt(view, pixel);
        const Index end = std::min(cells, std::max(begin + 1, cellAt(view, pixel + 1)));
        const Index first = std::max<Index>(0, begin);
        if (first >= end) continue;
        end_pixel = pixel + 1;
        if (!edges.empty() && first < edges.back()) continue;  // zoomed in: still the same cell
        if (edges.empty()) edges.push_back(first);
        edges.push_back(end);
        pixels.push_back(pixel);
    }
    if (edges.empty()) return std::nullopt;
    pixels.push_back(end_pixel);
    return PixelAxis{TileEdges::at(std::move(edges)), std::move(pixels)};
}

}  // namespace triscope
