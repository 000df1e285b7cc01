#pragma once

#include "core/cost/cost_input.h"
#include "core/io/json_text.h"

namespace triscope::cli {

// What other tools say that the attention of one layer costs: the array under "tools", and the table.
Json toolsJson(const CostInput& input);
void printTools(const CostInput& input);

}  // namespace triscope::cli
