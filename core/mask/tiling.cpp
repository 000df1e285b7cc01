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
    result.m_tiles_a_cell =
        static_cast<double>(result.m_count) / static_cast<double>(edges.back() - edges.front());
    result.m_edges = std::move(edges);
    return result;
}

Index TileEdges::edge(Index k) const {
    return m_edges.empty() ? std::min(m_length, k * m_block) : m_edges[static_cast<std::size_t>(k)];
}

Index TileEdges::tileOf(Index cell) const {
    if (m_edges.empty()) return std::clamp<Index>(cell, 0, m_length - 1) / m_block;
    // Footprints of pixels are all but equal, so the guess is seldom off by more than one.
    const double guess = static_cast<double>(cell - m_edges.front()) * m_tiles_a_cell;
    auto tile = static_cast<Index>(std::clamp(guess, 0.0, static_cast<double>(m_count - 1)));
    while (tile > 0 && cell < edge(tile)) --tile;
    while (tile + 1 < m_count && cell >= edge(tile + 1)) ++tile;
    return tile;
}

std::vector<BlockGroup> blockGroups(Range cells, Index block) {
    std::vector<BlockGroup> groups;
    for (Index at = cells.begin; at < cells.end;) {
        const Index first = at / block;
        const Index whole_end = at % block == 0 ? std::max(first + 1, cells.end / block) : first + 1;
        const Index end = std::min(cells.end, whole_end * block);
        const Range blocks{first, (end - 1) / block + 1};
        groups.push_back({blocks, (end - at) / blocks.size()});
        at = end;
    }
    return groups;
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
        if (line.texture != nullptr && line.slope == 0 && line.value == here.area() && isLevel())
            return line.texture;
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
    const bool cut_off = run.cells.cols.size() < (end - begin) * m_columns.block();
    if (!cut_off) run.texture = soleTexture();
    // Pixels are coloured by the shares of two regions, or one by one; blocks have their classes from the
    // texture.
    if (run.texture != nullptr && m_columns.block() == 0 && run.texture->regions().size() != 2)
        run.texture = nullptr;
    if (!isUniform() && run.texture == nullptr) {
        for (Index tile = begin; tile < end; ++tile) scanTile(tile);
        return;
    }
    addStretch(run.cells.cols.size(), run.counts);
    for (const Piece& piece : m_profile.diagonalTextures()) piece.addCounts(run.cells, run.counts);
    m_runs.push_back(run);
}

// By column. Sorting numbers that say where an event stands is several times as fast as moving events about.
void TileScanner::sortEvents() {
    auto& events = m_profile.events();
    m_order.clear();
    for (std::size_t k = 0; k < events.size(); ++k)
        m_order.push_back(static_cast<std::uint64_t>(events[k].column) << 32 | k);
    std::sort(m_order.begin(), m_order.end());
    m_sorted.clear();
    for (const std::uint64_t place : m_order) m_sorted.push_back(events[place & 0xFFFFFFFFU]);
    std::swap(events, m_sorted);
}

const std::vector<TileRun>& TileScanner::scan(Range rows) {
    m_profile.clear(rows);
    m_mask.addTo(m_profile);
    m_runs.clear();
    m_lines.resize(m_mask.regions().size());
    for (Line& line : m_lines) line.value = line.slope = 0;
    auto& events = m_profile.events();
    sortEvents();
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
