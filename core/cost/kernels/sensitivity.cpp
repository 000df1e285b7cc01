#include "core/cost/kernels/sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "core/base/numbers.h"
#include "core/cost/kernels/prefill.h"

namespace triscope {

namespace {

constexpr double kStep = 1.25;

enum class Step { Down, Stay, Up };

double scaled(double value, Step step, double factor) {
    if (step == Step::Stay) return value;
    return step == Step::Up ? value * factor : value / factor;
}

Index scaled(Index value, Step step, Range allowed) {
    if (step == Step::Stay) return value;
    return std::clamp(step == Step::Up ? value * 2 : value / 2, allowed.begin, allowed.end);
}

// One parameter: changes the input by one step and says the value.
struct Parameter {
    const char* name;
    std::function<std::string(CostInput&, Step)> change;
};

std::string scaleEfficiency(Sourced<double>& figure, Step step) {
    figure.value = std::clamp(scaled(figure.value, step, kStep), 0.01, 1.0);
    return formatPercent(figure.value);
}

std::string scaleNumber(Index& value, Step step, Index least) {
    value = scaled(value, step, {least, kMaxLength});
    return groupDigits(value);
}

std::string changeLayers(CostInput& input, Step step) {
    const ModelShape& model = input.model;
    const Index now = input.patternLayers();
    const Index wanted = scaled(now, step, {0, model.fullLayers()});
    if (wanted == now) return groupDigits(now);
    // Which ones makes no difference to the time: the last, as the paper has them.
    LayerSet set = LayerSet::none(model.layers);
    for (Index layer = model.layers - 1; layer >= 0 && set.size() < wanted; --layer) {
        if (model.attentionOf(layer) == LayerAttention::Full) set.insert(layer);
    }
    input.triangle_layers = set;
    return groupDigits(wanted);
}

std::vector<Parameter> parameters() {
    return {
        {TRISCOPE_TR("Peak"),
         [](CostInput& in, Step step) {
             double& peak = in.hardware.peakOrStandIn(in.model.format)->value;
             peak = scaled(peak, step, kStep);
             return formatRatio(peak / 1e12) + " TFLOP/s";
         }},
        {TRISCOPE_TR("Bandwidth"),
         [](CostInput& in, Step step) {
             double& bandwidth = in.hardware.memory_bandwidth.value;
             bandwidth = scaled(bandwidth, step, kStep);
             return formatRatio(bandwidth / 1e9) + " GB/s";
         }},
        {TRISCOPE_TR("Linear efficiency"),
         [](CostInput& in, Step step) { return scaleEfficiency(in.hardware.linear_efficiency, step); }},
        {TRISCOPE_TR("Attention efficiency"),
         [](CostInput& in, Step step) { return scaleEfficiency(in.hardware.attention_efficiency, step); }},
        {TRISCOPE_TR("Memory efficiency"),
         [](CostInput& in, Step step) { return scaleEfficiency(in.hardware.memory_efficiency, step); }},
        {TRISCOPE_TR("Length"),
         [](CostInput& in, Step step) {
             Index seq = in.mask.shape.keys;
             const std::string text = scaleNumber(seq, step, 1);
             if (step != Step::Stay) in = in.atLength(seq);
             return text;
         }},
        {TRISCOPE_TR("Sink"), [](CostInput& in, Step step) { return scaleNumber(in.mask.sink, step, 0); }},
        {TRISCOPE_TR("Window"),
         [](CostInput& in, Step step) { return scaleNumber(in.mask.window, step, 0); }},
        {TRISCOPE_TR("Last rows"),
         [](CostInput& in, Step step) { return scaleNumber(in.mask.last, step, 0); }},
        {TRISCOPE_TR("Block"),
         [](CostInput& in, Step step) {
             in.block = scaled(in.block, step, {1, kMaxBlock});
             return groupDigits(in.block);
         }},
        {TRISCOPE_TR("Layers with the pattern"), changeLayers},
    };
}

}  // namespace

std::vector<Sensitivity> sensitivityOf(const CostInput& input, const RunControl& control) {
    const KernelCells cells = countKernelCells(input);
    const auto mixSeconds = [&](const CostInput& changed) {
        const bool same = changed.mask == input.mask && changed.block == input.block;
        return estimatePrefill(changed, same ? cells : countKernelCells(changed)).time.mix_seconds;
    };
    std::vector<Sensitivity> all;
    for (const Parameter& parameter : parameters()) {
        control.throwIfStopped();
        CostInput same = input;
        const std::string now = parameter.change(same, Step::Stay);
        // Whether there is a value a step away.
        const auto change = [&](CostInput& changed, Step step, std::string& text) {
            text = parameter.change(changed, step);
            if (text != now && validate(changed).empty()) return true;
            text = now;
            changed = input;
            return false;
        };
        Sensitivity& of = all.emplace_back(Sensitivity{
            .name = parameter.name, .low = {}, .high = {}, .low_input = input, .high_input = input});
        of.low_moves = change(of.low_input, Step::Down, of.low);
        of.high_moves = change(of.high_input, Step::Up, of.high);
        of.low_seconds = mixSeconds(of.low_input);
        of.high_seconds = mixSeconds(of.high_input);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.swing() > b.swing(); });
    return all;
}

double marginOf(Confidence confidence) {
    static constexpr std::array kMargins{0.03, 0.10, 0.10, 0.20, 0.30};
    return kMargins.at(static_cast<std::size_t>(confidence));
}

CostInput atMargin(CostInput input, bool good) {
    const auto move = [good](Sourced<double>& figure, double most) {
        const double margin = marginOf(figure.confidence);
        figure.value = std::min(most, good ? figure.value * (1 + margin) : figure.value * (1 - margin));
    };
    Hardware& chip = input.hardware;
    move(*chip.peakOrStandIn(input.model.format), HUGE_VAL);
    move(chip.memory_bandwidth, HUGE_VAL);
    if (chip.vector_peak) move(*chip.vector_peak, HUGE_VAL);
    move(chip.linear_efficiency, 1);
    move(chip.attention_efficiency, 1);
    move(chip.memory_efficiency, 1);
    return input;
}

PrefillBand bandOf(const CostInput& input) {
    const KernelCells cells = countKernelCells(input);
    const PrefillTime worst = estimatePrefill(atMargin(input, false), cells).time;
    const PrefillTime middle = estimatePrefill(input, cells).time;
    const PrefillTime best = estimatePrefill(atMargin(input, true), cells).time;
    return {{best.dense_seconds, middle.dense_seconds, worst.dense_seconds},
            {best.mix_seconds, middle.mix_seconds, worst.mix_seconds}};
}

CallBands bandsOf(const CostInput& input, const CostReport& report) {
    const CostReport best = costOf(atMargin(input, true), report.cells);
    const CostReport worst = costOf(atMargin(input, false), report.cells);
    const auto band = [&](const CallCost CostReport::*of) {
        return TimeBand{(best.*of).seconds.value, (report.*of).seconds.value, (worst.*of).seconds.value};
    };
    return {band(&CostReport::dense), band(&CostReport::triangle), band(&CostReport::mix)};
}

}  // namespace triscope
