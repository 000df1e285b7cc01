#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/cost/cost_input.h"

namespace triscope {

// What others measured at one length. Absent: not published.
struct MeasuredPoint {
    Index seq = 0;
    double dense_seconds = 0;               // of a whole prefill
    std::optional<double> mix_share{};      // of that, with the pattern in some layers
    double dense_layer_seconds = 0;         // attention of one layer
    std::optional<double> layer_speedup{};  // of one layer with the pattern, against a dense one
};

// A published series of measurements and the setting it is of.
struct MeasurementSet {
    std::string title;
    std::string source;
    std::string date;
    CostInput input;  // the shape is that of the first point
    std::vector<MeasuredPoint> points;

    CostInput at(const MeasuredPoint& point) const;
};

// Those that come with the program: resources/measurements.
std::span<const MeasurementSet> publishedMeasurements();

// The set that is of this model, device, pattern and kernel, at whatever length; nullptr when nobody has
// published one.
const MeasurementSet* measurementsOf(const CostInput& input, AttentionKernel kernel);

}  // namespace triscope
