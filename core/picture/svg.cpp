#include "core/picture/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

using Spans = std::vector<RegionSpan>;

constexpr Index kMostShapes = 100'000;  // some 5 MB

// Whether a border runs straight from the first to the last of so many rows: still, or one column a row, give
// or take the step at either end.
bool runsStraight(Index first, Index last, Index rows) {
    const Index motion = last - first;
    return std::abs(motion) <= 1 || std::abs(motion - (rows - 1)) <= 1;
}

// Whether the rows between two can be drawn as quadrangles from the one to the other.
bool runsStraight(const Spans& top, const Spans& bottom, Index rows) {
    return std::equal(top.begin(), top.end(), bottom.begin(), bottom.end(),
                      [rows](const RegionSpan& a, const RegionSpan& b) {
                          return a.region == b.region && runsStraight(a.cols.begin, b.cols.begin, rows) &&
                                 runsStraight(a.cols.end, b.cols.end, rows);
                      });
}

bool sameSpans(const Spans& a, const Spans& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const RegionSpan& x, const RegionSpan& y) {
        return x.region == y.region && x.cols == y.cols;
    });
}

// A name for url(#...), whatever the region's own name is made of.
std::string patternId(RegionId id) {
    return fmt::format("region{}", id);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

class SvgWriter {
  public:
    SvgWriter(const Mask& mask, Index width, Index height, const Palette& palette)
        : m_mask(mask),
          m_palette(palette),
          m_x(static_cast<double>(width) / static_cast<double>(mask.shape().keys)),
          m_y(static_cast<double>(height) / static_cast<double>(mask.shape().queries)),
          m_paths(mask.regions().size()) {}

    // Rows [rows) as quadrangles, cut in half until the borders of a piece run straight through it.
    void addRows(Range rows) {
        if (rows.empty()) return;
        const Spans top = m_mask.regionSpans(rows.begin);
        const Spans bottom = m_mask.regionSpans(rows.end - 1);
        if (rows.size() > 1 && !runsStraight(top, bottom, rows.size())) {
            const Index middle = rows.begin + rows.size() / 2;
            addRows({rows.begin, middle});
            addRows({middle, rows.end});
            return;
        }
        for (std::size_t k = 0; k < top.size(); ++k) addQuadrangle(rows, top[k], bottom[k]);
    }

    // A row with those below it that are the same, exactly. Returns the first row after them.
    Index addEqualRows(Index row) {
        const Spans spans = m_mask.regionSpans(row);
        Index end = row + 1;
        while (end < m_mask.shape().queries && sameSpans(spans, m_mask.regionSpans(end))) ++end;
        for (const RegionSpan& span : spans) addQuadrangle({row, end}, span, span);
        return end;
    }

    std::string document(Index width, Index height) const {
        std::string svg = fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
            "{1}\">\n"
            "<defs>\n",
            width, height);
        for (RegionId id = 0; id < m_paths.size(); ++id) appendPattern(svg, id);
        svg += "</defs>\n";
        for (RegionId id = 0; id < m_paths.size(); ++id) {
            if (m_paths[id].empty()) continue;
            const bool striped = paint(id).striped();
            const std::string fill =
                striped ? fmt::format("url(#{})", patternId(id)) : fmt::format("#{:06X}", paint(id).fill);
            svg += fmt::format("<path fill=\"{}\" d=\"{}\"><title>{}</title></path>\n", fill, m_paths[id],
                               escaped(m_mask.regions()[id].name));
        }
        return svg + "</svg>\n";
    }

  private:
    const RegionPaint& paint(RegionId id) const { return m_palette.paint(m_mask.regions()[id].role); }

    void appendPattern(std::string& svg, RegionId id) const {
        if (m_paths[id].empty() || !paint(id).striped()) return;
        svg += fmt::format(
            "<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
            "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#{:06X}\"/>"
            "<rect width=\"2\" height=\"6\" fill=\"#{:06X}\"/></pattern>\n",
            patternId(id), paint(id).fill, paint(id).stripe);
    }

    // A border at `first` in the top row and `last` in the bottom one, carried on to the bottom row's lower
    // edge.
    double carriedOn(Index first, Index last, Index rows) const {
        const double motion =
            rows > 1 ? static_cast<double>(last - first) / static_cast<double>(rows - 1) : 0;
        return std::clamp(static_cast<double>(last) + motion, 0.0, static_cast<double>(m_mask.shape().keys));
    }

    void addQuadrangle(Range rows, const RegionSpan& top, const RegionSpan& bottom) {
        if (++m_shapes > kMostShapes) {
            throw InputError({"out",
                              {TRISCOPE_TR("the mask has too many parts for an .svg, which may hold %1; "
                                           "write a .png"),
                               {groupDigits(kMostShapes)}}});
        }
        m_paths[top.region] += fmt::format(
            "M{:.5g} {:.5g}H{:.5g}L{:.5g} {:.5g}H{:.5g}Z", static_cast<double>(top.cols.begin) * m_x,
            static_cast<double>(rows.begin) * m_y, static_cast<double>(top.cols.end) * m_x,
            carriedOn(top.cols.end, bottom.cols.end, rows.size()) * m_x, static_cast<double>(rows.end) * m_y,
            carriedOn(top.cols.begin, bottom.cols.begin, rows.size()) * m_x);
    }

    const Mask& m_mask;
    const Palette& m_palette;
    double m_x;
    double m_y;
    std::vector<std::string> m_paths;
    Index m_shapes = 0;
};

}  // namespace

std::string svgPicture(const Mask& mask, Index width, Index height, const Palette& palette) {
    SvgWriter writer(mask, width, height, palette);
    const Index rows = mask.shape().queries;
    const auto bends = mask.bends();
    if (rows <= height || !bends) {
        for (Index row = 0; row < rows;) row = writer.addEqualRows(row);
    } else {
        for (std::size_t k = 0; k + 1 < bends->size(); ++k) writer.addRows({(*bends)[k], (*bends)[k + 1]});
    }
    return writer.document(width, height);
}

}  // namespace triscope
