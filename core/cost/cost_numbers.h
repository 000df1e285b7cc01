#pragma once

#include <vector>

#include "core/cost/cell_counts.h"
#include "core/cost/cost_input.h"
#include "core/cost/figures.h"
#include "core/cost/model_numbers.h"

// Puts the inputs into the formulas, under the names that the formulas show.
namespace triscope {

inline CellCounts cellsOf(const CostInput& in) {
    const Index window = in.model.slidingLayers() > 0 ? in.model.sliding->window : 0;
    return countCells(in.mask, in.block, window);
}

// Precondition: validate(input) is empty.
template <class Int, class Real>
CostNumbers<Int, Real> costNumbers(const CostInput& in) {
    const Hardware& chip = in.hardware;
    return {.model = modelNumbers<Int>(in.model),
            .call = {.tokens = input<Int>("tokens", in.mask.shape.queries),
                     .keys = input<Int>("keys", in.mask.shape.keys),
                     .element_bytes = input<Int>("bytes per element", bytesOf(in.model.format)),
                     .kv_bytes = input<Int>("bytes per K/V element", in.kv_bytes)},
            .machine = {
                .peak = input<Real>("peak", chip.peakOrStandIn(in.model.format)->value),
                .bandwidth = input<Real>("bandwidth", chip.memory_bandwidth.value),
                .linear_efficiency = input<Real>("linear efficiency", chip.linear_efficiency.value),
                .attention_efficiency = input<Real>("attention efficiency", chip.attention_efficiency.value),
                .memory_efficiency = input<Real>("memory efficiency", chip.memory_efficiency.value)}};
}

// The names that the formulas give to what differs between layers.
struct KindNames {
    const char* layers;
    const char* kept;
    const char* executed;
    const char* flops;
    const char* bytes;
};

inline constexpr KindNames kOnlyKind{"layers", "kept cells", "executed cells", "executed_flops of a layer",
                                     "attention_bytes of a layer"};
inline constexpr KindNames kDenseKind{"dense layers", "dense kept cells", "dense executed cells",
                                      "executed_flops of a dense layer", "attention_bytes of a dense layer"};
inline constexpr KindNames kPatternKind{"pattern layers", "pattern kept cells", "pattern executed cells",
                                        "executed_flops of a pattern layer",
                                        "attention_bytes of a pattern layer"};

inline constexpr KindNames kSlidingKind{"sliding layers", "sliding kept cells", "sliding executed cells",
                                        "executed_flops of a sliding layer",
                                        "attention_bytes of a sliding layer"};

// The bytes of the pattern's mask; nullopt when the kernel takes none.
template <class Int>
std::optional<Int> maskBytes(MaskForm form, const MaskShape& shape, const CellCounts& cells) {
    const Int tokens = input<Int>("tokens", shape.queries);
    const Int keys = input<Int>("keys", shape.keys);
    switch (form) {
        case MaskForm::None:
            break;
        case MaskForm::Block:
            return input<Int>("block rows", cells.block_rows) *
                   input<Int>("block columns", cells.block_columns);
        case MaskForm::TokenBool:
            return tokens * keys;
        case MaskForm::TokenFp32:
            return 4 * tokens * keys;
    }
    return std::nullopt;
}

template <class Int>
LayerKind<Int> denseKind(const CostInput& in, const CellCounts& cells, Index layers, const KindNames& names) {
    return {
        .layers = input<Int>(names.layers, layers),
        .kept_cells = input<Int>(names.kept, cells.dense_kept),
        .executed_cells = input<Int>(names.executed, cells.dense_executed),
        .score_cells = input<Int>("tokens", in.mask.shape.queries) * input<Int>("keys", in.mask.shape.keys),
        .mask_bytes = std::nullopt,
        .flops_name = names.flops,
        .bytes_name = names.bytes};
}

template <class Int>
LayerKind<Int> patternKind(const CostInput& in, const CellCounts& cells, Index layers,
                           const KindNames& names) {
    return {.layers = input<Int>(names.layers, layers),
            .kept_cells = input<Int>(names.kept, cells.pattern_kept),
            .executed_cells = input<Int>(names.executed, cells.pattern_executed),
            .score_cells = input<Int>(names.executed, cells.pattern_executed),
            .mask_bytes = maskBytes<Int>(in.mask_form, in.mask.shape, cells),
            .flops_name = names.flops,
            .bytes_name = names.bytes};
}

template <class Int>
LayerKind<Int> slidingKind(const CostInput& in, const CellCounts& cells, Index layers,
                           const KindNames& names) {
    LayerKind<Int> kind{.layers = input<Int>(names.layers, layers),
                        .kept_cells = input<Int>(names.kept, cells.sliding_kept),
                        .executed_cells = input<Int>(names.executed, cells.sliding_executed),
                        .score_cells = input<Int>(names.executed, cells.sliding_executed),
                        .mask_bytes = std::nullopt,
                        .flops_name = names.flops,
                        .bytes_name = names.bytes};
    if (cells.sliding_keys < in.mask.shape.keys) kind.keys = input<Int>("keys in reach", cells.sliding_keys);
    return kind;
}

// The layers that have scores, with the pattern in `pattern` of those with full attention: a kind for each
// mask that is there. A sliding layer keeps its window whatever is asked for; linear attention has none.
template <class Int>
std::vector<LayerKind<Int>> layerKinds(const CostInput& in, const CellCounts& cells, Index pattern) {
    const Index all = in.model.layers;
    const Index dense = in.model.fullLayers() - pattern;
    const Index sliding = in.model.slidingLayers();
    const auto names = [all](Index layers, const KindNames& own) { return layers == all ? kOnlyKind : own; };
    std::vector<LayerKind<Int>> kinds;
    if (dense > 0) kinds.push_back(denseKind<Int>(in, cells, dense, names(dense, kDenseKind)));
    if (pattern > 0) kinds.push_back(patternKind<Int>(in, cells, pattern, names(pattern, kPatternKind)));
    if (sliding > 0) kinds.push_back(slidingKind<Int>(in, cells, sliding, names(sliding, kSlidingKind)));
    return kinds;
}

template <class Int>
std::vector<LayerKind<Int>> denseKinds(const CostInput& in, const CellCounts& cells) {
    return layerKinds<Int>(in, cells, 0);
}

template <class Int>
std::vector<LayerKind<Int>> patternKinds(const CostInput& in, const CellCounts& cells) {
    return layerKinds<Int>(in, cells, in.model.fullLayers());
}

template <class Int>
std::vector<LayerKind<Int>> mixKinds(const CostInput& in, const CellCounts& cells) {
    return layerKinds<Int>(in, cells, in.patternLayers());
}

}  // namespace triscope
