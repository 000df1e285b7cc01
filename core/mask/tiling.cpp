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

TileScanner::TileScanner(const Mask& mask, const TileEdges& columns) : m_mask(mask), m_columns(columns) {
    for (RegionId id = 0; id < mask.regions().size(); ++id) m_lines.push_back({id, nullptr, 0, 0});
}

void TileScanner::apply(const ColumnProfile::Event& event) {
    const auto same = [&event](const Line& line) {
        return line.texture == event.texture && (event.texture != nullptr || line.region == event.region);
    };
    auto line = std::find_if(m_lines.begin(), m_lines.end(), same);
    if (line == m_lines.end()) line = m_lines.insert(line, {event.region, event.texture, 0, 0});
    line->value += event.value;
    line->slope += event.slope;
}

// Goes on by `width` columns in which no line begins or ends.
void TileScanner::addStretch(Index width, RegionCounts& counts) {
    for (Line& line : m_lines) {
        if (line.value == 0 && line.slope == 0) continue;
        if (line.texture == nullptr) {
            counts[line.region] += line.value * width + line.slope * (width * (width - 1) / 2);
        } else {
            const Index end = m_column + width;
            for (const RegionId region : line.texture->regions()) {
                const Index members = line.texture->members(region, m_column, end);
                counts[region] += line.value * members;
                // The member x adds slope * (x - column).
                if (line.slope != 0)
                    counts[region] +=
                        line.slope * (width * members - line.texture->ramp(region, m_column, end));
            }
        }
        line.value += line.slope * width;
    }
    m_column += width;
}

bool TileScanner::isLevel() const {
    return std::all_of(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.slope == 0; });
}

// Whether each column from here to the next event holds the same.
bool TileScanner::isUniform() const {
    const Rect here{m_profile.rows(), {m_column, m_column + 1}};
    const auto& pieces = m_profile.diagonalTextures();
    return isLevel() &&
           std::all_of(m_lines.begin(), m_lines.end(),
                       [](const Line& line) { return line.texture == nullptr || line.value == 0; }) &&
           std::all_of(pieces.begin(), pieces.end(),
                       [&](const Piece& piece) { return piece.area(here) == 0; });
}

// The texture that decides on every cell from here to the next event, if there is one.
const Texture* TileScanner::soleTexture() const {
    const Rect here{m_profile.rows(), {m_column, m_column + 1}};
    for (const Line& line : m_lines) {
        if (line.texture != nullptr && line.slope == 0 && line.value == here.area()) return line.texture;
    }
    for (const Piece& piece : m_profile.diagonalTextures()) {
        if (piece.area(here) == here.area()) return piece.texture.get();
    }
    return nullptr;
}

void TileScanner::scanTile(Index tile) {
    const Range cols = m_columns.tile(tile);
    TileRun run{tile, tile + 1, {m_profile.rows(), cols}};
    const auto& events = m_profile.events();
    for (; m_next_event < events.size() && events[m_next_event].column < cols.end; ++m_next_event) {
        addStretch(events[m_next_event].column - m_column, run.counts);
        apply(events[m_next_event]);
    }
    addStretch(cols.end - m_column, run.counts);
    for (const Piece& piece : m_profile.diagonalTextures()) piece.addCounts(run.cells, run.counts);
    m_runs.push_back(run);
}

// Tiles [begin, end), in none of which a line begins or ends.
void TileScanner::scanStretch(Index begin, Index end) {
    TileRun run{begin, end, {m_profile.rows(), m_columns.cells(begin, end)}};
    // The last block may be cut off, and then it differs from those that the texture fills.
    if (m_columns.block() != 0 && run.cells.cols.size() == (end - begin) * m_columns.block())
        run.texture = soleTexture();
    if (!isUniform() && run.texture == nullptr) {
        if (isLevel()) return scanTextured(begin, end);
        for (Index tile = begin; tile < end; ++tile) scanTile(tile);
        return;
    }
    addStretch(run.cells.cols.size(), run.counts);
    for (const Piece& piece : m_profile.diagonalTextures()) piece.addCounts(run.cells, run.counts);
    m_runs.push_back(run);
}

const std::vector<Index>& TileScanner::membersOf(const Texture& texture, RegionId region) {
    std::vector<Index>& members = m_members[{&texture, region}];
    if (!members.empty()) return members;
    for (Index tile = 0; tile < m_columns.count(); ++tile) {
        const Range cols = m_columns.tile(tile);
        members.push_back(texture.members(region, cols.begin, cols.end));
    }
    return members;
}

// Level lines, of which some are textures, and textured pieces that each reach over all of the stretch or
// none.
void TileScanner::scanTextured(Index begin, Index end) {
    const std::size_t first_run = m_runs.size();
    const Index height = m_profile.rows().size();
    for (Index tile = begin; tile < end; ++tile) {
        TileRun& run = m_runs.emplace_back();
        run.begin = tile;
        run.end = tile + 1;
        run.cells = {m_profile.rows(), m_columns.tile(tile)};
        for (const Line& line : m_lines) {
            if (line.texture == nullptr) run.counts[line.region] += line.value * run.cells.cols.size();
        }
    }
    for (const Line& line : m_lines) {
        if (line.texture == nullptr || line.value == 0) continue;
        for (const RegionId region : line.texture->regions()) {
            const auto& members = membersOf(*line.texture, region);
            for (Index tile = begin; tile < end; ++tile) {
                m_runs[first_run + static_cast<std::size_t>(tile - begin)].counts[region] +=
                    line.value * members[static_cast<std::size_t>(tile)];
            }
        }
    }
    for (const Piece& piece : m_profile.diagonalTextures()) {
        const CellCount covered = piece.area({m_profile.rows(), {m_column, m_column + 1}});
        if (covered == 0) continue;
        if (covered == height) {
            addDiagonals(piece, first_run);
        } else {
            for (std::size_t k = first_run; k < m_runs.size(); ++k)
                piece.addCounts(m_runs[k].cells, m_runs[k].counts);
        }
    }
    m_column = m_columns.cells(begin, end).end;
}

// The cells of a piece that covers the tiles from `first_run` on. Each edge between two tiles is looked up
// once.
void TileScanner::addDiagonals(const Piece& piece, std::size_t first_run) {
    const Range rows = m_profile.rows();
    const Range cols{m_runs[first_run].cells.cols.begin, m_runs.back().cells.cols.end};
    const Range met{rows.begin - cols.end + 1, rows.end - cols.begin};
    const auto& regions = piece.texture->regions();
    const RegionId rest = regions.back();
    for (std::size_t k = first_run; k < m_runs.size(); ++k) m_runs[k].counts[rest] += m_runs[k].cells.area();
    for (std::size_t g = 0; g + 1 < regions.size(); ++g) {
        const QuadrantCounter quadrant(*piece.texture, regions[g], met);
        CellCount left = quadrant.at(rows.end - cols.begin) - quadrant.at(rows.begin - cols.begin);
        for (std::size_t k = first_run; k < m_runs.size(); ++k) {
            const Index column = m_runs[k].cells.cols.end;
            const CellCount right = quadrant.at(rows.end - column) - quadrant.at(rows.begin - column);
            m_runs[k].counts[regions[g]] += left - right;
            m_runs[k].counts[rest] -= left - right;
            left = right;
        }
    }
}

const std::vector<TileRun>& TileScanner::scan(Range rows) {
    m_profile.clear(rows);
    m_mask.addTo(m_profile);
    m_runs.clear();
    m_lines.resize(m_mask.regions().size());
    for (Line& line : m_lines) line.value = line.slope = 0;
    auto& events = m_profile.events();
    std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.column < b.column; });
    const Range whole = m_columns.cells(0, m_columns.count());
    // What lies left of the tiles decides only where the lines stand when they begin.
    RegionCounts left{};
    m_next_event = 0;
    m_column = events.empty() ? whole.begin : std::min(whole.begin, events.front().column);
    for (; m_next_event < events.size() && events[m_next_event].column < whole.begin; ++m_next_event) {
        addStretch(events[m_next_event].column - m_column, left);
        apply(events[m_next_event]);
    }
    addStretch(whole.begin - m_column, left);
    Index tile = 0;
    while (tile < m_columns.count()) {
        while (m_next_event < events.size() && events[m_next_event].column <= m_column)
            apply(events[m_next_event++]);
        const Index next = m_next_event < events.size() ? events[m_next_event].column : whole.end;
        // The tiles that end at or before the next event.
        Index quiet = next >= whole.end ? m_columns.count() : m_columns.tileOf(next);
        // Nothing that holds for whole blocks is said of one that is cut off.
        if (m_columns.block() != 0 && quiet == m_columns.count() && quiet - tile > 1) --quiet;
        if (quiet > tile) {
            scanStretch(tile, quiet);
            tile = quiet;
        } else {
            scanTile(tile++);
        }
    }
    return m_runs;
}

std::vector<TileRun> tileRow(const Mask& mask, Range rows, const TileEdges& columns) {
    return TileScanner(mask, columns).scan(rows);
}

}  // namespace triscope
