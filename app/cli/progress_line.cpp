#include "app/cli/progress_line.h"

#include <unistd.h>

#include <cstdio>
#include <utility>

namespace triscope::cli {

std::function<void(double)> progressLine() {
    if (isatty(STDERR_FILENO) == 0) return {};
    return [last = -1](double share) mutable {
        const int percent = static_cast<int>(share * 100);
        if (percent == std::exchange(last, percent)) return;
        std::fprintf(stderr, percent < 100 ? "\r%3d %%" : "\r     \r", percent);
    };
}

}  // namespace triscope::cli
