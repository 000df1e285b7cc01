#pragma once

#include <optional>
#include <vector>

#include "app/gui/painters/mask_viewport.h"
#include "core/base/run_control.h"
#include "core/mask/mask_settings.h"
#include "core/mask/mask_surplus.h"

namespace triscope::gui {

// Two masks of one shape, A and B, and what each keeps that the other does not.
struct ComparedMasks {
    MaskSettings a_settings;  // as pinned, but for the shape, which is B's
    MaskSettings b_settings;
    bool reshaped = false;  // A was pinned at another shape
    MaskPtr a;              // null when no such mask has B's shape
    MaskPtr b;
    MaskPtr
        difference;   // the regions of CombinedRegion; null when the two cannot be subtracted at their size
    Issues problems;  // why one of them is null
    std::vector<RegionSurplus> only_a;  // by region of A; empty when not in closed form
    std::vector<RegionSurplus> only_b;  // by region of B
};

// `current` are B's settings and `b` its mask. Throws Cancelled; takes long only where core goes row by row.
ComparedMasks compareMasks(const MaskSettings& pinned, const MaskSettings& current, const MaskPtr& b,
                           const RunControl& control = {});

// Whether compareMasks is done in a moment at any length.
bool isQuickToCompare(const MaskSettings& pinned, const MaskSettings& current);

// Cells of the whole. Precondition: there is a difference.
struct ComparedCounts {
    CellCount both = 0;
    CellCount only_a = 0;
    CellCount only_b = 0;
};
ComparedCounts countCompared(const ComparedMasks& masks);

// Cells of one region that make up one line across the mask.
struct SurplusLine {
    enum class Kind { Diagonal, Column, Row };
    Kind kind = Kind::Diagonal;
    Index at = 0;  // the distance i - j, the key j, or the position i
};
// nullopt when they are more than a line.
std::optional<SurplusLine> lineOf(const RegionSurplus& surplus, const MaskShape& shape);

// A cell that only one of the two keeps; where lines of such cells cross, if they do.
std::optional<MaskCell> placeOfDifference(const ComparedMasks& masks);

}  // namespace triscope::gui
