#pragma once

#include <QString>
#include <vector>

#include "core/cost/cost_input.h"

namespace triscope::gui {

// A figure of the hardware and where it comes from, in the user's language.
struct HardwareSource {
    QString name;    // as the formulas call it: "memory efficiency"
    QString value;   // "1600 GB/s"
    QString origin;  // "press, 2026: HBM of the 910B2 in ..."
};

// "measured", "vendor", ... in the user's language.
QString confidenceTitle(Confidence confidence);

// Every figure of the hardware that the formulas use.
std::vector<HardwareSource> hardwareSources(const CostInput& input);

}  // namespace triscope::gui
