#pragma once

#include <optional>
#include <vector>

#include "core/base/message.h"
#include "core/cost/formulas.h"
#include "core/cost/kernels/kernel_cells.h"

// What each attention kernel does in one layer, step by step, over the number type like core/cost/formulas.h.
// A step is one launch or a few alike. No step is fitted to a measurement of a sparse kernel.
namespace triscope {

// Operations that softmax spends on one score, one each: scale, running maximum, difference, exponential,
// sum.
inline constexpr int kSoftmaxOperations = 5;

template <class Int>
struct KernelStep {
    const char* name = "";               // what it does; translated
    std::optional<Int> flops{};          // of the matrix units
    bool is_plain_product = false;       // runs at the linear efficiency, not at that of an attention kernel
    std::optional<Int> softmax_flops{};  // of the vector units
    Int bytes = Int(0);
    Int launches = Int(0);
};

template <class Int>
using KernelSteps = std::vector<KernelStep<Int>>;

template <class Int>
struct KernelCall {
    ModelNumbers<Int> model;
    CallNumbers<Int> call;

    // Elements of one token in all query heads: of Q and of K once it is expanded; of V and the output; of
    // both.
    Int queryElements() const { return model.heads * (model.mla ? model.mla->qk_dim : model.head_dim); }
    Int valueElements() const { return model.heads * (model.mla ? model.mla->v_dim : model.head_dim); }
    Int bothElements() const {
        if (model.mla) return model.heads * (model.mla->qk_dim + model.mla->v_dim);
        return 2 * model.heads * model.head_dim;
    }
    // Of K and V as the kernel is given them.
    Int kvBytes(const Int& keys) const {
        if (model.mla) return bothElements() * call.element_bytes * keys;
        return 2 * model.kv_heads * model.head_dim * call.kv_bytes * keys;
    }
    // The fp32 state of a row in every head: output, maximum and sum.
    Int stateBytes(const Int& rows) const {
        return 4 * model.heads * ((model.mla ? model.mla->v_dim : model.head_dim) + Int(2)) * rows;
    }
};

// Scores of `cells` cells in every head, through the vector units.
template <class Int>
Int softmaxFlops(const ModelNumbers<Int>& m, const Int& cells) {
    return kSoftmaxOperations * m.heads * cells;
}

// One fused pass over `rows` and `keys`: scores stay on chip; Q, K and V read and the output written once,
// the LSE beside it.
template <class Int>
KernelStep<Int> fusedStep(const KernelCall<Int>& k, const char* name, const Int& executed, const Int& rows,
                          const Int& keys) {
    return {
        .name = name,
        .flops = attentionFlops(k.model, executed),
        .softmax_flops = softmaxFlops(k.model, executed),
        .bytes = k.bothElements() * k.call.element_bytes * rows + k.kvBytes(keys) + 4 * k.model.heads * rows,
        .launches = Int(1)};
}

// The same over the whole call.
template <class Int>
KernelSteps<Int> fusedSteps(const KernelCall<Int>& k, const char* name, const Int& executed) {
    return {fusedStep(k, name, executed, k.call.tokens, k.call.keys)};
}

// Scores of every cell, written out, masked and only then put through softmax, as eager frameworks do:
// nothing is saved, and memory grows with the square of the length.
template <class Int>
KernelSteps<Int> maskedSteps(const KernelCall<Int>& k) {
    const Int cells = k.call.tokens * k.call.keys;
    const Int scores = k.model.heads * cells;
    const Int& e = k.call.element_bytes;
    const Int rows_and_keys = k.call.tokens + k.call.keys;
    return {{.name = TRISCOPE_TR("Q·Kᵀ, scores written"),
             .flops = 2 * k.queryElements() * cells,
             .is_plain_product = true,
             .bytes = e * k.queryElements() * rows_and_keys + e * scores,
             .launches = Int(1)},
            {.name = TRISCOPE_TR("Scale the scores"), .bytes = 2 * e * scores, .launches = Int(1)},
            {.name = TRISCOPE_TR("Add the mask"), .bytes = 2 * e * scores + e * cells, .launches = Int(1)},
            {.name = TRISCOPE_TR("Softmax in fp32"),
             .softmax_flops = softmaxFlops(k.model, cells),
             .bytes = (e + 4) * scores,
             .launches = Int(1)},
            {.name = TRISCOPE_TR("Convert the probabilities"), .bytes = (4 + e) * scores, .launches = Int(1)},
            {.name = TRISCOPE_TR("P·V"),
             .flops = 2 * k.valueElements() * cells,
             .is_plain_product = true,
             .bytes = e * scores + e * k.valueElements() * rows_and_keys,
             .launches = Int(1)}};
}

// The rows before the last ones in the published Triangle kernel (streaming_forward and _attn_fwd in
// minference/ops/streaming_kernel.py, microsoft/MInference @fb56c91): two passes over one fp32 state (o, m,
// l).
template <class Int>
KernelSteps<Int> publishedPasses(const KernelCall<Int>& k, const SectionCells& cells) {
    const Int& e = k.call.element_bytes;
    const Int early = input<Int>("early rows", cells.early_rows);
    const Int tile = input<Int>("tile", kPublishedTile);
    const Int window_tiles = input<Int>("window tiles", cells.window_tiles);
    const Int sinks = input<Int>("sinks", cells.sinks);
    // One tile row reads the K and V of each of its tiles anew.
    const Int window_kv = k.bothElements() * e * tile * window_tiles;
    const Int query = k.queryElements() * e * early;
    const Int state = k.stateBytes(early);
    KernelSteps<Int> steps{{.name = TRISCOPE_TR("Window pass, fp32 state written"),
                            .flops = attentionFlops(k.model, tile * tile * window_tiles),
                            .softmax_flops = softmaxFlops(k.model, tile * tile * window_tiles),
                            .bytes = query + window_kv + state,
                            .launches = Int(1)}};
    if (!cells.one_pass) {
        const Int sink_tiles =
            input<Int>("row tiles", cells.row_tiles) * input<Int>("sink tiles", cells.sink_tiles);
        const Int rows_kv = k.bothElements() * e * sinks * input<Int>("row tiles", cells.row_tiles);
        steps.push_back({.name = TRISCOPE_TR("Copy Q again for the second pass"),
                         .bytes = 2 * query,
                         .launches = Int(1)});
        steps.push_back({.name = TRISCOPE_TR("Sink pass, state read and written again"),
                         .flops = attentionFlops(k.model, tile * tile * sink_tiles),
                         .softmax_flops = softmaxFlops(k.model, tile * tile * sink_tiles),
                         .bytes = query + rows_kv + 2 * state,
                         .launches = Int(1)});
    }
    steps.push_back({.name = TRISCOPE_TR("Convert the output"),
                     .bytes = (4 + e) * k.valueElements() * early,
                     .launches = Int(1)});
    return steps;
}

// The last rows in the published kernel: plain products over all keys, scores materialised.
template <class Int>
KernelSteps<Int> publishedLastRows(const KernelCall<Int>& k, const SectionCells& cells) {
    const Int& e = k.call.element_bytes;
    const Int last = input<Int>("last rows", cells.last_rows);
    const Int scores = k.model.heads * last * k.call.keys;
    const Int last_cells = last * k.call.keys;
    return {{.name = TRISCOPE_TR("Last rows: Q·Kᵀ, scores written"),
             .flops = 2 * k.queryElements() * last_cells,
             .is_plain_product = true,
             .bytes = k.queryElements() * e * k.call.keys + e * scores,
             .launches = Int(1)},
            {.name = TRISCOPE_TR("Last rows: scale and mask"), .bytes = 2 * e * scores, .launches = Int(4)},
            {.name = TRISCOPE_TR("Last rows: softmax in fp32"),
             .softmax_flops = softmaxFlops(k.model, last_cells),
             .bytes = (e + 4) * scores,
             .launches = Int(1)},
            {.name = TRISCOPE_TR("Last rows: convert the probabilities"),
             .bytes = (4 + e) * scores,
             .launches = Int(1)},
            {.name = TRISCOPE_TR("Last rows: P·V"),
             .flops = 2 * k.valueElements() * last_cells,
             .is_plain_product = true,
             .bytes = e * scores + k.valueElements() * e * k.call.keys,
             .launches = Int(1)}};
}

// tri_shape_kernel of the same file, with what it asks of its callers: K and V expanded to every query head,
// slices copied to be contiguous.
template <class Int>
KernelSteps<Int> publishedSteps(const KernelCall<Int>& k, const SectionCells& cells, bool expands_heads) {
    const Int& e = k.call.element_bytes;
    KernelSteps<Int> steps;
    if (expands_heads) {
        steps.push_back({.name = TRISCOPE_TR("Expand K and V to all query heads"),
                         .bytes = 2 * (k.model.kv_heads + k.model.heads) * k.model.head_dim * e * k.call.keys,
                         .launches = Int(2)});
    }
    if (cells.early_rows > 0) {
        steps.push_back({.name = TRISCOPE_TR("Copy Q, K and V without the last rows"),
                         .bytes = 2 * (k.queryElements() + k.bothElements()) * e *
                                  input<Int>("early rows", cells.early_rows),
                         .launches = Int(3)});
        for (auto& step : publishedPasses(k, cells)) steps.push_back(std::move(step));
    }
    if (cells.last_rows > 0) {
        for (auto& step : publishedLastRows(k, cells)) steps.push_back(std::move(step));
    }
    steps.push_back({.name = TRISCOPE_TR("Join the rows"),
                     .bytes = 2 * k.valueElements() * e * k.call.tokens,
                     .launches = Int(1)});
    return steps;
}

// The NPU's fused operator with the whole mask as a tensor (sparse_mode 1): nothing is skipped, and every
// head reads the mask, one byte a cell.
template <class Int>
KernelSteps<Int> npuMaskSteps(const KernelCall<Int>& k) {
    const Int cells = k.call.tokens * k.call.keys;
    KernelSteps<Int> steps =
        fusedSteps(k, TRISCOPE_TR("One call over every cell, mask read by each head"), cells);
    steps.front().bytes = steps.front().bytes + k.model.heads * cells;
    return steps;
}

// Outputs and LSEs of two calls into one, over `rows` rows: both outputs read, one written.
template <class Int>
KernelStep<Int> mergeStep(const KernelCall<Int>& k, const Int& rows) {
    return {.name = TRISCOPE_TR("Merge by log-sum-exp"),
            .bytes = 3 * k.valueElements() * k.call.element_bytes * rows + 8 * k.model.heads * rows,
            .launches = Int(1)};
}

// Three calls of the fused operator that skip what their sparse modes allow: band, sinks, last rows.
template <class Int>
KernelSteps<Int> npuSplitSteps(const KernelCall<Int>& k, const SectionCells& cells) {
    const Int early = input<Int>("early rows", cells.early_rows);
    KernelSteps<Int> steps;
    if (cells.npu_band_cells > 0) {
        steps.push_back(fusedStep(k, TRISCOPE_TR("Band (sparse mode 4)"),
                                  input<Int>("band cells", cells.npu_band_cells), early, k.call.keys));
    }
    if (cells.npu_sink_cells > 0) {
        steps.push_back(fusedStep(k, TRISCOPE_TR("Sinks, one tile of keys"),
                                  input<Int>("sink cells", cells.npu_sink_cells), early,
                                  input<Int>("sinks", cells.sinks)));
        steps.push_back(mergeStep(k, early));
    }
    if (cells.npu_last_cells > 0) {
        steps.push_back(fusedStep(k, TRISCOPE_TR("Last rows (sparse mode 3)"),
                                  input<Int>("last cells", cells.npu_last_cells),
                                  input<Int>("last rows", cells.last_rows), k.call.keys));
    }
    return steps;
}

// The block-sparse operator over blocks of 128 and its INT8 mask, one for each head. It cannot cut a block
// along the diagonal, so those blocks are a second, causal call, merged by LSE.
template <class Int>
KernelSteps<Int> blockSparseSteps(const KernelCall<Int>& k, const KernelCells& cells) {
    const Int executed = input<Int>("cells in blocks of 128", cells.npu_block_cells);
    KernelSteps<Int> steps =
        fusedSteps(k, TRISCOPE_TR("Blocks that are not empty, and the diagonal"), executed);
    KernelStep<Int>& first = steps.front();
    first.bytes = first.bytes + k.model.heads * input<Int>("block rows", cells.npu_block_rows) *
                                    input<Int>("block columns", cells.npu_block_columns);
    first.launches = Int(2);
    steps.push_back(mergeStep(k, k.call.tokens));
    return steps;
}

template <class Real>
struct KernelMachine {
    MachineNumbers<Real> rates;
    std::optional<Real> vector_peak;  // FLOP/s in fp16; nullopt: softmax is not priced on its own
    Real launch_seconds;
};

// How long each resource is busy with a step; softmax is in fp32, at half the vector units' fp16 rate.
template <class Real>
struct StepTimes {
    std::optional<Real> matrix;
    std::optional<Real> vector;
    Real memory;
    Real launches;

    // The busiest hides the others, but not the launches.
    Real total() const {
        Real busiest = memory;
        if (vector) busiest = maximum(*vector, busiest);
        if (matrix) busiest = maximum(*matrix, busiest);
        return busiest + launches;
    }
};

template <class Real, class Int>
StepTimes<Real> stepTimes(const KernelStep<Int>& step, const KernelMachine<Real>& machine) {
    StepTimes<Real> times{std::nullopt, std::nullopt,
                          memorySeconds(named("bytes", step.bytes), machine.rates),
                          toReal(step.launches) * machine.launch_seconds};
    if (step.softmax_flops && machine.vector_peak) {
        times.vector = toReal(named("softmax_flops", *step.softmax_flops)) / (*machine.vector_peak / Real(2));
    }
    if (step.flops) {
        const Real& efficiency =
            step.is_plain_product ? machine.rates.linear_efficiency : machine.rates.attention_efficiency;
        times.matrix = computeSeconds(named("flops", *step.flops), machine.rates.peak, efficiency);
    }
    return times;
}

}  // namespace triscope
