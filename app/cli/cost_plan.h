#pragma once

#include <stop_token>

#include "core/cost/memory_plan.h"
#include "core/io/json_text.h"

namespace triscope::cli {

// What `cost` says of the memory, the ranks and the chunks of one length.

// Adds "memory", and where the deployment has them "parallel" and "chunks". Throws Cancelled.
void addPlanJson(Json& length, const CostInput& input, std::stop_token stop);

void printPlan(const CostInput& input, std::stop_token stop);

}  // namespace triscope::cli
