#pragma once

#include <QPen>
#include <algorithm>
#include <cmath>

namespace triscope::gui {

// A line one pixel wide at any scale; `strength` in [0, 1] is its opacity.
inline QPen hairline(QColor color, double strength = 1) {
    color.setAlphaF(static_cast<float>(strength));
    QPen pen(color, 1);
    pen.setCosmetic(true);
    return pen;
}

// Lines sit on whole pixels, or they blur.
inline double crisp(double position) {
    return std::round(position) + 0.5;
}

// How far something has faded in: 0 up to `begin`, 1 from `end` on.
inline double fadedIn(double value, double begin, double end) {
    return std::clamp((value - begin) / (end - begin), 0.0, 1.0);
}

}  // namespace triscope::gui
