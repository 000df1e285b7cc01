#include "core/npu/cann/soc.h"

#include <algorithm>
#include <array>

namespace triscope {

SocFamily socFamily(std::string_view name) {
    constexpr std::array<std::string_view, 7> kNone{"Ascend910",        "Ascend910A",    "Ascend910B",
                                                    "Ascend910ProA",    "Ascend910ProB", "Ascend310",
                                                    "Ascend910PremiumA"};
    if (name.starts_with("Ascend310P")) return SocFamily::Prompt310P;
    if (name.starts_with("Ascend310B")) return SocFamily::None;
    return std::find(kNone.begin(), kNone.end(), name) == kNone.end() ? SocFamily::Fused : SocFamily::None;
}

}  // namespace triscope
