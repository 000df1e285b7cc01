#pragma once

#include <string>

#include "core/mask/mask.h"

namespace triscope {

// The mask as one character a cell and one line a row: S sink, W window, L last, # kept otherwise, . skipped,
// a blank for the future. Of a block mask: # full, + partial, . empty.
std::string textPicture(const Mask& mask);

}  // namespace triscope
