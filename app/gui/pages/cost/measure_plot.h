#pragma once

#include "app/gui/views/log_chart.h"
#include "core/cost/calibration.h"
#include "core/scenario/measured_cost.h"

namespace triscope::gui {

// Whole prefills: the dense curve and that of the mix with the calibrated device, and the measured points of
// both. Points of one layer are on another scale and left out.
LogPlot calibrationPlot(const CostInput& input, const Calibration& calibration);

// One layer's attention on this machine: the predicted curves of dense and the pattern over the lengths of
// the request, and what was measured, if anything was.
LogPlot measuredPlot(const MeasureRequest& request, const MeasuredCost* measured);

// "+1.4 %": how far `predicted` lies above `measured`.
QString residualText(Seconds predicted, Seconds measured);

}  // namespace triscope::gui
