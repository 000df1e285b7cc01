#pragma once

#include <algorithm>

#include "core/base/units.h"

namespace triscope {

// Half-open range [begin, end) of rows or of columns. Empty when end <= begin.
struct Range {
    Index begin = 0;
    Index end = 0;

    constexpr Index size() const { return std::max<Index>(0, end - begin); }
    constexpr bool empty() const { return end <= begin; }
    constexpr bool contains(Index x) const { return begin <= x && x < end; }
    friend constexpr bool operator==(const Range&, const Range&) = default;
};

constexpr Range intersect(Range a, Range b) {
    return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

// Rows [r0,r1) x columns [c0,c1) of a mask.
struct Rect {
    Range rows;
    Range cols;

    constexpr CellCount area() const { return rows.size() * cols.size(); }
    constexpr bool empty() const { return rows.empty() || cols.empty(); }
    friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

constexpr Rect intersect(const Rect& a, const Rect& b) {
    return {intersect(a.rows, b.rows), intersect(a.cols, b.cols)};
}

}  // namespace triscope
