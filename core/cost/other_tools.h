#pragma once

#include <vector>

#include "core/base/message.h"
#include "core/cost/cost_input.h"

namespace triscope {

// What a row of the comparison counts.
enum class CountedMask { Dense, Pattern };

// What one tool, or this program, says that the attention of one layer costs.
struct ToolCount {
    const char* name = "";                    // "llm-viewer", ...: its key in JSON
    const char* title = "";                   // translated where it is not a name alone
    CountedMask counts = CountedMask::Dense;  // what the tool's formula is meant for
    bool own = false;                         // this program's count, not another tool's
    std::string symbols;                      // "4 · tokens · keys · heads · head_dim"
    std::string numbers;                      // with the numbers put in
    double flops = 0;
    double ratio = 0;  // to the exact count of the kept cells of the same mask
    Message fault;     // one sentence; for own counts what they are
};

// Eight formulas of other tools, then the exact counts, for the attention core of one layer at the input's
// lengths: the tools' published sources as of 2026, softmax left out. Exact counts are 4 · heads · head_dim ·
// cells. Precondition: validate(input) is empty.
std::vector<ToolCount> countsOfTools(const CostInput& input);

}  // namespace triscope
