#pragma once

#include <QColor>

namespace triscope::gui {

// The colour of `value` in [0, 1] on viridis, which is perceptually even and grows ever lighter.
// Values outside are clamped; NaN is transparent.
QColor viridis(double value);

// The colour of a difference in [-1, 1]: blue below 0, red above, and at 0 the ground of the theme.
QColor diverging(double value, bool dark);

}  // namespace triscope::gui
