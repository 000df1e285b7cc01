#pragma once

#include <QString>

#include "core/cost/cost_report.h"

namespace triscope::gui {

// The answer in one sentence: how long the mix takes, and how that compares with dense attention.
QString costHeadline(const CostInput& input, const CostReport& report);

}  // namespace triscope::gui
