#include "core/attention/engine/tile_keys.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/attention/run_measure.h"
#include "core/base/sort_runs.h"

namespace triscope {

namespace {

// Several chunks are a multiple of this many keys: the score kernel takes as many in one step.
constexpr Index kKeyStep = 8;

// Joins what overlaps or touches.
void join(std::vector<Range>& ranges, std::vector<Range>& spare) {
    sortRuns(ranges, spare, [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::size_t last = 0;
    for (std::size_t k = 1; k < ranges.size(); ++k) {
        if (ranges[k].begin <= ranges[last].end) {
            ranges[last].end = std::max(ranges[last].end, ranges[k].end);
        } else {
            ranges[++last] = ranges[k];
        }
    }
    if (!ranges.empty()) ranges.resize(last + 1);
}

// Adds the vectors of `lanes` rows that have a row in `rows`, and whether one of those has a row that is not.
void setVectors(LaneSet rows, Index lanes, ChunkSegment& segment) {
    const LaneSet all = static_cast<LaneSet>((std::uint64_t{1} << lanes) - 1);
    for (int v = 0; v < kPanelVectors; ++v) {
        const LaneSet kept = rows >> (v * lanes) & all;
        if (kept == 0) continue;
        segment.vectors |= LaneSet{1} << v;
        segment.partial = segment.partial || kept != all;
    }
}

// Keys between two of a group's ranges that are rather computed, with weights of 0, than jumped over.
constexpr int kLeastGap = 3;

// Bit g: group g has a row in `rows`.
LaneSet groupsOf(LaneSet rows, Index row_group) {
    const LaneSet all = static_cast<LaneSet>((std::uint64_t{1} << row_group) - 1);
    LaneSet groups = 0;
    for (Index g = 0; g < kMaxRowGroups; ++g) {
        if ((rows >> (g * row_group) & all) != 0) groups |= LaneSet{1} << g;
    }
    return groups;
}

void addToGroups(LaneSet groups, ChunkRange keys, KeyChunk& chunk) {
    for (; groups != 0; groups &= groups - 1) {
        GroupKeys& group = chunk.group[static_cast<std::size_t>(std::countr_zero(groups))];
        if (group.count > 0) {
            ChunkRange& before = group.range[static_cast<std::size_t>(group.count - 1)];
            if (keys.begin - before.end < kLeastGap) {
                before.end = keys.end;
                continue;
            }
        }
        group.range[static_cast<std::size_t>(group.count++)] = keys;
    }
}

}  // namespace

void TileKeys::clear(KeyChunk& chunk) {
    chunk.keys = 0;
    chunk.segments = 0;
    chunk.lone = 0;
    chunk.slots = 0;
    for (GroupKeys& group : chunk.group) group.count = 0;
    m_grouped = 0;
    m_groups = 0;
}

bool TileKeys::isLone(const KeyRun& run) const {
    return std::popcount(run.rows) <= mostLoneRows(kPanelVectors * m_lanes);
}

bool TileKeys::hasManyLone(const PanelPlan& panel) const {
    Index cells = 0;
    for (const KeyRun& run : panel.runs()) {
        if (isLone(run)) cells += std::popcount(run.rows) * run.keys.size();
    }
    return cells >= kLeastLoneCells * panel.rows().count;
}

// Of the keys appended since the last time, which the same groups look at.
void TileKeys::closeGroups(KeyChunk& chunk) {
    addToGroups(m_groups, {m_grouped, chunk.keys}, chunk);
    m_grouped = chunk.keys;
    m_groups = 0;
}

void TileKeys::append(const KeyRun& run, Index local, KeyChunk& chunk) {
    const LaneSet groups = groupsOf(run.rows, m_row_group);
    if (groups != m_groups) closeGroups(chunk);
    m_groups = groups;
    ChunkSegment next{chunk.keys, chunk.keys + static_cast<int>(run.keys.size())};
    setVectors(run.rows, m_lanes, next);
    for (int k = next.begin; k < next.end; ++k) {
        const Index step = k - next.begin;
        chunk.place[static_cast<std::size_t>(k)] = {run.keys.begin + step, local + step};
    }
    std::fill(chunk.rows.begin() + next.begin, chunk.rows.begin() + next.end, run.rows);
    chunk.keys = next.end;
    if (chunk.segments > 0) {
        ChunkSegment& before = chunk.segment[static_cast<std::size_t>(chunk.segments - 1)];
        if (before.vectors == next.vectors && before.partial == next.partial) {
            before.end = next.end;
            return;
        }
    }
    chunk.segment[static_cast<std::size_t>(chunk.segments++)] = next;
}

void TileKeys::addTiled(const Range& keys, Index local) {
    if (!m_tiled.empty() && m_tiled.back().keys.end == keys.begin) {
        m_tiled.back().keys.end = keys.end;
    } else {
        m_tiled.push_back({keys, local});
    }
}

// Panel after panel so far, and those of several panels more than once.
std::span<const TileKeys::Part> TileKeys::tiled() {
    const auto meet = [](const Part& a, const Part& b) { return b.keys.begin <= a.keys.end; };
    if (std::adjacent_find(m_tiled.begin(), m_tiled.end(), meet) == m_tiled.end()) return m_tiled;
    std::array<bool, kMaxChunkKeys> read{};
    for (const Part& part : m_tiled) std::fill_n(read.begin() + part.local, part.keys.size(), true);
    m_tiled.clear();
    std::size_t local = 0;
    for (const Range& range : m_ranges) {
        for (KeyIndex key = range.begin; key < range.end; ++key, ++local) {
            if (read[local]) addTiled({key, key + 1}, static_cast<Index>(local));
        }
    }
    return m_tiled;
}

// Row after row, each row's in ascending order of keys.
void TileKeys::addLoneCells(KeyChunk& chunk) {
    if (m_lone.empty()) return;
    std::array<int, kMaxPanelRows + 1> begin{};
    LaneSet rows = 0;
    const auto forEach = [&](const auto& visit) {
        for (const LoneRun& lone : m_lone) {
            for (LaneSet left = lone.run.rows; left != 0; left &= left - 1) {
                visit(lone, static_cast<std::size_t>(std::countr_zero(left)));
            }
        }
    };
    forEach([&](const LoneRun& lone, std::size_t row) {
        begin[row + 1] += static_cast<int>(lone.run.keys.size());
    });
    for (std::size_t row = 0; row < kMaxPanelRows; ++row) {
        chunk.slots = std::max(chunk.slots, begin[row + 1]);
        begin[row + 1] += begin[row];
    }
    chunk.lone = begin.back();
    std::fill_n(chunk.rows.begin() + chunk.keys, chunk.slots, LaneSet{0});
    std::array<int, kMaxPanelRows> slot{};
    forEach([&](const LoneRun& lone, std::size_t row) {
        rows |= LaneSet{1} << row;
        for (Index k = 0; k < lone.run.keys.size(); ++k) {
            const int s = slot[row]++;
            chunk.cell[static_cast<std::size_t>(begin[row] + s)] = {
                {lone.run.keys.begin + k, lone.local + k}, static_cast<int>(row), s};
            chunk.rows[static_cast<std::size_t>(chunk.keys + s)] |= LaneSet{1} << row;
        }
    });
    ChunkSegment& slots = chunk.segment[static_cast<std::size_t>(chunk.segments)];
    slots = {chunk.keys, chunk.keys + chunk.slots};
    setVectors(rows, m_lanes, slots);
    slots.partial = true;
}

void TileKeys::begin(std::span<const PanelPlan> panels) {
    m_panels = panels;
    m_cursors.clear();
    m_union.clear();
    for (const PanelPlan& panel : panels) {
        m_cursors.push_back({.takes_lone = hasManyLone(panel)});
        m_union.insert(m_union.end(), panel.cover().begin(), panel.cover().end());
    }
    join(m_union, m_ranges);
    Index keys = 0;
    for (const Range& range : m_union) keys += range.size();
    const Index chunks = std::max<Index>(1, (keys + kMaxChunkKeys - 1) / kMaxChunkKeys);
    const Index even = (keys + chunks - 1) / chunks;
    m_chunk_keys = std::min(kMaxChunkKeys, (even + kKeyStep - 1) / kKeyStep * kKeyStep);
    m_at = 0;
    m_taken = 0;
    m_size = 0;
}

bool TileKeys::next() {
    m_ranges.clear();
    m_tiled.clear();
    m_size = 0;
    while (m_at < m_union.size() && m_size < m_chunk_keys) {
        const Range& range = m_union[m_at];
        const KeyIndex begin = range.begin + m_taken;
        const KeyIndex end = std::min(range.end, begin + m_chunk_keys - m_size);
        m_ranges.push_back({begin, end});
        m_size += end - begin;
        m_taken += end - begin;
        if (end == range.end) {
            ++m_at;
            m_taken = 0;
        }
    }
    return m_size > 0;
}

void TileKeys::read(std::size_t panel, KeyChunk& chunk) {
    clear(chunk);
    m_lone.clear();
    const std::span<const KeyRun> runs = m_panels[panel].runs();
    Cursor& cursor = m_cursors[panel];
    Index local = 0;
    for (const Range& range : m_ranges) {
        while (cursor.run < runs.size()) {
            const KeyRun& run = runs[cursor.run];
            const Range keys = intersect({run.keys.begin + cursor.taken, run.keys.end}, range);
            if (keys.empty()) break;
            const Index first = local + keys.begin - range.begin;
            if (cursor.takes_lone && isLone(run)) {
                m_lone.push_back({{keys, run.rows}, first});
            } else {
                append({keys, run.rows}, first, chunk);
                addTiled(keys, first);
            }
            cursor.taken = keys.end - run.keys.begin;
            if (keys.end != run.keys.end) break;
            ++cursor.run;
            cursor.taken = 0;
        }
        local += range.size();
    }
    closeGroups(chunk);
    addLoneCells(chunk);
}

bool TileKeys::readWhole(std::size_t panel, KeyChunk& chunk) {
    Cursor& cursor = m_cursors[panel];
    const std::span<const KeyRun> runs = m_panels[panel].runs();
    if (m_ranges.size() != 1 || cursor.run == runs.size()) return false;
    const KeyRun& run = runs[cursor.run];
    const Range keys{run.keys.begin + cursor.taken, run.keys.end};
    const LaneSet all = static_cast<LaneSet>((std::uint64_t{1} << (kPanelVectors * m_lanes)) - 1);
    if (run.rows != all || keys.begin != m_ranges.front().begin || keys.end < m_ranges.front().end)
        return false;
    cursor.taken += m_size;
    if (m_ranges.front().end == run.keys.end) {
        ++cursor.run;
        cursor.taken = 0;
    }
    if (chunk.keys > 0) return true;
    clear(chunk);
    append({m_ranges.front(), all}, 0, chunk);
    closeGroups(chunk);
    addTiled(m_ranges.front(), 0);
    return true;
}

Bytes TileKeys::bytes() const {
    return bytesOf(m_union) + bytesOf(m_ranges) + bytesOf(m_cursors) + bytesOf(m_lone) + bytesOf(m_tiled);
}

}  // namespace triscope
