#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/cost/cost_input.h"
#include "core/cost/explained.h"
#include "core/cost/measurement_file.h"

namespace triscope {

// A measurement beside what the calibrated model predicts for it.
struct CalibratedPoint {
    Measurement measurement;
    Seconds predicted;
    bool fitted = false;  // one of those that the fit is made from
    // (predicted - measured) / measured.
    double residual() const { return predicted.value / measurement.seconds.value - 1; }
};

struct Calibration {
    double linear_efficiency = 0;
    double attention_efficiency = 0;
    std::vector<CalibratedPoint> points;  // in the order of the measurements
    Explained formula;                    // of the times, with the fitted numbers at the longest length
};

// Fits the two constants of dense prefill to measured times:
//
//     seconds = linear_flops / (peak · linear efficiency) + executed_flops / (peak · attention efficiency)
//
// with the counts that costOf gives `input` at each length and the peak of its hardware. The unknowns are
// x = 1 / linear efficiency and y = 1 / attention efficiency, in which the model is linear; they minimise the
// sum of the squared relative residuals, since a clock's error grows with what it measures. Only measurements
// of the kind Dense take part; the others get a residual and show what two constants do not explain.
//
// Residuals are against costOf with the two efficiencies, so they include its memory roofline.
// Throws InputError, field "calibrate", when there are fewer than two dense lengths, when the fit asks for an
// efficiency that is negative or outside the range of a hardware file (0.01 to 1), or when `input` is
// impossible at a measured length. The lengths of `input` itself do not matter.
Calibration calibrate(const CostInput& input, std::span<const Measurement> measurements);

// The device with the two efficiencies put in, each with `source`, `date` and the grade "derived", and
// renamed: "a100-80g-calibrated", "A100 80GB SXM (calibrated)". What is too long for a hardware file is cut.
Hardware calibratedHardware(Hardware hardware, const Calibration& calibration, const std::string& source,
                            const std::string& date);

}  // namespace triscope
