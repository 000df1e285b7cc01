#pragma once

#include <span>
#include <string_view>

#include "core/base/units.h"

namespace triscope {

// A device that CANN knows.
struct KnownSoc {
    std::string_view name;  // as aclrtGetSocName gives it
    Bytes memory{};         // 0: CANN's files do not say

    bool holds(Bytes amount) const { return memory == Bytes{} || !(memory < amount); }
};

// Source: memory_size in CANN 8.1.RC1's platform_config/NAME.ini, by device; of an Ascend 910C, by die.
std::span<const KnownSoc> knownSocs();

// nullptr when it is not known.
const KnownSoc* findSoc(std::string_view name);

}  // namespace triscope
