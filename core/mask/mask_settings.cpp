#include "core/mask/mask_settings.h"

#include <array>

#include "core/base/numbers.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

constexpr std::array kConventions{std::pair{Convention::Paper, std::string_view{"paper"}},
                                  std::pair{Convention::Kernel, std::string_view{"kernel"}},
                                  std::pair{Convention::Literal, std::string_view{"literal"}}};

std::string patternNames() {
    std::string names;
    for (const PatternInfo& info : patternCatalog())
        names += (names.empty() ? "" : ", ") + std::string(info.name);
    return names;
}

void append(Issues& issues, std::optional<Issue> issue) {
    if (issue) issues.push_back(std::move(*issue));
}

}  // namespace

std::string_view conventionName(Convention convention) {
    for (const auto& [value, name] : kConventions) {
        if (value == convention) return name;
    }
    return {};
}

std::optional<Convention> findConvention(std::string_view name) {
    for (const auto& [value, known] : kConventions) {
        if (known == name) return value;
    }
    return std::nullopt;
}

std::optional<Issue> checkRange(const char* field, Index value, Index least, Index most) {
    if (least <= value && value <= most) return std::nullopt;
    return Issue{field,
                 {TRISCOPE_TR("must be from %1 to %2, not %3"),
                  {groupDigits(least), groupDigits(most), groupDigits(value)}}};
}

Issues validate(const MaskSettings& settings) {
    Issues issues;
    const MaskShape& shape = settings.shape;
    if (findPattern(settings.pattern) == nullptr) {
        issues.push_back(
            {"pattern",
             {TRISCOPE_TR("'%1' is not a pattern; known: %2"), {settings.pattern, patternNames()}}});
    }
    append(issues, checkRange("queries", shape.queries, 1, kMaxLength));
    append(issues, checkRange("keys", shape.keys, 1, kMaxLength));
    append(issues, checkRange("query-offset", shape.query_offset, 0, kMaxLength));
    append(issues, checkRange("sink", settings.sink, 0, kMaxLength));
    append(issues, checkRange("window", settings.window, 0, kMaxLength));
    append(issues, checkRange("last", settings.last, 0, kMaxLength));
    if (issues.empty() && shape.prompt != 0) {
        append(issues,
               checkRange("prompt", shape.prompt, shape.query_offset + shape.queries, 2 * kMaxLength));
    }
    return issues;
}

}  // namespace triscope
