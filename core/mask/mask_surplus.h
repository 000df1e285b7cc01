#pragma once

#include <vector>

#include "core/mask/mask.h"

namespace triscope {

// What one mask keeps of one of its regions and another mask does not.
struct RegionSurplus {
    RegionId region = 0;  // of the mask that keeps the cells
    CellCount cells = 0;  // more than 0
    // Ranges that hold all of the cells: the tightest, unless the region repeats along a texture.
    Range rows;
    Range keys;
    Range distances;  // of i - j, with i a position

    friend bool operator==(const RegionSurplus&, const RegionSurplus&) = default;
};

// Of the two masks that combineMasks made `combined` of: what operand `of` (0 or 1) keeps and the other does
// not, region by region of that operand; only where there is some. Empty, too, when `combined` is not in
// closed form.
std::vector<RegionSurplus> surplusByRegion(const Mask& combined, std::size_t of);

}  // namespace triscope
