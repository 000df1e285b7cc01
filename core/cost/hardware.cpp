#include "core/cost/hardware.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/cost/traced.h"
#include "core/io/json_fields.h"

namespace triscope {

namespace {

constexpr const char* kField = "hardware";

constexpr std::array kConfidences{"measured", "vendor", "derived", "press", "unconfirmed"};

struct Unit {
    const char* name;
    double scale;
};

// What a figure may be: its range is in the units a file gives it in.
struct Kind {
    std::span<const Unit> units;
    double least;
    double most;
};

constexpr std::array kRateUnits{Unit{"TFLOP/s", 1e12}};
constexpr std::array kBandwidthUnits{Unit{"GB/s", 1e9}};
constexpr std::array kCapacityUnits{Unit{"GiB", 0x1p30}, Unit{"GB", 1e9}};
constexpr Kind kPeak{kRateUnits, 1e-3, 1e6};
constexpr Kind kBandwidth{kBandwidthUnits, 0.1, 1e6};
constexpr Kind kCapacity{kCapacityUnits, 0.1, 1e6};
constexpr Kind kEfficiency{{}, 0.01, 1};

bool isDate(const std::string& text) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = '0' <= text[at] && text[at] <= '9';
        if (kForm[at] == 'd' ? !digit : text[at] != kForm[at]) return false;
    }
    return true;
}

double scaleOf(const JsonFields& figure, std::span<const Unit> units) {
    std::vector<const char*> names;
    names.reserve(units.size());
    for (const Unit& unit : units) names.push_back(unit.name);
    return units[figure.choice("unit", names)].scale;
}

Sourced<double> readFigure(const JsonFields& file, const char* key, const Kind& kind) {
    static constexpr std::array kKeys{"value", "source", "date", "confidence", "unit"};
    const JsonFields figure = file.object(key);
    figure.refuseKeysOtherThan(std::span(kKeys).first(kind.units.empty() ? 4 : 5));
    Sourced<double> sourced;
    sourced.value = figure.number("value", kind.least, kind.most);
    // Whole units, so that 294.912 TFLOP/s is the number that formulas show and not a neighbour of it.
    if (!kind.units.empty()) sourced.value = std::round(sourced.value * scaleOf(figure, kind.units));
    sourced.source = figure.text("source", 400);
    sourced.date = figure.text("date", 10);
    if (!isDate(sourced.date)) {
        figure.refuse("date", TRISCOPE_TR("%1 must be written YYYY, YYYY-MM or YYYY-MM-DD, not '%2'"),
                      {sourced.date});
    }
    sourced.confidence = static_cast<Confidence>(figure.choice("confidence", kConfidences));
    return sourced;
}

std::optional<Sourced<double>> readOptional(const JsonFields& file, const char* key, const Kind& kind) {
    if (!file.has(key)) return std::nullopt;
    return readFigure(file, key, kind);
}

double smallestScale(std::span<const Unit> units) {
    double scale = units.empty() ? 1 : units.front().scale;
    for (const Unit& unit : units) scale = std::min(scale, unit.scale);
    return scale;
}

double largestScale(std::span<const Unit> units) {
    double scale = units.empty() ? 1 : units.front().scale;
    for (const Unit& unit : units) scale = std::max(scale, unit.scale);
    return scale;
}

const Sourced<double>* address(const std::optional<Sourced<double>>& figure) {
    return figure ? &*figure : nullptr;
}

}  // namespace

const char* confidenceName(Confidence confidence) {
    return kConfidences[static_cast<std::size_t>(confidence)];
}

const Sourced<double>* Hardware::peak(WeightFormat format) const {
    switch (format) {
        case WeightFormat::Fp16:
            return address(fp16_peak);
        case WeightFormat::Bf16:
            return address(bf16_peak);
        case WeightFormat::Fp32:
            return address(fp32_peak);
    }
    return nullptr;
}

const Sourced<double>* Hardware::peakOrStandIn(WeightFormat format) const {
    if (const auto* own = peak(format)) return own;
    if (format == WeightFormat::Fp32) return nullptr;
    return peak(format == WeightFormat::Bf16 ? WeightFormat::Fp16 : WeightFormat::Bf16);
}

Issues validate(const Hardware& hardware) {
    Issues issues;
    const auto check = [&issues](const char* key, const Kind& kind, const Sourced<double>* figure) {
        if (figure == nullptr) return;
        const double least = kind.least * smallestScale(kind.units);
        const double most = kind.most * largestScale(kind.units);
        if (figure->value >= least && figure->value <= most) return;
        issues.push_back({kField,
                          {TRISCOPE_TR("%1 must be a number from %2 to %3, not %4"),
                           {key, numberText(least), numberText(most), numberText(figure->value)}}});
    };
    check("fp16_peak", kPeak, hardware.peak(WeightFormat::Fp16));
    check("bf16_peak", kPeak, hardware.peak(WeightFormat::Bf16));
    check("fp32_peak", kPeak, hardware.peak(WeightFormat::Fp32));
    check("vector_peak", kPeak, address(hardware.vector_peak));
    check("memory_bandwidth", kBandwidth, &hardware.memory_bandwidth);
    check("memory_capacity", kCapacity, &hardware.memory_capacity);
    check("linear_efficiency", kEfficiency, &hardware.linear_efficiency);
    check("attention_efficiency", kEfficiency, &hardware.attention_efficiency);
    check("memory_efficiency", kEfficiency, &hardware.memory_efficiency);
    return issues;
}

Hardware readHardware(std::string_view text) {
    static constexpr std::array kKeys{"name",
                                      "title",
                                      "note",
                                      "fp16_peak",
                                      "bf16_peak",
                                      "fp32_peak",
                                      "vector_peak",
                                      "memory_bandwidth",
                                      "memory_capacity",
                                      "linear_efficiency",
                                      "attention_efficiency",
                                      "memory_efficiency"};
    const JsonFields file = JsonFields::parse(text, kField);
    file.refuseKeysOtherThan(kKeys);
    Hardware hardware;
    hardware.name = file.text("name", 60);
    hardware.title = file.text("title", 100);
    if (file.has("note")) hardware.note = file.text("note", 400);
    hardware.fp16_peak = readOptional(file, "fp16_peak", kPeak);
    hardware.bf16_peak = readOptional(file, "bf16_peak", kPeak);
    hardware.fp32_peak = readOptional(file, "fp32_peak", kPeak);
    hardware.vector_peak = readOptional(file, "vector_peak", kPeak);
    if (!hardware.fp16_peak && !hardware.bf16_peak && !hardware.fp32_peak) {
        file.refuse("fp16_peak",
                    TRISCOPE_TR("%1, bf16_peak and fp32_peak are all missing; give at least one"), {});
    }
    hardware.memory_bandwidth = readFigure(file, "memory_bandwidth", kBandwidth);
    hardware.memory_capacity = readFigure(file, "memory_capacity", kCapacity);
    hardware.linear_efficiency = readFigure(file, "linear_efficiency", kEfficiency);
    hardware.attention_efficiency = readFigure(file, "attention_efficiency", kEfficiency);
    hardware.memory_efficiency = readFigure(file, "memory_efficiency", kEfficiency);
    return hardware;
}

}  // namespace triscope
