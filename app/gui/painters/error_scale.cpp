#include "app/gui/painters/error_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace triscope::gui {

ErrorScale ErrorScale::of(const Agreement& agreement) {
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const double error : agreement.row_errors) {
        if (!(error > 0) || !std::isfinite(error)) continue;
        least = std::min(least, error);
        most = std::max(most, error);
    }
    if (most == 0) return {};
    ErrorScale scale{static_cast<int>(std::floor(std::log10(least))),
                     static_cast<int>(std::ceil(std::log10(most)))};
    scale.high = std::max(scale.high, scale.low + 1);
    return scale;
}

double ErrorScale::position(double error) const {
    return std::clamp((std::log10(error) - low) / (high - low), 0.0, 1.0);
}

QString decadeLabel(int decade) {
    return decade == 0 ? QStringLiteral("1") : QStringLiteral("1e%1").arg(decade);
}

}  // namespace triscope::gui
