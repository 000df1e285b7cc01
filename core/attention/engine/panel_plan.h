#pragma once

#include <span>
#include <vector>

#include "core/attention/engine/panel.h"
#include "core/mask/mask.h"

namespace triscope {

// The rows of a panel: every step-th.
using PanelRows = RowSteps;
static_assert(kMaxPanelRows <= kMaxRowSteps);

// Keys that the same rows of a panel keep.
struct KeyRun {
    Range keys;
    LaneSet rows = 0;  // bit r: row r of the panel
};

// What the engine computes of one panel, at the mask's own grain: the keys that any of its rows keeps, in
// ascending order, each with the rows that keep it. The same for every head. Memory in proportion to the
// number of spans of the panel's rows, whatever their length.
class PanelPlan {
  public:
    // The mask outlives the plan.
    explicit PanelPlan(const Mask& mask);

    // Makes this the plan of other rows, at most kMaxPanelRows; does nothing if it is already.
    void load(const PanelRows& rows);

    const PanelRows& rows() const { return m_rows; }
    std::span<const KeyRun> runs() const { return m_runs; }
    // The keys of all runs, neighbours joined.
    std::span<const Range> cover() const { return m_cover; }
    // The rows that keep a key.
    LaneSet keptRows() const { return m_kept_rows; }
    Bytes bytes() const;

  private:
    void sortEdges();
    void makeRuns();

    const Mask* m_mask;
    PanelRows m_rows;
    std::vector<RowEdge> m_edges;
    std::vector<RowEdge> m_spare;
    std::vector<LaneSet> m_toggled;  // by key from the first edge's on
    std::vector<KeyRun> m_runs;
    std::vector<Range> m_cover;
    LaneSet m_kept_rows = 0;
};

}  // namespace triscope
