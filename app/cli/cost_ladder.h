#pragma once

#include "core/cost/cost_report.h"
#include "core/cost/kernels/ladder.h"
#include "core/io/json_text.h"

namespace triscope::cli {

// Everything between the pairs a mask skips and the time to the first token:
// {kernel, rungs: [...], kernels: [...], prefill{...}, published{...} or null}.
Json ladderJson(const CostInput& input, const CostReport& report);
void printLadder(const CostInput& input, const CostReport& report);

// What engineers ask, answered: break-even length, equal window, layers for `target` seconds (0: not asked),
// faster kernels, sensitivity, uncertainty.
Json questionsJson(const CostInput& input, double target);
void printQuestions(const CostInput& input, double target);

}  // namespace triscope::cli
