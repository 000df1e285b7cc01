#pragma once

#include <vector>

#include "core/attention/attention_problem.h"

namespace triscope {

struct SampledRow {
    Index head = 0;
    QueryIndex row = 0;
};

// Rows of a call to be looked at closely: all of them up to a cost of about 4e9 operations, else rows spread
// evenly over each stretch between two bends of the mask, its ends among them, on heads in turn; at least 96.
// The same for the same call.
std::vector<SampledRow> sampleRows(const AttentionProblem& problem);

}  // namespace triscope
