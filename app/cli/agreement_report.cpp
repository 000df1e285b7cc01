#include "app/cli/agreement_report.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/numbers.h"

namespace triscope::cli {

Json numberJson(double value) {
    if (std::isfinite(value)) return value;
    return fmt::format("{}", value);
}

Json agreementJson(const std::string& a, const std::string& b, const Agreement& agreement) {
    Json json{{"a", a},
              {"b", b},
              {"max_abs", agreement.max_abs},
              {"max_rel", agreement.max_rel},
              {"rel_floor", agreement.rel_floor},
              {"rmse", agreement.rmse},
              {"cosine", agreement.cosine},
              {"max_ulp", agreement.max_ulp},
              {"non_finite_mismatches", agreement.non_finite_mismatches},
              {"failing_fraction", agreement.failing_fraction},
              {"worst",
               {{"head", agreement.worst.head}, {"row", agreement.worst.row}, {"dim", agreement.worst.dim}}},
              {"rule", agreement.rule.name},
              {"atol", agreement.rule.atol},
              {"rtol", agreement.rule.rtol},
              {"allowed_failing", agreement.rule.allowed_failing},
              {"pass", agreement.pass}};
    if (std::isfinite(agreement.rule.most_rmse)) json["allowed_rmse"] = agreement.rule.most_rmse;
    return json;
}

void printAgreement(const std::string& a, const std::string& b, const Agreement& agreement) {
    if (agreement.non_finite_mismatches > 0) {
        fmt::print("\n  {} NaN or infinite on one side only\n",
                   countText(agreement.non_finite_mismatches, "element is", "elements are"));
    }
    fmt::print("\n  {} against {}: {}\n    {}\n    rule {}: {}\n", a, b,
               agreement.pass ? "agree" : "DO NOT AGREE", metricsText(agreement), agreement.rule.name,
               agreement.rule.words.str());
}

std::string metricsText(const Agreement& agreement) {
    const std::string failing = "failing " + formatPercent(agreement.failing_fraction);
    const CellCount finite = agreement.elements - agreement.non_finite_mismatches;
    if (finite == 0 && agreement.elements > 0) return "no element is finite, " + failing;
    return fmt::format("max abs {:.3g}, max rel {:.3g}, RMSE {:.3g}, cosine {:.9f}{}, {}", agreement.max_abs,
                       agreement.max_rel, agreement.rmse, agreement.cosine,
                       agreement.non_finite_mismatches == 0
                           ? ""
                           : fmt::format(" over the {} finite elements", groupDigits(finite)),
                       failing);
}

}  // namespace triscope::cli
