#pragma once

#include <optional>
#include <vector>

#include "core/mask/tiling.h"

namespace triscope {

// How one side of a picture looks at one side of a mask: pixel p shows what lies from origin + p * scale to
// origin + (p + 1) * scale. Unit: one cell of the mask (a block, for a block mask).
struct PixelView {
    double origin = 0;
    double scale = 1;  // cells a pixel
    Index pixels = 0;

    // All of `cells` over all the pixels.
    static PixelView fit(Index cells, Index pixels);
};

// That view cut into tiles with whole-cell edges. Each visible cell is in exactly one tile, and each pixel
// that shows any cell of the mask in exactly one: zoomed out a tile is the footprint of one pixel, zoomed in
// it is one cell over several pixels. So what the pixels show adds up to what is visible.
struct PixelAxis {
    TileEdges tiles;
    std::vector<Index> pixel_edges;  // tile k covers pixels [pixel_edges[k], pixel_edges[k + 1])

    Range pixelsOf(Range some_tiles) const {
        return {pixel_edges[static_cast<std::size_t>(some_tiles.begin)],
                pixel_edges[static_cast<std::size_t>(some_tiles.end)]};
    }
};

// nullopt when no pixel shows a cell of [0, cells).
std::optional<PixelAxis> cutIntoTiles(const PixelView& view, Index cells);

}  // namespace triscope
