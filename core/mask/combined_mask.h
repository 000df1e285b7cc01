#pragma once

#include "core/base/run_control.h"
#include "core/mask/mask.h"

namespace triscope {

enum class SetOperation { And, Or, Minus };

// The regions of a combination, in the order of its regions().
enum class CombinedRegion : RegionId { Both, OnlyFirst, OnlySecond, Neither, Future };

// Two masks of one shape laid over each other: both keep a cell, only the first, only the second, or neither
// (and then Future where either says so). And keeps Both, Minus OnlyFirst, Or all three, which makes Or the
// difference view of two masks too. In closed form where both are made of pieces whose textures, if both have
// one in the same place, share an axis and a period of at most 2^16 runs; else row by row. Throws Cancelled.
MaskPtr combineMasks(const MaskOperand& first, const MaskOperand& second, SetOperation operation,
                     const RunControl& control = {});

}  // namespace triscope
