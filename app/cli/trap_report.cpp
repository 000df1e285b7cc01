#include "app/cli/trap_report.h"

#include <fmt/format.h>

#include "core/base/numbers.h"

namespace triscope::cli {

Json causesJson(const std::vector<LikelyCause>& causes) {
    Json json = Json::array();
    for (const LikelyCause& cause : causes) {
        json.push_back({{"trap", cause.trap->name},
                        {"title", cause.trap->title},
                        {"fault", cause.fault.str()},
                        {"evidence", cause.evidence.str()},
                        {"advice", cause.trap->advice}});
    }
    return json;
}

void printCautions(const Diagnosis& diagnosis) {
    for (const LikelyCause& caution : diagnosis.cautions) {
        fmt::print("    beware of {}: {}: {}\n", caution.trap->name, caution.fault.str(),
                   caution.evidence.str());
    }
}

void printLikelyCauses(const Diagnosis& diagnosis) {
    const std::string looked = diagnosis.rows_looked_at == diagnosis.rows
                                   ? fmt::format("all {} rows", groupDigits(diagnosis.rows))
                                   : fmt::format("{} of {} rows", groupDigits(diagnosis.rows_looked_at),
                                                 groupDigits(diagnosis.rows));
    if (diagnosis.causes.empty()) {
        fmt::print("\n  likely cause: none of the known traps ({} looked at)\n", looked);
    } else {
        fmt::print("\n  likely {} ({} looked at):\n", diagnosis.causes.size() == 1 ? "cause" : "causes",
                   looked);
    }
    for (const LikelyCause& cause : diagnosis.causes) {
        fmt::print("    {}: {}: {}\n      {}\n      {}\n", cause.trap->name, cause.trap->title,
                   cause.fault.str(), cause.evidence.str(), cause.trap->advice);
    }
    if (diagnosis.causes.size() > 1) fmt::print("    they give the same on this call\n");
    printCautions(diagnosis);
}

}  // namespace triscope::cli
