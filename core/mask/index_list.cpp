#include "core/mask/index_list.h"

#include <cstdint>

#include "core/base/numbers.h"

namespace triscope {

std::optional<std::vector<Index>> parseIndexList(const char* field, const std::string& text, Range allowed,
                                                 std::size_t most, Issues& issues) {
    constexpr const char* kSeparators = ", +\t";
    std::vector<Index> numbers;
    for (std::size_t at = text.find_first_not_of(kSeparators); at != std::string::npos;) {
        const std::size_t end = text.find_first_of(kSeparators, at);
        const std::string item = text.substr(at, end - at);
        const auto number = parseCount(item);
        if (!number || *number < allowed.begin || *number > allowed.end) {
            issues.push_back(
                {field,
                 {TRISCOPE_TR("'%1' at column %2 is not a whole number from %3 to %4"),
                  {item, std::to_string(at + 1), groupDigits(allowed.begin), groupDigits(allowed.end)}}});
            return std::nullopt;
        }
        numbers.push_back(*number);
        if (numbers.size() > most) {
            issues.push_back(
                {field, {TRISCOPE_TR("has more than %1 numbers"), {groupDigits(static_cast<Index>(most))}}});
            return std::nullopt;
        }
        at = end == std::string::npos ? end : text.find_first_not_of(kSeparators, end);
    }
    return numbers;
}

std::vector<Index> checkedIndexList(const std::string& text) {
    Issues issues;
    return parseIndexList("", text, {INT64_MIN, INT64_MAX}, SIZE_MAX, issues).value();
}

}  // namespace triscope
