#pragma once

#include <string>
#include <string_view>

#include "core/scenario/scenario.h"

namespace triscope {

// The scenario as a JSON object whose keys are the command line's option names ("query-offset", ...).
std::string toJson(const Scenario& scenario);

// Reads what toJson writes; keys that are absent keep their defaults. Throws InputError naming the key that
// is unknown, of the wrong type or out of range, so that a misspelt setting is never silently ignored.
Scenario scenarioFromJson(std::string_view text);

// The same from a file. Throws FileError when it cannot be read.
Scenario loadScenario(const std::string& path);

}  // namespace triscope
