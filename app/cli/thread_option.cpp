#include "app/cli/thread_option.h"

#include "core/base/input_error.h"
#include "core/base/numbers.h"

namespace triscope::cli {

int parseThreads(const std::string& typed) {
    constexpr Index kMostThreads = 256;
    const auto count = parseCount(typed);
    if (!count || *count < 0 || *count > kMostThreads) {
        throw InputError(
            {"threads", {"'%1' is not a whole number from 0 to %2", {typed, groupDigits(kMostThreads)}}});
    }
    return static_cast<int>(*count);
}

}  // namespace triscope::cli
