#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/units.h"

namespace triscope {

// What a measured time is of: a whole prefill, dense or with the pattern in its chosen layers, or the
// attention of one layer.
enum class MeasuredKind { Dense, Mix, DenseLayer, TriangleLayer };

const char* measuredKindName(MeasuredKind kind);  // "dense", "mix", "dense-layer", "triangle-layer"

// One measured time.
struct Measurement {
    Index seq = 0;  // tokens of the prompt
    Seconds seconds;
    MeasuredKind kind = MeasuredKind::Dense;

    friend bool operator==(const Measurement&, const Measurement&) = default;
};

// Reads comma-separated measurements: a line of names, `seq` and `seconds` and, if there are several kinds,
// `kind`, in any order; then a line for each measurement.
//
//     # TTFT of Llama-3.1-8B, batch 1
//     seq, seconds, kind
//     32000, 4.1, dense
//
// Lengths may be written 32K (binary) or 32000; numbers hold no commas. Blank lines and what follows a # are
// passed over. Throws InputError, field "calibrate", naming the line and what it must hold.
std::vector<Measurement> readMeasurements(std::string_view csv);

// The same form.
std::string measurementsText(std::span<const Measurement> measurements);

}  // namespace triscope
