#include "core/cost/cost_report.h"

#include <cassert>
#include <cmath>

#include "core/base/numbers.h"
#include "core/cost/cost_numbers.h"

namespace triscope {

namespace {

using PlainNumbers = CostNumbers<WideInt, double>;
using PlainKind = LayerKind<WideInt>;

LayerCost layerCost(const PlainNumbers& numbers, const PlainKind& kind) {
    const auto f = layerFigures(numbers, kind);
    return {.attention_flops = {f.attention_flops},
            .executed_flops = {f.executed_flops},
            .attention_bytes = {f.attention_bytes},
            .compute_seconds = {f.compute_seconds},
            .memory_seconds = {f.memory_seconds},
            .attention_seconds = {f.attention_seconds},
            .mask_bytes = {f.mask_bytes},
            .score_bytes = {f.score_bytes}};
}

CallCost callCost(const PlainNumbers& numbers, std::span<const PlainKind> kinds) {
    const auto f = callFigures(numbers, kinds);
    return {.attention_flops = {f.attention_flops},
            .executed_flops = {f.executed_flops},
            .linear_flops = {f.linear_flops},
            .weight_bytes = {f.weight_bytes},
            .activation_bytes = {f.activation_bytes},
            .attention_bytes = {f.attention_bytes},
            .bytes_moved = {f.bytes_moved},
            .linear_seconds = {f.linear_seconds},
            .attention_seconds = {f.attention_seconds},
            .seconds = {f.seconds},
            .kv_cache_bytes = {f.kv_cache_bytes},
            .mask_bytes = {f.mask_bytes},
            .score_bytes = {f.score_bytes},
            .workspace_bytes = {f.workspace_bytes}};
}

MaskSizes maskSizes(const MaskShape& shape, const CellCounts& cells) {
    const auto size = [&](MaskForm form) {
        return Bytes{maskBytes<WideInt>(form, shape, cells).value_or(0)};
    };
    return {.none = size(MaskForm::None),
            .block = size(MaskForm::Block),
            .token_bool = size(MaskForm::TokenBool),
            .token_fp32 = size(MaskForm::TokenFp32)};
}

// What the pattern does not reach.
std::vector<Message> layerNotes(const CostInput& input) {
    const ModelShape& model = input.model;
    std::vector<Message> notes;
    if (model.slidingLayers() > 0) {
        notes.push_back({TRISCOPE_TR("%1 of %2 layers keep their sliding window of %3 tokens, and cache no "
                                     "more than that: the pattern stands in for full attention only."),
                         {groupDigits(model.slidingLayers()), groupDigits(model.layers),
                          groupDigits(model.sliding->window)}});
    }
    if (model.linearLayers() > 0) {
        notes.push_back({TRISCOPE_TR("%1 of %2 layers have linear attention: no scores to mask, and a state "
                                     "of fixed size instead of a KV cache."),
                         {groupDigits(model.linearLayers()), groupDigits(model.layers)}});
    }
    const Index left = input.triangle_layers.size() - input.patternLayers();
    if (left > 0) {
        notes.push_back({TRISCOPE_TR("%1 of the chosen layers do not have full attention and stay as they "
                                     "are."),
                         {groupDigits(left)}});
    }
    return notes;
}

std::vector<Message> notesOn(const CostInput& input, Bytes kv_cache) {
    std::vector<Message> notes;
    const Hardware& chip = input.hardware;
    if (chip.peak(input.model.format) == nullptr) {
        const bool bf16 = input.model.format == WeightFormat::Bf16;
        notes.push_back({TRISCOPE_TR("%1 has no %2 matrix units: priced as %3."),
                         {chip.title, weightFormatName(input.model.format), bf16 ? "fp16" : "bf16"}});
    }
    const Bytes weights = storedWeightBytes(input.model);
    if ((weights + kv_cache).toDouble() > chip.memory_capacity.value) {
        const Bytes capacity{static_cast<WideInt>(chip.memory_capacity.value)};
        notes.push_back(
            {TRISCOPE_TR("The weights (%1) and the KV cache (%2) do not fit into the %3 of one %4."),
             {formatBytes(weights), formatBytes(kv_cache), formatBytes(capacity), chip.title}});
    }
    for (Message& note : layerNotes(input)) notes.push_back(std::move(note));
    for (const Message& note : input.model.notes) notes.push_back(note);
    return notes;
}

}  // namespace

CostReport costOf(const CostInput& input) {
    return costOf(input, cellsOf(input));
}

CostReport costOf(const CostInput& input, const CellCounts& cells) {
    assert(validate(input).empty());
    const auto numbers = costNumbers<WideInt, double>(input);
    const PlainKind dense = denseKind<WideInt>(input, cells, input.model.layers, kOnlyKind);
    const PlainKind pattern = patternKind<WideInt>(input, cells, input.model.layers, kOnlyKind);
    const CallCost dense_cost = callCost(numbers, denseKinds<WideInt>(input, cells));
    std::optional<LayerCost> sliding;
    if (input.model.slidingLayers() > 0)
        sliding = layerCost(numbers, slidingKind<WideInt>(input, cells, 1, kOnlyKind));
    return {.dense = dense_cost,
            .triangle = callCost(numbers, patternKinds<WideInt>(input, cells)),
            .mix = callCost(numbers, mixKinds<WideInt>(input, cells)),
            .dense_layer = layerCost(numbers, dense),
            .triangle_layer = layerCost(numbers, pattern),
            .sliding_layer = sliding,
            .cells = cells,
            .mask_sizes = maskSizes(input.mask.shape, cells),
            .notes = notesOn(input, dense_cost.kv_cache_bytes)};
}

std::vector<LengthCost> costOfLengths(const CostInput& input, std::span<const Index> lengths,
                                      const RunControl& control) {
    std::vector<LengthCost> costs;
    costs.reserve(lengths.size());
    for (const Index seq : lengths) {
        control.throwIfStopped();
        control.report(static_cast<double>(costs.size()) / static_cast<double>(lengths.size()));
        const CostInput at = input.atLength(seq);
        if (!validate(at).empty()) continue;
        costs.push_back({seq, costOf(at)});
    }
    return costs;
}

std::vector<Index> logSpacedLengths(Index first, Index last, Index count) {
    assert(1 <= first && first <= last && count >= 2);
    const double ratio = static_cast<double>(last) / static_cast<double>(first);
    std::vector<Index> lengths;
    for (Index step = 0; step < count; ++step) {
        const double share = static_cast<double>(step) / static_cast<double>(count - 1);
        const Index length = std::llround(static_cast<double>(first) * std::pow(ratio, share));
        if (lengths.empty() || length > lengths.back()) lengths.push_back(length);
    }
    return lengths;
}

}  // namespace triscope
