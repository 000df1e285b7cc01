#include "app/gui/views/log_ticks.h"

#include <cassert>
#include <cmath>

namespace triscope::gui {

LogTicks logTicks(double least, double most, int base, int count) {
    assert(0 < least && least <= most && base >= 2 && count >= 1);
    // log10(1000) / log10(10) may miss 3 by a rounding; such a miss must not add a power.
    constexpr double kSlack = 1e-9;
    const auto power = [base](double value) { return std::log10(value) / std::log10(base); };
    const int first = static_cast<int>(std::floor(power(least) + kSlack));
    const int last = std::max(static_cast<int>(std::ceil(power(most) - kSlack)), first + 1);
    const int step = (last - first + count - 1) / count;
    LogTicks axis{std::pow(base, first), std::pow(base, last), {}};
    for (int at = first; at <= last; ++at) {
        if (at % step == 0) axis.ticks.push_back(std::pow(base, at));
    }
    return axis;
}

}  // namespace triscope::gui
