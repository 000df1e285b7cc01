#include "core/mask/tiling.h"

#include <algorithm>
#include <cassert>

namespace triscope {

TileEdges::TileEdges(Range range, Index count, Index num, Index den)
    : m_range(range), m_count(count), m_num(num), m_den(den) {}

TileEdges TileEdges::blocks(Index length, Index block) {
    assert(block > 0);
    return {{0, length}, (length + block - 1) / block, block, 1};
}

TileEdges TileEdges::pixels(Range range, Index pixels) {
    const Index count = std::min(range.size(), pixels);
    return {range, count, range.size(), std::max<Index>(1, count)};
}

Index TileEdges::edge(Index k) const {
    return std::min(m_range.end, m_range.begin + k * m_num / m_den);
}

Index TileEdges::tileOf(Index cell) const {
    const Index inside = std::clamp(cell, m_range.begin, m_range.end - 1) - m_range.begin;
    return ((inside + 1) * m_den - 1) / m_num;
}

std::vector<TileRun> tileRow(const Mask& mask, Range rows, const TileEdges& columns) {
    std::vector<Range> seams;
    mask.appendSeams(rows, seams);
    // Tiles that a seam touches stand alone; between two of them nothing changes.
    std::vector<Range> touched;
    const Range whole = columns.cells(0, columns.count());
    for (const Range& seam : seams) {
        const Index last_column = std::max(seam.begin, seam.end - 1);
        if (last_column < whole.begin || seam.begin >= whole.end) continue;
        touched.push_back({columns.tileOf(seam.begin), columns.tileOf(last_column) + 1});
    }
    std::sort(touched.begin(), touched.end(), [](Range a, Range b) { return a.begin < b.begin; });

    std::vector<TileRun> runs;
    const auto append = [&](Index begin, Index end) {
        const Rect cells{rows, columns.cells(begin, end)};
        runs.push_back({begin, end, cells, mask.counts(cells)});
    };
    Index done = 0;
    for (const Range& seam : touched) {
        if (done < seam.begin) append(done, seam.begin);
        for (Index tile = std::max(done, seam.begin); tile < seam.end; ++tile) append(tile, tile + 1);
        done = std::max({done, seam.begin, seam.end});
    }
    if (done < columns.count()) append(done, columns.count());
    return runs;
}

}  // namespace triscope
