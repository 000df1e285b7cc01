#include "app/gui/painters/region_outline.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "app/gui/painters/blend.h"
#include "app/gui/painters/hairline.h"
#include "core/picture/raster.h"

namespace triscope::gui {

namespace {

// What the picture's edge cuts off may be of any length.
constexpr Index kUnknown = std::numeric_limits<Index>::max();

// Neighbouring pixels of a row in one region.
struct Stretch {
    Index begin = 0;
    Index end = 0;
    RegionId region = 0;
};

using Stretches = std::vector<Stretch>;

RegionId largest(const RegionCounts& counts) {
    return static_cast<RegionId>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

void append(Stretches& stretches, Range pixels, RegionId region) {
    if (!stretches.empty() && stretches.back().region == region) {
        stretches.back().end = pixels.end;
    } else {
        stretches.push_back({pixels.begin, pixels.end, region});
    }
}

void readStretches(PixelRowReader& reader, Index row, Stretches& stretches) {
    stretches.clear();
    for (const PixelRun& run : reader.read(row)) {
        // The lines of a texture have borders only where there is room for them.
        if (run.texture == nullptr || run.pixels.size() < 4 * run.tiles.size()) {
            append(stretches, run.pixels, largest(run.counts));
            continue;
        }
        const auto& regions = run.texture->regions();
        const auto shares = reader.textureShares(run);
        for (Index tile = run.tiles.begin; tile < run.tiles.end; ++tile) {
            const bool first = shares[static_cast<std::size_t>(tile - run.tiles.begin)] > 0.5;
            append(stretches, reader.columns().pixelsOf({tile, tile + 1}), first ? regions[0] : regions[1]);
        }
    }
}

// Calls change(columns) where two rows are in different regions. Both cover the same columns.
template <class Change>
void forEachChange(const Stretches& above, const Stretches& below, Change change) {
    auto a = above.begin();
    auto b = below.begin();
    while (a != above.end() && b != below.end()) {
        const Range both = intersect(Range{a->begin, a->end}, Range{b->begin, b->end});
        if (a->region != b->region) change(both);
        if (a->end == both.end) ++a;
        if (b->end == both.end) ++b;
    }
}

// A pixel on a border.
struct Mark {
    std::size_t pixel = 0;
    double strength = 0;
};

// Reads the rows from top to bottom and finds the borders, those between rows once the part below is known.
class BorderScan {
  public:
    BorderScan(Index width, Index height, int thickness)
        : m_width(width),
          m_height(height),
          m_thickness(thickness),
          m_columns(static_cast<std::size_t>(width)) {}

    void add(Range rows, const Stretches& stretches) {
        for (std::size_t k = 1; k < stretches.size(); ++k)
            markUpright(stretches[k].begin, rows, strength(width(stretches[k - 1]), width(stretches[k])));
        if (m_above.empty()) {
            for (Column& column : m_columns) column.begin = rows.begin;
        }
        forEachChange(m_above, stretches, [&](Range columns) {
            for (Index x = columns.begin; x < columns.end; ++x) close(x, rows.begin);
        });
        m_above = stretches;
        m_end = rows.end;
    }

    // Each pixel once.
    std::vector<Mark> marks() {
        if (m_above.empty()) return {};
        for (Index x = m_above.front().begin; x < m_above.back().end; ++x) close(x, m_end);
        std::sort(m_marks.begin(), m_marks.end(), [](const Mark& a, const Mark& b) {
            return a.pixel != b.pixel ? a.pixel < b.pixel : a.strength > b.strength;
        });
        const auto same = [](const Mark& a, const Mark& b) { return a.pixel == b.pixel; };
        m_marks.erase(std::unique(m_marks.begin(), m_marks.end(), same), m_marks.end());
        return std::move(m_marks);
    }

  private:
    // The part of a column that the scan is in.
    struct Column {
        Index begin = 0;
        Index before = 0;  // length of the part above it; 0: there is none
    };

    static double strength(Index before, Index after) {
        return fadedIn(static_cast<double>(std::min(before, after)), kOutlineFadesInAt, kOutlineIsFullAt);
    }

    Index width(const Stretch& stretch) const {
        return stretch.begin == 0 || stretch.end == m_width ? kUnknown : stretch.end - stretch.begin;
    }

    // The column's part ends above row `end`.
    void close(Index x, Index end) {
        Column& column = m_columns[static_cast<std::size_t>(x)];
        const Index height = column.begin == 0 || end == m_height ? kUnknown : end - column.begin;
        if (column.before > 0) markLevel(x, column.begin, strength(column.before, height));
        column = {end, height};
    }

    void markUpright(Index x, Range rows, double strength) {
        if (strength == 0) return;
        for (Index y = rows.begin; y < rows.end; ++y)
            for (Index k = 0; k < m_thickness; ++k) mark(x + k, y, strength);
    }

    void markLevel(Index x, Index y, double strength) {
        if (strength == 0) return;
        for (Index k = 0; k < m_thickness; ++k) mark(x, y + k, strength);
    }

    void mark(Index x, Index y, double strength) {
        if (x < m_width && y < m_height)
            m_marks.push_back({static_cast<std::size_t>(y * m_width + x), strength});
    }

    Index m_width;
    Index m_height;
    int m_thickness;
    Stretches m_above;
    Index m_end = 0;
    std::vector<Column> m_columns;
    std::vector<Mark> m_marks;
};

}  // namespace

void outlineRegions(QImage& picture, const Mask& mask, const PixelView& x, const PixelView& y,
                    const QColor& line, int thickness) {
    const auto axes = ViewAxes::cut(mask, x, y);
    if (!axes) return;
    BorderScan scan(x.pixels, y.pixels, thickness);
    PixelRowReader reader(mask, *axes);
    Stretches stretches;
    for (Index tile = 0; tile < axes->rows.tiles.count(); ++tile) {
        readStretches(reader, tile, stretches);
        scan.add(reader.pixels(tile), stretches);
    }
    // 32 bits a pixel, so that rows follow each other without a gap.
    auto* pixels = reinterpret_cast<QRgb*>(picture.bits());
    for (const Mark& mark : scan.marks()) {
        const Blend ink(line, mark.strength * static_cast<double>(line.alphaF()));
        pixels[mark.pixel] = ink.over(pixels[mark.pixel]);
    }
}

}  // namespace triscope::gui
