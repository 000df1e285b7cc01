#include "core/cost/calibration.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/formulas.h"
#include "core/cost/hardware_figures.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/traced.h"

namespace triscope {

namespace {

constexpr const char* kField = "calibrate";

[[noreturn]] void refuse(const char* text, std::vector<std::string> args) {
    throw InputError({kField, {text, std::move(args)}});
}

CostInput at(const CostInput& input, Index seq) {
    CostInput there = input.atLength(seq);
    if (Issues issues = validate(there); !issues.empty()) {
        const Issue& issue = issues.front();
        refuse(TRISCOPE_TR("cannot be priced at %1 tokens: %2: %3"),
               {groupDigits(seq), issue.field, issue.message.str()});
    }
    return there;
}

double peakOf(const CostInput& valid) {
    return valid.hardware.peakOrStandIn(valid.model.format)->value;
}

// The two terms of one dense time, in seconds at the full peak, each divided by the measured time: their sum
// weighted by x and y should be 1.
struct Terms {
    double linear;
    double attention;
};

std::vector<Terms> denseTerms(const CostInput& input, std::span<const Measurement> measurements) {
    std::vector<Terms> terms;
    std::set<Index> lengths;
    for (const Measurement& measurement : measurements) {
        if (measurement.kind != MeasuredKind::Dense) continue;
        lengths.insert(measurement.seq);
        const CostInput priced = at(input, measurement.seq);
        const CallCost dense = costOf(priced).dense;
        const double scale = peakOf(priced) * measurement.seconds.value;
        terms.push_back({dense.linear_flops.toDouble() / scale, dense.executed_flops.toDouble() / scale});
    }
    if (lengths.size() < 2) {
        refuse(TRISCOPE_TR("needs dense measurements of at least two lengths to tell linear operations from "
                           "attention; there are %1"),
               {std::to_string(lengths.size())});
    }
    return terms;
}

// x and y that minimise the sum of (linear x + attention y - 1)^2: the normal equations of two unknowns.
Terms leastSquares(std::span<const Terms> terms) {
    double ll = 0, la = 0, aa = 0, l = 0, a = 0;
    for (const Terms& t : terms) {
        ll += t.linear * t.linear;
        la += t.linear * t.attention;
        aa += t.attention * t.attention;
        l += t.linear;
        a += t.attention;
    }
    // Never 0 for two lengths: one term grows with the length, the other with its square.
    const double determinant = ll * aa - la * la;
    return {(l * aa - a * la) / determinant, (a * ll - l * la) / determinant};
}

double efficiencyFrom(double inverse, const char* key) {
    const HardwareFigure& figure = hardwareFigure(key);
    if (!(inverse > 0)) {
        refuse(TRISCOPE_TR("cannot be fitted: %1 would have to be below 0. The times grow with the length in "
                           "another way than linear operations and attention do."),
               {key});
    }
    const double efficiency = 1 / inverse;
    if (efficiency > figure.most || efficiency < figure.least) {
        refuse(
            TRISCOPE_TR("cannot be fitted: %1 would have to be %2; it must be from %3 to %4. Is it another "
                        "model, device or unit of time?"),
            {key, roundedText(efficiency), numberText(figure.least), numberText(figure.most)});
    }
    return efficiency;
}

// A pattern's times are those of the kernel that the input prices, as on the ladder.
Seconds predictedOf(MeasuredKind kind, const CostInput& input) {
    switch (kind) {
        case MeasuredKind::Dense:
            return costOf(input).dense.seconds;
        case MeasuredKind::Mix:
            return {estimatePrefill(input).time.mix_seconds};
        case MeasuredKind::DenseLayer:
            return costOf(input).dense_layer.attention_seconds;
        case MeasuredKind::TriangleLayer:
            break;
    }
    return {estimatePrefill(input).pattern_layer.seconds};
}

// The formula of the fit, once over the number type.
template <class Int, class Real>
Real denseSeconds(const Int& linear, const Int& attention, const MachineNumbers<Real>& machine) {
    return computeSeconds(linear, machine.peak, machine.linear_efficiency) +
           computeSeconds(attention, machine.peak, machine.attention_efficiency);
}

void explain(Calibration& calibration, const CostInput& input) {
    using Int = Traced<WideInt>;
    using Real = Traced<double>;
    Index longest = 1;
    for (const CalibratedPoint& point : calibration.points)
        if (point.fitted) longest = std::max(longest, point.measurement.seq);
    const CallCost dense = costOf(at(input, longest)).dense;
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    MachineNumbers<Real> machine;
    machine.peak = Real::input("peak", peakOf(input));
    machine.linear_efficiency = Real::input("linear efficiency", rounded(calibration.linear_efficiency));
    machine.attention_efficiency =
        Real::input("attention efficiency", rounded(calibration.attention_efficiency));
    calibration.formula =
        explained(denseSeconds(Int::input("linear_flops", dense.linear_flops.value),
                               Int::input("executed_flops", dense.executed_flops.value), machine));
}

// `text` and the ending in at most `longest` bytes, no character of `text` cut in two. A device that is
// calibrated again keeps the ending that it has.
std::string withEnding(const std::string& text, std::string_view ending, std::size_t longest) {
    const auto isInside = [&text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    const bool has_it = text.ends_with(ending);
    std::size_t kept = std::min(text.size() - (has_it ? ending.size() : 0), longest - ending.size());
    while (kept > 0 && isInside(kept)) --kept;
    return text.substr(0, kept).append(ending);
}

}  // namespace

Calibration calibrate(const CostInput& input, std::span<const Measurement> measurements) {
    const Terms inverse = leastSquares(denseTerms(input, measurements));
    Calibration calibration;
    calibration.linear_efficiency = efficiencyFrom(inverse.linear, "linear_efficiency");
    calibration.attention_efficiency = efficiencyFrom(inverse.attention, "attention_efficiency");
    CostInput calibrated = input;
    calibrated.hardware = calibratedHardware(input.hardware, calibration, "fit", "2000");
    for (const Measurement& measurement : measurements) {
        calibration.points.push_back({measurement,
                                      predictedOf(measurement.kind, at(calibrated, measurement.seq)),
                                      measurement.kind == MeasuredKind::Dense});
    }
    explain(calibration, calibrated);
    return calibration;
}

Hardware calibratedHardware(Hardware hardware, const Calibration& calibration, const std::string& source,
                            const std::string& date) {
    hardware.name = withEnding(hardware.name, "-calibrated", kLongestName);
    hardware.title = withEnding(hardware.title, " (calibrated)", kLongestTitle);
    const std::string cut = withEnding(source, "", kLongestSource);
    hardware.linear_efficiency = {calibration.linear_efficiency, cut, date, Confidence::Derived};
    hardware.attention_efficiency = {calibration.attention_efficiency, cut, date, Confidence::Derived};
    return hardware;
}

}  // namespace triscope
