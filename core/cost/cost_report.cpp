#include "core/cost/cost_report.h"

#include <cassert>
#include <cmath>

#include "core/base/numbers.h"
#include "core/cost/cost_numbers.h"
#include "core/cost/memory_plan.h"

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
void noteLayers(const CostInput& input, std::vector<Message>& notes) {
    const ModelShape& model = input.model;
    const std::string layers = groupDigits(model.layers);
    if (const Index sliding = model.slidingLayers(); sliding > 0) {
        notes.push_back(counted(
            sliding,
            TRISCOPE_TR("1 of %2 layers keeps its sliding window of %3 tokens, and caches no more than "
                        "that: the pattern stands in for full attention only."),
            TRISCOPE_TR("%1 of %2 layers keep their sliding window of %3 tokens, and cache no more "
                        "than that: the pattern stands in for full attention only."),
            {groupDigits(sliding), layers, groupDigits(model.sliding->window)}));
    }
    if (const Index linear = model.linearLayers(); linear > 0) {
        notes.push_back(counted(
            linear,
            TRISCOPE_TR("1 of %2 layers has linear attention: no scores to mask, and a state of fixed size "
                        "instead of a KV cache."),
            TRISCOPE_TR("%1 of %2 layers have linear attention: no scores to mask, and a state of fixed "
                        "size instead of a KV cache."),
            {groupDigits(linear), layers}));
    }
    const Index left = input.triangle_layers.size() - input.patternLayers();
    if (left > 0) {
        notes.push_back(counted(
            left, TRISCOPE_TR("1 of the chosen layers does not have full attention and stays as it is."),
            TRISCOPE_TR("%1 of the chosen layers do not have full attention and stay as they are."),
            {groupDigits(left)}));
    }
}

std::vector<Message> notesOn(const CostInput& input) {
    std::vector<Message> notes;
    noteLayers(input, notes);
    if (input.deployment.devices() > 1) {
        notes.push_back({TRISCOPE_TR("Tensor and context parallelism divide the memory, over %1 devices; all "
                                     "times are those of one device that computes everything."),
                         {groupDigits(input.deployment.devices())}});
    }
    notes.insert(notes.end(), input.model.notes.begin(), input.model.notes.end());
    return notes;
}

// What a call of part of a prompt may be by mistake.
void warnOfMask(const MaskShape& shape, const CellCounts& cells, std::vector<Message>& warnings) {
    if (shape.query_offset + shape.queries > shape.keys) {
        warnings.push_back(
            {TRISCOPE_TR("The queries stand at positions %1 to %2, the keys at 0 to %3: a query "
                         "past the last key does not see itself, nor what is between."),
             {groupDigits(shape.query_offset), groupDigits(shape.query_offset + shape.queries - 1),
              groupDigits(shape.keys - 1)}});
    }
    if (cells.pattern_kept == 0) {
        warnings.push_back({TRISCOPE_TR("The pattern keeps no cell here: no query sees a key, and its "
                                        "attention is priced at nothing."),
                            {}});
    }
}

// Of one device what it must hold at least; of many, what one of them holds at its peak.
void warnOfMemory(const CostInput& input, Bytes kv_cache, std::vector<Message>& warnings) {
    const Hardware& chip = input.hardware;
    const Bytes capacity{static_cast<WideInt>(chip.memory_capacity.value)};
    if (const Index devices = input.deployment.devices(); devices > 1) {
        const Bytes peak = peakMemory(input, buffersOf(input)).mix;
        if (peak.value <= capacity.value) return;
        warnings.push_back(
            {TRISCOPE_TR("Each of %1 devices needs %2, which does not fit into the %3 of one %4."),
             {groupDigits(devices), formatBytes(peak), formatBytes(capacity), chip.title}});
        return;
    }
    const Bytes weights = storedWeightBytes(input.model);
    if ((weights + kv_cache).value <= capacity.value) return;
    warnings.push_back(
        {TRISCOPE_TR("The weights (%1) and the KV cache (%2) do not fit into the %3 of one %4."),
         {formatBytes(weights), formatBytes(kv_cache), formatBytes(capacity), chip.title}});
}

std::vector<Message> warningsOn(const CostInput& input, const CellCounts& cells, Bytes kv_cache) {
    std::vector<Message> warnings;
    const Hardware& chip = input.hardware;
    if (chip.peak(input.model.format) == nullptr) {
        const bool bf16 = input.model.format == WeightFormat::Bf16;
        warnings.push_back({TRISCOPE_TR("%1 has no %2 matrix units: priced as %3."),
                            {chip.title, weightFormatName(input.model.format), bf16 ? "fp16" : "bf16"}});
    }
    warnOfMemory(input, kv_cache, warnings);
    warnOfMask(input.mask.shape, cells, warnings);
    return warnings;
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
            .warnings = warningsOn(input, cells, dense_cost.kv_cache_bytes),
            .notes = notesOn(input)};
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
