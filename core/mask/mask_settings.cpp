#include "core/mask/mask_settings.h"

#include "core/base/names.h"
#include "core/base/numbers.h"
#include "core/mask/mask_fields.h"
#include "core/mask/pattern_expression.h"

namespace triscope {

namespace {

constexpr Names<Convention, 3> kConventions{
    {{Convention::Paper, "paper"}, {Convention::Kernel, "kernel"}, {Convention::Literal, "literal"}}};

void append(Issues& issues, std::optional<Issue> issue) {
    if (issue) issues.push_back(std::move(*issue));
}

}  // namespace

std::string_view conventionName(Convention convention) {
    return nameIn(kConventions, convention);
}

std::optional<Convention> findConvention(std::string_view name) {
    return findIn(kConventions, name);
}

std::optional<Issue> checkRange(const char* field, Index value, Index least, Index most) {
    if (least <= value && value <= most) return std::nullopt;
    return Issue{field,
                 {TRISCOPE_TR("must be from %1 to %2, not %3"),
                  {groupDigits(least), groupDigits(most), groupDigits(value)}}};
}

std::variant<Index, Issue> parseNumber(const char* field, const std::string& typed, Range allowed) {
    const auto value = parseCount(typed);
    if (!value) {
        return Issue{field,
                     {TRISCOPE_TR("'%1' is not a whole number from %2 to %3"),
                      {typed, groupDigits(allowed.begin), groupDigits(allowed.end)}}};
    }
    if (auto issue = checkRange(field, *value, allowed.begin, allowed.end)) return *issue;
    return *value;
}

Issues checkRanges(const MaskSettings& settings) {
    Issues issues;
    const MaskShape& shape = settings.shape;
    append(issues, checkRange("queries", shape.queries, 1, kMaxLength));
    append(issues, checkRange("keys", shape.keys, 1, kMaxLength));
    append(issues, checkRange("query-offset", shape.query_offset, 0, kMaxLength));
    for (const MaskField& field : maskFields()) {
        if (field.isNumber())
            append(issues,
                   checkRange(field.name, settings.*field.number, field.allowed.begin, field.allowed.end));
    }
    if (issues.empty() && shape.prompt != 0) {
        append(issues,
               checkRange("prompt", shape.prompt, shape.query_offset + shape.queries, 2 * kMaxLength));
    }
    return issues;
}

Issues validate(const MaskSettings& settings) {
    Issues issues = checkRanges(settings);
    if (issues.empty()) issues = checkExpression(settings);
    return issues;
}

}  // namespace triscope
