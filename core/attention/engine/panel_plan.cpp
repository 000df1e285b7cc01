#include "core/attention/engine/panel_plan.h"

#include <algorithm>
#include <cassert>

#include "core/attention/run_measure.h"

namespace triscope {

PanelPlan::PanelPlan(const Mask& mask) : m_mask(&mask) {
    if (!mask.hasTexture()) m_bends = mask.bends().value_or(std::vector<Index>());
}

void PanelPlan::load(const PanelRows& rows) {
    if (m_rows == rows) return;
    assert(rows.count <= kMaxPanelRows);
    m_rows = rows;
    m_events.clear();
    if (!isStraight(rows) || !addEdges(rows)) addRows(rows);
    makeRuns();
}

// Whether every edge of the kept spans stands still in these rows, or moves by one key a row.
bool PanelPlan::isStraight(const PanelRows& rows) const {
    if (m_bends.empty() || rows.step != 1) return false;
    const auto bend = std::lower_bound(m_bends.begin(), m_bends.end(), rows.first);
    return bend == m_bends.end() || *bend >= rows.first + rows.count;
}

// Then the first and the last row tell all edges, and asking each row would take longer than a narrow panel
// does. False if they do not.
bool PanelPlan::addEdges(const PanelRows& rows) {
    const std::vector<Range> first = m_mask->keptSpans(rows.first);
    const std::vector<Range> last = m_mask->keptSpans(rows.row(rows.count - 1));
    if (first.size() != last.size()) return false;
    const auto straight = [&rows](KeyIndex from, KeyIndex to) {
        return to == from || to - from == rows.count - 1;
    };
    for (std::size_t k = 0; k < first.size(); ++k) {
        if (!straight(first[k].begin, last[k].begin) || !straight(first[k].end, last[k].end)) return false;
    }
    for (std::size_t k = 0; k < first.size(); ++k) {
        addEdge(first[k].begin, last[k].begin, rows.count);
        addEdge(first[k].end, last[k].end, rows.count);
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

void PanelPlan::addRows(const PanelRows& rows) {
    for (Index row = 0; row < rows.count; ++row) {
        const LaneSet bit = LaneSet{1} << row;
        for (const Range& span : m_mask->keptSpans(rows.row(row))) {
            m_events.push_back({span.begin, bit});
            m_events.push_back({span.end, bit});
        }
    }
    sortEvents();
}

// Events that lie close go into a table by key: sorting them took longer than the panel's arithmetic.
void PanelPlan::sortEvents() {
    if (m_events.empty()) return;
    const auto earlier = [](const Event& a, const Event& b) { return a.key < b.key; };
    const auto [least, most] = std::minmax_element(m_events.begin(), m_events.end(), earlier);
    const KeyIndex first = least->key;
    const Index keys = most->key - first + 1;
    constexpr Index kMostKeysAnEvent = 8;
    if (keys > kMostKeysAnEvent * static_cast<Index>(m_events.size())) {
        std::sort(m_events.begin(), m_events.end(), earlier);
        return;
    }
    m_toggled.assign(static_cast<std::size_t>(keys), 0);
    for (const Event& event : m_events)
        m_toggled[static_cast<std::size_t>(event.key - first)] ^= event.toggled;
    m_events.clear();
    for (Index k = 0; k < keys; ++k) {
        const LaneSet toggled = m_toggled[static_cast<std::size_t>(k)];
        if (toggled != 0) m_events.push_back({first + k, toggled});
    }
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
    return bytesOf(m_bends) + bytesOf(m_events) + bytesOf(m_merged) + bytesOf(m_toggled) + bytesOf(m_runs) +
           bytesOf(m_cover);
}

}  // namespace triscope
