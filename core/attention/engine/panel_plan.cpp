#include "core/attention/engine/panel_plan.h"

#include <algorithm>
#include <cassert>

#include "core/attention/run_measure.h"
#include "core/base/sort_runs.h"

namespace triscope {

PanelPlan::PanelPlan(const Mask& mask) : m_mask(&mask) {}

void PanelPlan::load(const PanelRows& rows) {
    if (m_rows == rows) return;
    assert(rows.count <= kMaxPanelRows);
    m_rows = rows;
    m_edges.clear();
    m_mask->addEdges(rows, m_mask->keptRegions(), m_edges);
    sortEdges();
    makeRuns();
}

// Edges that lie close go into a table by key: sorting them took longer than the panel's arithmetic.
void PanelPlan::sortEdges() {
    const auto earlier = [](const RowEdge& a, const RowEdge& b) { return a.key < b.key; };
    if (std::is_sorted(m_edges.begin(), m_edges.end(), earlier)) return;
    const auto [least, most] = std::minmax_element(m_edges.begin(), m_edges.end(), earlier);
    const KeyIndex first = least->key;
    const Index keys = most->key - first + 1;
    constexpr Index kMostKeysAnEdge = 8;
    if (keys > kMostKeysAnEdge * static_cast<Index>(m_edges.size())) {
        sortRuns(m_edges, m_spare, earlier);
        return;
    }
    m_toggled.assign(static_cast<std::size_t>(keys), 0);
    for (const RowEdge& edge : m_edges) m_toggled[static_cast<std::size_t>(edge.key - first)] ^= edge.toggled;
    m_edges.clear();
    for (Index k = 0; k < keys; ++k) {
        const LaneSet toggled = m_toggled[static_cast<std::size_t>(k)];
        if (toggled != 0) m_edges.push_back({first + k, toggled});
    }
}

void PanelPlan::makeRuns() {
    m_runs.clear();
    m_cover.clear();
    m_kept_rows = 0;
    LaneSet rows = 0;
    KeyIndex at = 0;
    for (auto edge = m_edges.begin(); edge != m_edges.end();) {
        const KeyIndex key = edge->key;
        LaneSet toggled = 0;
        for (; edge != m_edges.end() && edge->key == key; ++edge) toggled ^= edge->toggled;
        if (toggled == 0) continue;
        if (rows != 0) {
            m_runs.push_back({{at, key}, rows});
            m_kept_rows |= rows;
            if (!m_cover.empty() && m_cover.back().end == at) {
                m_cover.back().end = key;
            } else {
                m_cover.push_back({at, key});
            }
        }
        at = key;
        rows ^= toggled;
    }
}

Bytes PanelPlan::bytes() const {
    return bytesOf(m_edges) + bytesOf(m_spare) + bytesOf(m_toggled) + bytesOf(m_runs) + bytesOf(m_cover);
}

}  // namespace triscope
