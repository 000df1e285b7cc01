#include "core/cost/kernels/questions.h"

#include <algorithm>
#include <cmath>

#include "core/base/numbers.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

constexpr Index kLongest = Index{1} << 24;

bool isPossible(const CostInput& input, Index seq) {
    return validate(input.atLength(seq)).empty();
}

// Whether a layer with the pattern is faster than a dense one; false where the pattern is impossible.
bool pays(const CostInput& input, Index seq) {
    const CostInput there = input.atLength(seq);
    if (!validate(there).empty()) return false;
    const KernelCells cells = countKernelCells(there);
    return costOfKernel(pricedKernel(there, cells), there, cells).seconds <
           costOfKernel(AttentionKernel::FlashDense, there, cells).seconds;
}

CellCount keptBy(const MaskSettings& settings) {
    return makeMask(settings)->keptCount(settings.shape.rect());
}

MaskSettings plainWindow(MaskSettings settings, Index window) {
    settings.pattern = "sliding-window";
    settings.convention = Convention::Paper;
    settings.window = window;
    return settings;
}

template <class Real>
Real denseLayer(const PrefillEstimate& estimate) {
    return named("seconds of a dense layer", Real(estimate.dense_layer.seconds));
}

template <class Real>
Real patternLayer(const PrefillEstimate& estimate) {
    return named("seconds of a pattern layer", Real(estimate.pattern_layer.seconds));
}

// Without regard to how many layers there are.
template <class Real>
Real layersNeeded(const PrefillEstimate& estimate, double target) {
    return roundedUp(
        (named("dense seconds", Real(estimate.time.dense_seconds)) - input<Real>("wanted seconds", target)) /
        (denseLayer<Real>(estimate) - patternLayer<Real>(estimate)));
}

}  // namespace

std::optional<Index> breakEvenLength(const CostInput& input, const RunControl& control) {
    const std::vector<Index> lengths = logSpacedLengths(64, kLongest, 73);
    // From the longest down: what counts is where it stops to pay.
    std::optional<std::size_t> first;
    for (std::size_t k = lengths.size(); k-- > 0;) {
        control.throwIfStopped();
        if (!first && !isPossible(input, lengths[k])) continue;
        if (!pays(input, lengths[k])) break;
        first = k;
    }
    if (!first) return std::nullopt;
    if (*first == 0) return lengths.front();
    Index below = lengths[*first - 1];
    Index from = lengths[*first];
    while (from - below > 1) {
        control.throwIfStopped();
        const Index middle = below + (from - below) / 2;
        (pays(input, middle) ? from : below) = middle;
    }
    return from;
}

Index equalWindow(const CostInput& input) {
    const CellCount budget = keptBy(input.mask);
    Index least = 0;
    Index most = std::min(kMaxLength, input.mask.shape.query_offset + input.mask.shape.queries);
    while (least < most) {
        const Index window = least + (most - least + 1) / 2;
        if (keptBy(plainWindow(input.mask, window)) <= budget) {
            least = window;
        } else {
            most = window - 1;
        }
    }
    return least;
}

LayersNeeded layersFor(const CostInput& input, const PrefillEstimate& estimate, double target) {
    const double dense = estimate.time.dense_seconds;
    const double saved = estimate.dense_layer.seconds - estimate.pattern_layer.seconds;
    const Index layers = input.model.fullLayers();
    if (dense <= target) return {0, dense};
    const double all = dense - static_cast<double>(layers) * saved;
    if (saved <= 0) return {std::nullopt, std::min(dense, all)};
    const double needed = layersNeeded<double>(estimate, target);
    if (needed > static_cast<double>(layers)) return {std::nullopt, all};
    return {static_cast<Index>(needed), dense - needed * saved};
}

double secondsWithFasterKernel(const PrefillEstimate& estimate, double speedup) {
    const double pattern = estimate.time.mix_seconds - estimate.time.others_seconds;
    return estimate.time.others_seconds + pattern / speedup;
}

Explained layerSpeedupFormula(const PrefillEstimate& estimate) {
    return explained(denseLayer<Traced<double>>(estimate) / patternLayer<Traced<double>>(estimate));
}

Explained equalWindowFormula(const CostInput& input, Index equal_window) {
    const auto kept = [&](Index window) { return groupDigits(keptBy(plainWindow(input.mask, window))); };
    const auto more = std::min(equal_window + 1, kMaxLength);
    return {"kept cells of the window ≤ kept cells < kept cells of a window one wider",
            kept(equal_window) + " ≤ " + groupDigits(keptBy(input.mask)) + " < " + kept(more),
            groupDigits(equal_window)};
}

Explained layersFormula(const PrefillEstimate& estimate, double target) {
    return explained(layersNeeded<Traced<double>>(estimate, target));
}

Explained fasterKernelFormula(const CostInput& input, const PrefillEstimate& estimate, double speedup) {
    using Real = Traced<double>;
    const PrefillTime& time = estimate.time;
    const double linear = estimate.report.mix.linear_seconds.value;
    const auto layers = static_cast<double>(input.patternLayers());
    const Real others = named("linear_seconds", Real(linear)) +
                        named("attention of the other layers", Real(time.others_seconds - linear));
    if (std::isinf(speedup)) return explained(others);
    return explained(others + triscope::input<Real>("pattern layers", layers) * patternLayer<Real>(estimate) /
                                  triscope::input<Real>("speedup", speedup));
}

}  // namespace triscope
