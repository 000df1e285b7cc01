#pragma once

#include <optional>

#include "core/mask/mask.h"

namespace triscope {

// The bounds of a mask made of sinks, a window and last rows, over positions i and keys j, whatever pattern
// it is called:
//   kept iff j <= i and (j < sink_end or i - j < window_end or i >= last_begin)
struct TriangleSections {
    Index sink_end = 0;
    Index window_end = 0;
    Index last_begin = 4 * kMaxLength;  // beyond any row: none
};

// Read from the rules that the mask itself is defined by; nullopt when it is not such a mask.
std::optional<TriangleSections> triangleSections(const Mask& mask);

}  // namespace triscope
