#include "core/attention/engine/panel_plan.h"

#include <algorithm>
#include <cassert>

#include "core/attention/run_measure.h"

namespace triscope {

PanelPlan::PanelPlan(const Mask& mask) : m_mask(&mask) {
    if (!mask.hasTexture()) m_bends = mask.bends().value_or(std::vector<Index>());
}

void PanelPlan::load(Range rows) {
    if (m_rows == rows) return;
    assert(rows.size() <= kMaxPanelRows);
    m_rows = rows;
    m_events.clear();
    if (!isStraight(rows) || !addEdges(rows)) addRows(rows);
    makeRuns();
}

// Whether every edge of the kept spans stands still in these rows, or moves by one key a row.
bool PanelPlan::isStraight(Range rows) const {
    if (m_bends.empty()) return false;
    const auto bend = std::lower_bound(m_bends.begin(), m_bends.end(), rows.begin);
    return bend == m_bends.end() || *bend >= rows.end;
}

// Then the first and the last row tell all edges, and asking each row would take longer than a narrow panel
// does. False if they do not.
bool PanelPlan::addEdges(Range rows) {
    const std::vector<Range> first = m_mask->keptSpans(rows.begin);
    const std::vector<Range> last = m_mask->keptSpans(rows.end - 1);
    if (first.size() != last.size()) return false;
    const auto straight = [&rows](KeyIndex from, KeyIndex to) {
        return to == from || to - from == rows.size() - 1;
    };
    for (std::size_t k = 0; k < first.size(); ++k) {
        if (!straight(first[k].begin, last[k].begin) || !straight(first[k].end, last[k].end)) return false;
    }
    for (std::size_t k = 0; k < first.size(); ++k) {
        addEdge(first[k].begin, last[k].begin, rows.size());
        addEdge(first[k].end, last[k].end, rows.size());
    }
    return true;
}

// Merges the events of one edge into those there are.
void PanelPlan::addEdge(KeyIndex first, KeyIndex last, Index rows) {
    std::array<Event, kMaxPanelRows> edge;
    std::size_t count = 0;
    if (first == last) {
        edge[count++] = {first, static_cast<LaneSet>((std::uint64_t{1} << rows) - 1)};
    } else {
        for (Index row = 0; row < rows; ++row) edge[count++] = {first + row, LaneSet{1} << row};
    }
    m_merged.resize(m_events.size() + count);
    std::merge(m_events.begin(), m_events.end(), edge.begin(),
               edge.begin() + static_cast<std::ptrdiff_t>(count), m_merged.begin(),
               [](const Event& a, const Event& b) { return a.key < b.key; });
    m_events.swap(m_merged);
}

void PanelPlan::addRows(Range rows) {
    for (QueryIndex row = rows.begin; row < rows.end; ++row) {
        const LaneSet bit = LaneSet{1} << (row - rows.begin);
        for (const Range& span : m_mask->keptSpans(row)) {
            m_events.push_back({span.begin, bit});
            m_events.push_back({span.end, bit});
        }
    }
    std::sort(m_events.begin(), m_events.end(), [](const Event& a, const Event& b) { return a.key < b.key; });
}

void PanelPlan::makeRuns() {
    m_runs.clear();
    m_cover.clear();
    m_kept_rows = 0;
    LaneSet rows = 0;
    KeyIndex at = 0;
    for (const Event& event : m_events) {
        if (event.key != at && rows != 0) {
            m_runs.push_back({{at, event.key}, rows});
            m_kept_rows |= rows;
            if (!m_cover.empty() && m_cover.back().end == at) {
                m_cover.back().end = event.key;
            } else {
                m_cover.push_back({at, event.key});
            }
        }
        at = event.key;
        rows ^= event.toggled;
    }
}

Bytes PanelPlan::bytes() const {
    return bytesOf(m_bends) + bytesOf(m_events) + bytesOf(m_merged) + bytesOf(m_runs) + bytesOf(m_cover);
}

}  // namespace triscope
