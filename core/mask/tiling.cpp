#include "core/mask/tiling.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace triscope {

TileEdges TileEdges::blocks(Index length, Index block) {
    assert(block > 0);
    TileEdges edges;
    edges.m_count = (length + block - 1) / block;
    edges.m_length = length;
    edges.m_block = block;
    return edges;
}

TileEdges TileEdges::at(std::vector<Index> edges) {
    assert(edges.size() >= 2);
    TileEdges result;
    result.m_count = static_cast<Index>(edges.size()) - 1;
    result.m_edges = std::move(edges);
    return result;
}

Index TileEdges::edge(Index k) const {
    return m_edges.empty() ? std::min(m_length, k * m_block) : m_edges[static_cast<std::size_t>(k)];
}

Index TileEdges::tileOf(Index cell) const {
    if (m_edges.empty()) return std::clamp<Index>(cell, 0, m_length - 1) / m_block;
    const auto above = std::upper_bound(m_edges.begin(), m_edges.end(), cell);
    return std::clamp<Index>(above - m_edges.begin() - 1, 0, m_count - 1);
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
