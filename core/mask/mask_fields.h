#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/rect.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// One setting of a mask that is a plain number or a plain text: what a pattern may use, the command-line
// option of that name, the key of a scenario file, and what a pattern in a set operation may be given apart.
struct MaskField {
    const char* name = "";
    const char* help = "";  // one sentence; translated
    Range allowed{};        // of a number, both ends included
    Index MaskSettings::*number = nullptr;
    std::string MaskSettings::*text = nullptr;

    bool isNumber() const { return number != nullptr; }
};

std::span<const MaskField> maskFields();

// nullptr when no field has that name.
const MaskField* findMaskField(std::string_view name);

}  // namespace triscope
