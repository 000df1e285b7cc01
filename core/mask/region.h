#pragma once

#include <array>
#include <cstddef>

#include "core/base/rect.h"

namespace triscope {

// How pictures colour a region; the same role looks the same wherever it appears.
enum class RegionRole {
    Sink,
    Window,
    Last,
    Middle,
    Future,
    Kept,
    Scattered,  // strides, random blocks, slashes
    Skipped,
    Both,  // of two masks
    OnlyFirst,
    OnlySecond,
    Padding,  // computed for nothing by a block kernel
    EmptyBlock,
    PartialBlock,
    FullBlock
};

// A named part of the query x key rectangle. The regions of a mask partition it: each cell is in exactly
// one. `kept` says whether queries attend to the region's keys.
struct Region {
    const char* name = "";
    RegionRole role = RegionRole::Kept;
    bool kept = false;
    const char* title = "";  // for pictures and tables; translated. Empty: the role's own title
};

using RegionId = std::size_t;

// No mask has more regions than this, so that per-region counts need no allocation.
inline constexpr std::size_t kMaxRegions = 8;

using RegionCounts = std::array<CellCount, kMaxRegions>;

// Consecutive columns of one row in the same region.
struct RegionSpan {
    Range cols;
    RegionId region = 0;
};

}  // namespace triscope
