#pragma once

#include <vector>

namespace triscope::gui {

// A logarithmic axis cut at whole powers of its base.
struct LogTicks {
    double low = 1;             // the axis' ends, whole powers of the base
    double high = 10;           //
    std::vector<double> ticks;  // ascending, inside those
};

// Covers [least, most] with at most about `count` ticks, evenly spaced, each base to a whole power.
// Precondition: 0 < least <= most, base >= 2, count >= 1.
LogTicks logTicks(double least, double most, int base, int count);

}  // namespace triscope::gui
