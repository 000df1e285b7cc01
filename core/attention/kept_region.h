#pragma once

#include "core/mask/mask.h"

namespace triscope {

// A mask of which only one region is kept: the same partition, so the same counts and spans. `mask` is
// shared, not copied. Precondition: region < mask->regions().size().
MaskPtr keepOnly(MaskPtr mask, RegionId region);

}  // namespace triscope
