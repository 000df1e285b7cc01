#include "app/gui/painters/ruler.h"

#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

QString tickLabel(Index token) {
    return QString::fromStdString(token % 1024 == 0 ? shortCount(token) : groupDigits(token));
}

}  // namespace

std::vector<Tick> ticksFor(Range visible, double pixels_per_token, double least_pixels) {
    Index step = 1;
    while (static_cast<double>(step) * pixels_per_token < least_pixels && step < kMaxLength) step *= 2;
    std::vector<Tick> ticks;
    for (Index token = (visible.begin + step - 1) / step * step; token <= visible.end; token += step) {
        ticks.push_back({token, tickLabel(token)});
    }
    return ticks;
}

}  // namespace triscope::gui
