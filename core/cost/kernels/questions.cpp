#include "core/cost/kernels/questions.h"

#include <algorithm>
#include <cmath>

#include "core/mask/catalog.h"

namespace triscope {

namespace {

constexpr Index kLongest = Index{1} << 24;

bool isPossible(CostInput input, Index seq) {
    input.mask.shape = MaskShape::square(seq);
    return validate(input).empty();
}

// Whether a layer with the pattern is faster than a dense one; false where the pattern is impossible.
bool pays(CostInput input, Index seq) {
    input.mask.shape = MaskShape::square(seq);
    if (!validate(input).empty()) return false;
    const KernelCells cells = countKernelCells(input.mask, input.block);
    return costOfKernel(pricedKernel(input, cells), input, cells).seconds <
           costOfKernel(AttentionKernel::FlashDense, input, cells).seconds;
}

}  // namespace

PrefillEstimate estimatePrefill(const CostInput& input) {
    const KernelCells cells = countKernelCells(input.mask, input.block);
    PrefillEstimate estimate{.report = costOf(input),
                             .dense_layer = costOfKernel(AttentionKernel::FlashDense, input, cells),
                             .pattern_layer = costOfKernel(pricedKernel(input, cells), input, cells),
                             .time = {}};
    estimate.time = prefillTime(input, estimate.report, estimate.dense_layer, estimate.pattern_layer);
    return estimate;
}

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
    const auto kept = [&](const MaskSettings& settings) {
        return makeMask(settings)->keptCount(settings.shape.rect());
    };
    const CellCount budget = kept(input.mask);
    MaskSettings window = input.mask;
    window.pattern = "sliding-window";
    window.convention = Convention::Paper;
    Index least = 0;
    Index most = std::min(kMaxLength, input.mask.shape.query_offset + input.mask.shape.queries);
    while (least < most) {
        window.window = least + (most - least + 1) / 2;
        if (kept(window) <= budget) {
            least = window.window;
        } else {
            most = window.window - 1;
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
    const auto needed = static_cast<Index>(std::ceil((dense - target) / saved));
    if (needed > layers) return {std::nullopt, all};
    return {needed, dense - static_cast<double>(needed) * saved};
}

double secondsWithFasterKernel(const PrefillEstimate& estimate, double speedup) {
    const double pattern = estimate.time.mix_seconds - estimate.time.others_seconds;
    return estimate.time.others_seconds + pattern / speedup;
}

}  // namespace triscope
