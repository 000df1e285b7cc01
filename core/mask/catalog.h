#pragma once

#include <span>
#include <string_view>

#include "core/base/message.h"
#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// One pattern that users can name.
struct PatternInfo {
    const char* name = "";     // as --pattern spells it
    const char* title = "";    // for lists; translated
    const char* summary = "";  // one sentence; translated
    const char* source = "";   // where the rule was published
    bool uses_sink = false;
    bool uses_window = false;
    bool uses_last = false;
    MaskPtr (*make)(const MaskSettings&) = nullptr;
};

std::span<const PatternInfo> patternCatalog();

// nullptr when no pattern has that name.
const PatternInfo* findPattern(std::string_view name);

// Precondition: validate(settings) is empty.
MaskPtr makeMask(const MaskSettings& settings);

}  // namespace triscope
