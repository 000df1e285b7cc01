#pragma once

#include <vector>

#include "core/base/rect.h"

namespace triscope {

// `count` different blocks of [0, blocks) outside `taken`, ascending; all there are when there are fewer. The
// same for the same seed and row, on every machine.
std::vector<Index> randomBlocks(Index seed, Index row, Index blocks, Index count,
                                const std::vector<Range>& taken);

}  // namespace triscope
