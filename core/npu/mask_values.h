#pragma once

#include <string>
#include <vector>

#include "core/base/message.h"

namespace triscope {

// A number that implementations put where a query must not look: added to the score, or put in its place.
struct MaskValue {
    const char* name = "";  // "-1e9"
    float value = 0;
    float fp16 = 0;  // the nearest value of the type
    float bf16 = 0;
    Message meaning;
};

// Those in use, from -inf upwards. Kernels' own fills are those of CANN 8.1.RC1.
std::vector<MaskValue> maskValues();

// "-inf", "-65,504", "-3.40e38".
std::string formatMaskValue(float value);

}  // namespace triscope
