#include "app/cli/cost_tools.h"

#include <fmt/format.h>

#include "core/base/numbers.h"
#include "core/cost/other_tools.h"

namespace triscope::cli {

Json toolsJson(const CostInput& input) {
    Json all = Json::array();
    for (const ToolCount& count : countsOfTools(input)) {
        all.push_back({{"name", count.name},
                       {"title", count.title},
                       {"counts", count.counts == CountedMask::Dense ? "dense" : "pattern"},
                       {"own", count.own},
                       {"symbols", count.symbols},
                       {"numbers", count.numbers},
                       {"flops", count.flops},
                       {"ratio", count.ratio},
                       {"fault", count.fault.str()}});
    }
    return all;
}

void printTools(const CostInput& input) {
    fmt::print("\n{:<28} {:>11} {:>10}\n", "attention of one layer", "FLOP", "of exact");
    for (const ToolCount& count : countsOfTools(input)) {
        fmt::print("{:<28} {:>11.3e} {:>9}x  {}\n{:<28} = {}\n", count.title, count.flops,
                   formatRatio(count.ratio), count.symbols, "", count.numbers);
        fmt::print("{:<28}   {}\n", "", count.fault.str());
    }
}

}  // namespace triscope::cli
