#include "core/scenario/sweep_values.h"

#include <optional>
#include <sstream>

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope {

namespace {

constexpr std::size_t kMostValues = 10000;
constexpr const char* kDots = "..";

[[noreturn]] void refuse(const std::string& item) {
    throw InputError({"sweep",
                      {TRISCOPE_TR("'%1' is not a range of whole numbers; write 1K..64K or 0..512+128, of at "
                                   "most %2 values"),
                       {item.substr(0, 40), groupDigits(static_cast<WideInt>(kMostValues))}}});
}

// What follows the number after another; nullopt at the last.
std::optional<Index> next(Index value, Index last, Index step) {
    const Index increase = step != 0 ? step : value;
    if (increase <= 0 || value > last - increase) return std::nullopt;
    return value + increase;
}

void appendRange(const std::string& item, std::vector<std::string>& values) {
    const std::size_t dots = item.find(kDots);
    const std::size_t plus = item.find('+', dots);
    const auto first = parseCount(item.substr(0, dots));
    const auto last = parseCount(item.substr(dots + 2, plus == std::string::npos ? plus : plus - dots - 2));
    const auto step = plus == std::string::npos ? std::optional<Index>(0) : parseCount(item.substr(plus + 1));
    const bool grows = step && (plus == std::string::npos ? first && *first > 0 : *step > 0);
    if (!first || !last || !grows || *first < 0 || *first > *last) refuse(item);
    for (std::optional<Index> value = first; value; value = next(*value, *last, *step)) {
        if (values.size() == kMostValues) refuse(item);
        values.push_back(shortCount(*value));
    }
}

}  // namespace

std::vector<std::string> sweepValues(const std::string& typed) {
    std::vector<std::string> values;
    std::istringstream items(typed);
    for (std::string item; items >> item;) {
        if (item.find(kDots) != std::string::npos) {
            appendRange(item, values);
        } else {
            values.push_back(item);
        }
    }
    return values;
}

}  // namespace triscope
