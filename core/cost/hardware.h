#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/cost/model_shape.h"

namespace triscope {

// How far a figure can be trusted: read off a run; stated by the maker; computed from such figures; reported
// by others; not confirmed by anyone.
enum class Confidence { Measured, Vendor, Derived, Press, Unconfirmed };

const char* confidenceName(Confidence confidence);  // "measured", "vendor", ...

// A figure with where it comes from. `date` is YYYY, YYYY-MM or YYYY-MM-DD: when the source was published,
// or when it was read if it bears no date.
template <class T>
struct Sourced {
    T value{};
    std::string source{};
    std::string date{};
    Confidence confidence = Confidence::Unconfirmed;
};

// One device, as a user buys it. Peaks are dense, of the matrix units, with fp32 accumulation.
struct Hardware {
    std::string name;
    std::string title;
    std::string note;                            // what a reader should know about the figures; may be empty
    std::optional<Sourced<double>> fp16_peak;    // FLOP/s; absent: the device has no such units
    std::optional<Sourced<double>> bf16_peak;    // FLOP/s
    std::optional<Sourced<double>> fp32_peak;    // FLOP/s
    std::optional<Sourced<double>> vector_peak;  // FLOP/s of the vector units in fp16, where softmax runs
    Sourced<double> memory_bandwidth;            // bytes/s
    Sourced<double> memory_capacity;             // bytes
    Sourced<double> linear_efficiency;           // share of the peak that matrix products reach
    Sourced<double> attention_efficiency;        // share of the peak that an attention kernel reaches
    Sourced<double> memory_efficiency;           // share of the bandwidth that is reached

    // nullptr when the device has no units for the format.
    const Sourced<double>* peak(WeightFormat format) const;
    // The same, but fp16 and bf16, which have the same size, stand in for one another.
    const Sourced<double>* peakOrStandIn(WeightFormat format) const;
    Sourced<double>* peakOrStandIn(WeightFormat format);
};

// Reads a hardware file: a JSON object with the keys name, title, note (optional), fp16_peak, bf16_peak,
// fp32_peak, vector_peak (each optional, but one peak there must be), memory_bandwidth, memory_capacity,
// linear_efficiency, attention_efficiency and memory_efficiency. Each figure is an object {value, unit,
// source, date, confidence}; the unit is TFLOP/s for peaks, GB/s for the bandwidth, GiB (2^30 bytes) or GB
// (10^9 bytes) for the capacity, and absent for efficiencies, which lie in [0.01, 1].
// Throws InputError, field "hardware", naming the key that is unknown, missing, of the wrong type or out of
// range.
Hardware readHardware(std::string_view text);

// The same ranges for a device that was not read from a file, under "hardware".
Issues validate(const Hardware& hardware);

}  // namespace triscope
