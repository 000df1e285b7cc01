#include "core/cost/hardware_figures.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <string_view>

#include "core/cost/traced.h"

namespace triscope {

namespace {

constexpr std::array kRateUnits{FigureUnit{"TFLOP/s", 1e12}};
constexpr std::array kBandwidthUnits{FigureUnit{"GB/s", 1e9}};
constexpr std::array kCapacityUnits{FigureUnit{"GiB", 0x1p30}, FigureUnit{"GB", 1e9}};

constexpr HardwareFigure peak(const char* key, const char* title,
                              std::optional<Sourced<double>> Hardware::*member) {
    return {key, title, kRateUnits, 1e-3, 1e6, member, nullptr};
}

constexpr HardwareFigure share(const char* key, const char* title, Sourced<double> Hardware::*member) {
    return {key, title, {}, 0.01, 1, nullptr, member};
}

constexpr std::array kFigures{
    peak("fp16_peak", TRISCOPE_TR("Peak in fp16"), &Hardware::fp16_peak),
    peak("bf16_peak", TRISCOPE_TR("Peak in bf16"), &Hardware::bf16_peak),
    peak("fp32_peak", TRISCOPE_TR("Peak in fp32"), &Hardware::fp32_peak),
    peak("vector_peak", TRISCOPE_TR("Vector peak in fp16"), &Hardware::vector_peak),
    HardwareFigure{"memory_bandwidth", TRISCOPE_TR("Memory bandwidth"), kBandwidthUnits, 0.1, 1e6, nullptr,
                   &Hardware::memory_bandwidth},
    HardwareFigure{"memory_capacity", TRISCOPE_TR("Memory capacity"), kCapacityUnits, 0.1, 1e6, nullptr,
                   &Hardware::memory_capacity},
    share("linear_efficiency", TRISCOPE_TR("Linear efficiency"), &Hardware::linear_efficiency),
    share("attention_efficiency", TRISCOPE_TR("Attention efficiency"), &Hardware::attention_efficiency),
    share("memory_efficiency", TRISCOPE_TR("Memory efficiency"), &Hardware::memory_efficiency)};

}  // namespace

const Sourced<double>* HardwareFigure::of(const Hardware& hardware) const {
    if (required != nullptr) return &(hardware.*required);
    const auto& figure = hardware.*optional;
    return figure ? &*figure : nullptr;
}

void HardwareFigure::set(Hardware& hardware, std::optional<Sourced<double>> figure) const {
    if (optional != nullptr) {
        hardware.*optional = std::move(figure);
    } else {
        assert(figure);
        hardware.*required = std::move(*figure);
    }
}

double HardwareFigure::toBase(double value, const FigureUnit* unit) const {
    return unit == nullptr ? value : std::round(value * unit->scale);
}

double HardwareFigure::fromBase(double base, const FigureUnit* unit) const {
    if (unit == nullptr) return base;
    const double value = base / unit->scale;
    // A quotient is rounded, and so its product may be a neighbour of `base`.
    for (const double near : {value, std::nextafter(value, 0), std::nextafter(value, 2 * value)}) {
        if (toBase(near, unit) == base) return near;
    }
    return value;
}

const FigureUnit* HardwareFigure::unitFor(double base) const {
    const FigureUnit* best = nullptr;
    std::size_t shortest = 0;
    for (const FigureUnit& unit : units) {
        const std::size_t length = numberText(fromBase(base, &unit)).size();
        if (best != nullptr && length >= shortest) continue;
        best = &unit;
        shortest = length;
    }
    return best;
}

std::span<const HardwareFigure> hardwareFigures() {
    return kFigures;
}

const HardwareFigure& hardwareFigure(const char* key) {
    const auto found = std::find_if(kFigures.begin(), kFigures.end(), [key](const HardwareFigure& figure) {
        return std::string_view(figure.key) == key;
    });
    assert(found != kFigures.end());
    return *found;
}

bool isDate(const std::string& text) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = '0' <= text[at] && text[at] <= '9';
        if (kForm[at] == 'd' ? !digit : text[at] != kForm[at]) return false;
    }
    return true;
}

std::string figureText(const HardwareFigure& figure, double base) {
    const FigureUnit* unit = figure.unitFor(base);
    if (unit == nullptr) return numberText(base);
    return numberText(figure.fromBase(base, unit)) + " " + unit->name;
}

}  // namespace triscope
