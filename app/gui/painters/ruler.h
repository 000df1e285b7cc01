#pragma once

#include <QString>
#include <vector>

#include "core/base/rect.h"

namespace triscope::gui {

// A labelled place on a ruler of tokens.
struct Tick {
    Index token = 0;
    QString label;
};

// Ticks at multiples of a power of two, at least `least_pixels` apart; labels as 512, 5,120 or 128K.
std::vector<Tick> ticksFor(Range visible, double pixels_per_token, double least_pixels);

}  // namespace triscope::gui
