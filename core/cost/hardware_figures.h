#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/cost/hardware.h"

namespace triscope {

// A unit that files give a figure in; in base units (FLOP/s, bytes/s, bytes) it is `scale`.
struct FigureUnit {
    const char* name;
    double scale;
};

// One figure of a Hardware: its key in files, and what it may be. The range is in the units of a file.
struct HardwareFigure {
    const char* key;
    const char* title;                  // for people; translated
    std::span<const FigureUnit> units;  // empty: a share, which has none
    double least;
    double most;
    std::optional<Sourced<double>> Hardware::*optional = nullptr;  // either this
    Sourced<double> Hardware::*required = nullptr;                 // or this one is set

    // nullptr when the device has no such figure.
    const Sourced<double>* of(const Hardware& hardware) const;
    // Sets it; nullopt takes an optional one away. Precondition: a value, or the figure is optional.
    void set(Hardware& hardware, std::optional<Sourced<double>> figure) const;
    // `value` of a file in base units: whole ones, so that 294.912 TFLOP/s is the number that formulas show
    // and not a neighbour of it. nullptr stands for a share.
    double toBase(double value, const FigureUnit* unit) const;
    // The number that toBase brings back to `base`, which must be whole where there is a unit.
    double fromBase(double base, const FigureUnit* unit) const;
    // The unit that says `base` shortest; nullptr for a share.
    const FigureUnit* unitFor(double base) const;
};

// In the order of a file: the peaks, memory, efficiencies.
std::span<const HardwareFigure> hardwareFigures();

// The figure of that key. Precondition: there is one.
const HardwareFigure& hardwareFigure(const char* key);

// YYYY, YYYY-MM or YYYY-MM-DD.
bool isDate(const std::string& text);

// "294.912 TFLOP/s", "64 GiB", "0.7".
std::string figureText(const HardwareFigure& figure, double base);

// The longest texts of a hardware file, in bytes.
inline constexpr std::size_t kLongestName = 60;
inline constexpr std::size_t kLongestTitle = 100;
inline constexpr std::size_t kLongestNote = 400;
inline constexpr std::size_t kLongestSource = 400;

}  // namespace triscope
