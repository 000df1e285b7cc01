#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/mask/mask_settings.h"

namespace triscope {

// Sets one setting of a pattern from what a user typed: a field of mask_fields.h, or "convention". On an
// issue the settings are unchanged. Precondition: `name` is one of those.
std::optional<Issue> setSetting(MaskSettings& settings, std::string_view name, const std::string& typed);

}  // namespace triscope
