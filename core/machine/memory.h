#pragma once

#include "core/base/units.h"

namespace triscope {

// The memory that this process may come to use: what the machine has, or the limit of its control group where
// that is lower.
Bytes memoryCapacity();

// What of it is free at the moment, by the system's own estimate.
Bytes availableMemory();

// The largest cache of the processor; 32 MiB where the system does not say.
Bytes lastLevelCache();

}  // namespace triscope
