#pragma once

#include "core/io/json_text.h"
#include "core/mask/mask_settings.h"

namespace triscope::cli {

// Every pattern with its rule, settings and source: as a table on stdout, or as JSON.
void printPatterns();
Json patternsJson();

// The settings that the patterns of an expression use, under the options' names.
Json usedSettingsJson(const MaskSettings& settings);

// "triangle (paper)"; the convention only where it matters.
std::string patternHeading(const MaskSettings& settings);

}  // namespace triscope::cli
