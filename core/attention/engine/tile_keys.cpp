#include "core/attention/engine/tile_keys.h"

#include <algorithm>

#include "core/attention/run_measure.h"

namespace triscope {

namespace {

// Several chunks are a multiple of this many keys: the score kernel takes as many in one step.
constexpr Index kKeyStep = 8;

void joinSorted(std::vector<Range>& ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
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

void append(const KeyRun& run, Index local, Index lanes, KeyChunk& chunk) {
    ChunkSegment next{chunk.keys, chunk.keys + static_cast<int>(run.keys.size())};
    setVectors(run.rows, lanes, next);
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

}  // namespace

void TileKeys::begin(std::span<const PanelPlan> panels) {
    m_panels = panels;
    m_cursors.assign(panels.size(), {});
    m_union.clear();
    for (const PanelPlan& panel : panels) {
        m_union.insert(m_union.end(), panel.cover().begin(), panel.cover().end());
    }
    joinSorted(m_union);
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
    chunk.keys = 0;
    chunk.segments = 0;
    const std::span<const KeyRun> runs = m_panels[panel].runs();
    Cursor& cursor = m_cursors[panel];
    Index local = 0;
    for (const Range& range : m_ranges) {
        while (cursor.run < runs.size()) {
            const KeyRun& run = runs[cursor.run];
            const Range keys = intersect({run.keys.begin + cursor.taken, run.keys.end}, range);
            if (keys.empty()) break;
            append({keys, run.rows}, local + keys.begin - range.begin, m_lanes, chunk);
            cursor.taken = keys.end - run.keys.begin;
            if (keys.end != run.keys.end) break;
            ++cursor.run;
            cursor.taken = 0;
        }
        local += range.size();
    }
}

Bytes TileKeys::bytes() const {
    return bytesOf(m_union) + bytesOf(m_ranges) + bytesOf(m_cursors);
}

}  // namespace triscope
