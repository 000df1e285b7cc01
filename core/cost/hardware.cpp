#include "core/cost/hardware.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "core/cost/hardware_figures.h"
#include "core/cost/traced.h"
#include "core/io/json_fields.h"

namespace triscope {

namespace {

constexpr const char* kField = "hardware";

constexpr std::array kConfidences{"measured", "vendor", "derived", "press", "unconfirmed"};

double scaleOf(const FigureUnit* unit) {
    return unit == nullptr ? 1 : unit->scale;
}

const FigureUnit* unitOf(const JsonFields& figure, std::span<const FigureUnit> units) {
    if (units.empty()) return nullptr;
    std::vector<const char*> names;
    names.reserve(units.size());
    for (const FigureUnit& unit : units) names.push_back(unit.name);
    return &units[figure.choice("unit", names)];
}

Sourced<double> readFigure(const JsonFields& file, const HardwareFigure& kind) {
    static constexpr std::array kKeys{"value", "source", "date", "confidence", "unit"};
    const JsonFields figure = file.object(kind.key);
    figure.refuseKeysOtherThan(std::span(kKeys).first(kind.units.empty() ? 4 : 5));
    Sourced<double> sourced;
    const double value = figure.number("value", kind.least, kind.most);
    sourced.value = kind.toBase(value, unitOf(figure, kind.units));
    sourced.source = figure.text("source", kLongestSource);
    sourced.date = figure.text("date", 10);
    if (!isDate(sourced.date)) {
        figure.refuse("date", TRISCOPE_TR("%1 must be written YYYY, YYYY-MM or YYYY-MM-DD, not '%2'"),
                      {sourced.date});
    }
    sourced.confidence = static_cast<Confidence>(figure.choice("confidence", kConfidences));
    return sourced;
}

// The range of a figure in base units: from the least in its smallest unit to the most in its largest.
std::pair<double, double> baseRange(const HardwareFigure& kind) {
    double smallest = scaleOf(kind.units.empty() ? nullptr : &kind.units.front());
    double largest = smallest;
    for (const FigureUnit& unit : kind.units) {
        smallest = std::min(smallest, unit.scale);
        largest = std::max(largest, unit.scale);
    }
    return {kind.least * smallest, kind.most * largest};
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

Sourced<double>* Hardware::peakOrStandIn(WeightFormat format) {
    return const_cast<Sourced<double>*>(std::as_const(*this).peakOrStandIn(format));
}

Issues validate(const Hardware& hardware) {
    Issues issues;
    for (const HardwareFigure& kind : hardwareFigures()) {
        const Sourced<double>* figure = kind.of(hardware);
        if (figure == nullptr) continue;
        const auto [least, most] = baseRange(kind);
        if (figure->value >= least && figure->value <= most) continue;
        issues.push_back({kField,
                          {TRISCOPE_TR("%1 must be a number from %2 to %3, not %4"),
                           {kind.key, numberText(least), numberText(most), numberText(figure->value)}}});
    }
    return issues;
}

Hardware readHardware(std::string_view text) {
    std::vector<const char*> keys{"name", "title", "note"};
    for (const HardwareFigure& kind : hardwareFigures()) keys.push_back(kind.key);
    const JsonFields file = JsonFields::parse(text, kField);
    file.refuseKeysOtherThan(keys);
    Hardware hardware;
    hardware.name = file.text("name", kLongestName);
    hardware.title = file.text("title", kLongestTitle);
    if (file.has("note")) hardware.note = file.text("note", kLongestNote);
    for (const HardwareFigure& kind : hardwareFigures()) {
        if (kind.optional == nullptr || file.has(kind.key)) kind.set(hardware, readFigure(file, kind));
    }
    if (!hardware.fp16_peak && !hardware.bf16_peak && !hardware.fp32_peak) {
        file.refuse("fp16_peak",
                    TRISCOPE_TR("%1, bf16_peak and fp32_peak are all missing; give at least one"), {});
    }
    return hardware;
}

}  // namespace triscope
