#include "app/cli/pattern_list.h"

#include <fmt/format.h>

#include "core/mask/catalog.h"
#include "core/mask/mask_fields.h"
#include "core/mask/pattern_expression.h"

namespace triscope::cli {

void printPatterns() {
    for (const PatternInfo& pattern : patternCatalog()) {
        fmt::print("{}{}\n  {}\n  keep iff {}\n", pattern.name,
                   pattern.example_only ? " (an example only)" : "", pattern.summary, pattern.rule);
        if (!pattern.uses.empty()) fmt::print("  uses --{}\n", fmt::join(pattern.uses, ", --"));
        fmt::print("  source: {}\n\n", pattern.source);
    }
    fmt::print(
        "Combine them: --pattern \"triangle minus sliding-window(window=1024)\"; and, or, minus, "
        "parentheses.\n");
}

Json patternsJson() {
    Json patterns = Json::array();
    for (const PatternInfo& pattern : patternCatalog()) {
        Json uses = Json::array();
        for (const char* field : pattern.uses) uses.push_back(field);
        patterns.push_back({{"pattern", pattern.name},
                            {"summary", pattern.summary},
                            {"rule", pattern.rule},
                            {"source", pattern.source},
                            {"example_only", pattern.example_only},
                            {"uses", std::move(uses)}});
    }
    return {{"patterns", std::move(patterns)}};
}

Json usedSettingsJson(const MaskSettings& settings) {
    const auto patterns = patternsOf(settings.pattern);
    Json used = Json::object();
    for (const MaskField& field : maskFields()) {
        if (!anyUses(patterns, field.name)) continue;
        if (field.isNumber()) {
            used[field.name] = settings.*field.number;
        } else {
            used[field.name] = settings.*field.text;
        }
    }
    if (anyUses(patterns, "convention")) used["convention"] = conventionName(settings.convention);
    return used;
}

std::string patternHeading(const MaskSettings& settings) {
    if (!anyUses(patternsOf(settings.pattern), "convention")) return settings.pattern;
    return fmt::format("{} ({})", settings.pattern, conventionName(settings.convention));
}

}  // namespace triscope::cli
