#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/picture/colorist.h"
#include "core/picture/palette.h"
#include "core/picture/pixel_axis.h"

namespace triscope {

// Opaque 0xFFRRGGBB pixels, row by row.
struct Raster {
    Index width = 0;
    Index height = 0;
    std::unique_ptr<std::uint32_t[]> pixels;  // not cleared: a picture writes each of them

    Raster(Index w, Index h)
        : width(w), height(h), pixels(new std::uint32_t[static_cast<std::size_t>(w * h)]) {}
    std::span<const std::uint32_t> all() const {
        return {pixels.get(), static_cast<std::size_t>(width * height)};
    }
    std::uint32_t* row(Index y) { return pixels.get() + y * width; }
    const std::uint32_t* row(Index y) const { return pixels.get() + y * width; }
};

// Neighbouring pixels of one row and exactly what they show together. They look the same; or, when there is a
// texture, tile by tile as that says (PixelRowReader::textureShares).
struct PixelRun {
    Range pixels;
    Rect cells;
    RegionCounts counts{};
    const Texture* texture = nullptr;
    Range tiles;  // columns of tiles
};

// A view cut into rows of tiles, which can be read one by one and in any order. All that a picture shows of a
// mask comes through here. Several readers may share the axes; each belongs to one thread.
struct ViewAxes {
    PixelAxis columns;
    PixelAxis rows;

    // nullopt when no pixel shows a cell.
    static std::optional<ViewAxes> cut(const Mask& mask, const PixelView& x, const PixelView& y);
};

class PixelRowReader {
  public:
    PixelRowReader(const Mask& mask, const ViewAxes& axes);

    // The pixels that row `row` of tiles covers.
    Range pixels(Index row) const { return m_axes.rows.pixelsOf({row, row + 1}); }
    // Its runs, from left to right. Valid until the next call.
    const std::vector<PixelRun>& read(Index row);

    // Of a run with a texture: the share of each tile that is in the first of the texture's two regions.
    // Valid until the next call.
    std::span<const double> textureShares(const PixelRun& run);
    const PixelAxis& columns() const { return m_axes.columns; }

  private:
    const ViewAxes& m_axes;
    TileScanner m_scanner;
    std::vector<PixelRun> m_runs;
    std::vector<double> m_edges;  // of the columns of tiles
    std::vector<double> m_shares;
};

// Draws a view of a mask. Every pixel is the exact coverage of its footprint; the stripes of a striped
// region lie in the picture, not in the mask, so they look the same at any zoom. Rows are drawn side by side.
Raster drawMask(const Mask& mask, const PixelView& x, const PixelView& y, const Palette& palette,
                Shade shade);

}  // namespace triscope
