#pragma once

#include <QString>

#include "app/gui/pages/explore/compared_masks.h"
#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/pages/page.h"

namespace triscope::gui {

// A mask by its pattern and the settings in which `other` differs: "Triangle, paper".
QString maskWords(const MaskSettings& settings, const MaskSettings& other);

// How many cells B keeps more or fewer than A, and which: one sentence.
QString comparedHeadline(const ComparedMasks& masks);

// What is not as the user left it or cannot be shown; empty when there is nothing to say.
QString comparedNote(const ComparedMasks& masks);

// The numbers beside the picture.
std::vector<CountGroup> comparedCounts(const ComparedMasks& masks);

// What the inspector says about a cell: who keeps it, and why or why not.
PointerInfo describeComparedCell(const ComparedMasks& masks, MaskCell cell, const ThemeColors& colors);

// The regions of the difference, as legends name them.
QString differenceTitle(RegionRole role);

}  // namespace triscope::gui
