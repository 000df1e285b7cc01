#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <vector>

#include "core/mask/region.h"

namespace triscope {

// Some rows of a call, every step-th from the first on.
struct RowSteps {
    QueryIndex first = 0;
    Index count = 0;
    Index step = 1;

    QueryIndex row(Index k) const { return first + k * step; }
    // The k, of [0, count), whose rows lie in a range.
    Range within(Range rows) const { return {stepsTo(rows.begin), stepsTo(rows.end)}; }
    friend constexpr bool operator==(const RowSteps&, const RowSteps&) = default;

  private:
    // How many of them come before a row.
    Index stepsTo(QueryIndex row) const {
        return row <= first ? 0 : std::min(count, (row - first + step - 1) / step);
    }
};

// Which of up to kMaxRowSteps rows: bit k for the k-th.
using RowSet = std::uint32_t;
inline constexpr Index kMaxRowSteps = 32;

constexpr RowSet rowSet(Range steps) {
    if (steps.empty()) return 0;
    return static_cast<RowSet>((std::uint64_t{1} << steps.end) - (std::uint64_t{1} << steps.begin));
}

// In the `toggled` rows a stretch of keys begins or ends at `key`. From the edges of a row alone: a key is in
// when an odd number of them lie at or before it.
struct RowEdge {
    KeyIndex key = 0;
    RowSet toggled = 0;
};

// The edges of neighbouring stretches of the same rows cancel where they meet; so the second is joined to the
// first if that came last.
inline void addStretch(Range keys, RowSet rows, std::vector<RowEdge>& edges) {
    if (!edges.empty() && edges.back().key == keys.begin && edges.back().toggled == rows) {
        edges.back().key = keys.end;
        return;
    }
    edges.push_back({keys.begin, rows});
    edges.push_back({keys.end, rows});
}

// Bit id: region id of a mask.
using RegionSet = std::bitset<kMaxRegions>;

}  // namespace triscope
