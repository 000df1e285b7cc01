#pragma once

#include <string_view>

namespace triscope {

// What a device's name, as aclrtGetSocName gives it, says about the attention operators it has.
// Source: the constraint tables of the operators' documents (CANN 8.1.RC1 to 2026).
enum class SocFamily {
    Fused,       // Atlas A2 and A3 (Ascend910B1 ... B4, Ascend910_93xx), and names that are not known here
    Prompt310P,  // PromptFlashAttention only, fp16, square masks of multiples of 128, no grouped heads
    None,        // Ascend910, 910A, 910ProA, 910PremiumA, 910ProB, 910B without a number, 310, 310B
};

SocFamily socFamily(std::string_view name);

}  // namespace triscope
