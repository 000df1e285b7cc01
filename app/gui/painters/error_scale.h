#pragma once

#include <QColor>
#include <QString>

#include "app/gui/theme/theme_colors.h"
#include "core/numerics/agreement.h"

namespace triscope::gui {

// How sizes of errors become colours: viridis over whole decades, from the smallest error above 0 to the
// largest finite one. No error at all and an error without a size (NaN, infinity) have colours of their own.
struct ErrorScale {
    int low = -8;   // 10^low
    int high = -6;  // 10^high > 10^low

    // Over the row errors of an agreement.
    static ErrorScale of(const Agreement& agreement);

    // 0 at 10^low, 1 at 10^high, clamped. Precondition: error > 0.
    double position(double error) const;

    friend bool operator==(const ErrorScale&, const ErrorScale&) = default;
};

// "1e-7".
QString decadeLabel(int decade);

}  // namespace triscope::gui
