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

// One parameter: changes the input one step down or up and says the value.
struct Parameter {
    const char* name;
    std::function<std::string(CostInput&, bool up)> change;
};

std::string scaleEfficiency(Sourced<double>& figure, bool up) {
    figure.value = std::clamp(figure.value * (up ? kStep : 1 / kStep), 0.01, 1.0);
    return formatPercent(figure.value);
}

std::string scaleNumber(Index& value, bool up, Index least) {
    value = std::clamp<Index>(up ? value * 2 : value / 2, least, kMaxLength);
    return groupDigits(value);
}

std::string changeLayers(CostInput& input, bool up) {
    const ModelShape& model = input.model;
    const Index now = input.patternLayers();
    const Index wanted = std::clamp<Index>(up ? now * 2 : now / 2, 0, model.fullLayers());
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
         [](CostInput& in, bool up) {
             double& peak = in.hardware.peakOrStandIn(in.model.format)->value;
             peak *= up ? kStep : 1 / kStep;
             return formatRatio(peak / 1e12) + " TFLOP/s";
         }},
        {TRISCOPE_TR("Bandwidth"),
         [](CostInput& in, bool up) {
             in.hardware.memory_bandwidth.value *= up ? kStep : 1 / kStep;
             return formatRatio(in.hardware.memory_bandwidth.value / 1e9) + " GB/s";
         }},
        {TRISCOPE_TR("Linear efficiency"),
         [](CostInput& in, bool up) { return scaleEfficiency(in.hardware.linear_efficiency, up); }},
        {TRISCOPE_TR("Attention efficiency"),
         [](CostInput& in, bool up) { return scaleEfficiency(in.hardware.attention_efficiency, up); }},
        {TRISCOPE_TR("Memory efficiency"),
         [](CostInput& in, bool up) { return scaleEfficiency(in.hardware.memory_efficiency, up); }},
        {TRISCOPE_TR("Length"),
         [](CostInput& in, bool up) {
             Index seq = in.mask.shape.keys;
             const std::string text = scaleNumber(seq, up, 1);
             in = in.atLength(seq);
             return text;
         }},
        {TRISCOPE_TR("Sink"), [](CostInput& in, bool up) { return scaleNumber(in.mask.sink, up, 0); }},
        {TRISCOPE_TR("Window"), [](CostInput& in, bool up) { return scaleNumber(in.mask.window, up, 0); }},
        {TRISCOPE_TR("Last rows"), [](CostInput& in, bool up) { return scaleNumber(in.mask.last, up, 0); }},
        {TRISCOPE_TR("Block"),
         [](CostInput& in, bool up) {
             in.block = std::clamp<Index>(up ? in.block * 2 : in.block / 2, 1, kMaxBlock);
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
        const auto change = [&](CostInput& changed, bool up) {
            std::string text = parameter.change(changed, up);
            if (!validate(changed).empty()) changed = input;
            return text;
        };
        Sensitivity& of = all.emplace_back(Sensitivity{
            .name = parameter.name, .low = {}, .high = {}, .low_input = input, .high_input = input});
        of.low = change(of.low_input, false);
        of.high = change(of.high_input, true);
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
