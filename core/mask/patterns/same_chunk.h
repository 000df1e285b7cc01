#pragma once

#include "core/mask/rule.h"

namespace triscope {

// floor(i / chunk) = floor(j / chunk), in words.
CellTest sameChunk(Index chunk);

}  // namespace triscope
