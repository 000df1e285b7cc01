#pragma once

#include <vector>

#include "core/cost/cell_counts.h"
#include "core/cost/cost_input.h"
#include "core/cost/figures.h"
#include "core/cost/model_numbers.h"

// Puts the inputs into the formulas, under the names that the formulas show.
namespace triscope {

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

// The layers of the mix: dense ones and pattern ones, or only those that there are.
template <class Int>
std::vector<LayerKind<Int>> mixKinds(const CostInput& in, const CellCounts& cells) {
    const Index layers = in.model.layers;
    const Index pattern = in.triangle_layers.size();
    if (pattern == 0) return {denseKind<Int>(in, cells, layers, kOnlyKind)};
    if (pattern == layers) return {patternKind<Int>(in, cells, layers, kOnlyKind)};
    return {denseKind<Int>(in, cells, layers - pattern, kDenseKind),
            patternKind<Int>(in, cells, pattern, kPatternKind)};
}

}  // namespace triscope
