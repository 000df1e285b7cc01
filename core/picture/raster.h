#pragma once

#include <cstdint>
#include <vector>

#include "core/picture/palette.h"
#include "core/picture/pixel_axis.h"

namespace triscope {

// How strongly a pixel shows the share of its footprint that is kept. Linear mixes the colours by area.
// Boosted gives any pixel that keeps something at least 30 % of the kept colour, and then grows with the
// square root, so that eight sinks among a billion keys can still be seen; the shares themselves are exact
// either way.
enum class Shade { Linear, Boosted };

// What a share of kept cells in [0, 1] looks like: the share of kept colour in the pixel.
double shownShare(double kept_share, Shade shade);

// Opaque 0xFFRRGGBB pixels, row by row.
struct Raster {
    Index width = 0;
    Index height = 0;
    std::vector<std::uint32_t> pixels;

    Raster(Index w, Index h) : width(w), height(h), pixels(static_cast<std::size_t>(w * h)) {}
};

// The pixels of one row that look the same, and exactly what they show.
struct PixelRun {
    Index begin = 0;
    Index end = 0;
    Rect cells;
    RegionCounts counts{};
};

// The runs of every row of tiles of a view, top to bottom: call(rows of pixels, runs). All that a picture
// shows of a mask comes through here.
template <class Call>
void forEachPixelRow(const Mask& mask, const PixelView& x, const PixelView& y, Call call) {
    const auto columns = cutIntoTiles(x, mask.shape().keys);
    const auto rows = cutIntoTiles(y, mask.shape().queries);
    if (!columns || !rows) return;
    const auto pixel = [](const PixelAxis& axis, Index tile) {
        return axis.pixel_edges[static_cast<std::size_t>(tile)];
    };
    std::vector<PixelRun> runs;
    for (Index row = 0; row < rows->tiles.count(); ++row) {
        runs.clear();
        for (const TileRun& run : tileRow(mask, rows->tiles.tile(row), columns->tiles)) {
            runs.push_back({pixel(*columns, run.begin), pixel(*columns, run.end), run.cells, run.counts});
        }
        call(Range{pixel(*rows, row), pixel(*rows, row + 1)}, runs);
    }
}

// Draws a view of a mask. Every pixel is the exact coverage of its footprint; the stripes of a striped
// region lie in the picture, not in the mask, so they look the same at any zoom.
Raster drawMask(const Mask& mask, const PixelView& x, const PixelView& y, const Palette& palette,
                Shade shade);

}  // namespace triscope
