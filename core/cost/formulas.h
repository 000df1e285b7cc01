#pragma once

#include <optional>
#include <span>

#include "core/base/units.h"
#include "core/cost/traced.h"

// Every cost formula, once, over the number type: Int is WideInt or Traced<WideInt>, Real is double or
// Traced<double>. A multiply-add is 2 FLOP. Softmax, norms, rotary embedding, activation functions, biases
// and residual additions are not counted: together they are about 1 % of a prefill. Nor is the embedding
// lookup.
namespace triscope {

// --- What the formulas are about ---------------------------------------------------------------------

template <class Int>
struct DenseMlpNumbers {
    Int layers;
    Int intermediate;
};

template <class Int>
struct ExpertNumbers {
    Int layers;
    Int experts;
    Int active;
    Int intermediate;
    std::optional<Int> shared_intermediate;
};

template <class Int>
struct ModelNumbers {
    Int layers;
    Int hidden;
    Int heads;
    Int kv_heads;
    Int head_dim;
    Int vocab;
    std::optional<DenseMlpNumbers<Int>> dense_mlp;
    std::optional<ExpertNumbers<Int>> experts;
};

template <class Int>
struct CallNumbers {
    Int tokens;         // queries of this call: all of a prompt, or one chunk
    Int keys;           // those before them included
    Int element_bytes;  // of a weight or an activation
    Int kv_bytes;       // of an element of K or V
};

template <class Real>
struct MachineNumbers {
    Real peak;       // FLOP/s
    Real bandwidth;  // bytes/s
    Real linear_efficiency;
    Real attention_efficiency;
    Real memory_efficiency;
};

// Layers with the same mask.
template <class Int>
struct LayerKind {
    Int layers;
    Int kept_cells;
    Int executed_cells;             // of the blocks that are not empty
    Int score_cells;                // that a kernel materialising its scores writes
    std::optional<Int> mask_bytes;  // nullopt: the mask is a rule of the kernel, not an operand
    const char* flops_name = "";    // of one such layer, in the formulas of all
    const char* bytes_name = "";
};

// --- The formulas ------------------------------------------------------------------------------------

// The Q, K, V and output projections of one layer.
template <class Int>
Int projectionWeights(const ModelNumbers<Int>& m) {
    return m.hidden * (2 * m.heads + 2 * m.kv_heads) * m.head_dim;
}

// The router, `count` experts, and the shared expert with its one-column gate, of one layer.
template <class Int>
Int expertWeights(const ModelNumbers<Int>& m, const Int& count) {
    Int weights = count * 3 * m.hidden * m.experts->intermediate + m.hidden * m.experts->experts;
    if (!m.experts->shared_intermediate) return weights;
    return weights + 3 * m.hidden * *m.experts->shared_intermediate + m.hidden;
}

// The matrices of all layers, with `experts` experts where there are any.
template <class Int>
Int layerWeights(const ModelNumbers<Int>& m, const std::optional<Int>& experts) {
    Int weights = m.layers * projectionWeights(m);
    if (m.dense_mlp) {
        weights = weights + m.dense_mlp->layers * (3 * m.hidden * m.dense_mlp->intermediate);
    }
    if (m.experts) weights = weights + m.experts->layers * expertWeights(m, *experts);
    return weights;
}

// 2 FLOP for each weight that a token passes; logits for one position, as in serving.
template <class Int>
Int linearFlops(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    std::optional<Int> passed;
    if (m.experts) passed = m.experts->active;
    return 2 * c.tokens * layerWeights(m, passed) + 2 * m.hidden * m.vocab;
}

// Each weight read once; of the experts at most as many as tokens choose.
template <class Int>
Int weightBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    std::optional<Int> read;
    if (m.experts) read = minimum(m.experts->experts, c.tokens * m.experts->active);
    return c.element_bytes * (layerWeights(m, read) + m.hidden * m.vocab);
}

// Elements that the linear operations read and write for one token, each operation's input and output once:
// Q, K, V from one input (K and V go to the cache), output projection, gate and up from one input, down.
template <class Int>
Int activationElements(const ModelNumbers<Int>& m) {
    Int elements = m.layers * (2 * m.hidden + 2 * m.heads * m.head_dim);
    if (m.dense_mlp) {
        elements = elements + m.dense_mlp->layers * (2 * m.hidden + 3 * m.dense_mlp->intermediate);
    }
    if (m.experts) {
        const ExpertNumbers<Int>& e = *m.experts;
        Int layer = m.hidden + e.experts + e.active * (2 * m.hidden + 3 * e.intermediate);
        if (e.shared_intermediate) layer = layer + 2 * m.hidden + 3 * *e.shared_intermediate;
        elements = elements + e.layers * layer;
    }
    return elements;
}

// K and V of `tokens` tokens in every layer: what the cache holds, and what a call adds to it.
template <class Int>
Int kvCacheBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c, const Int& tokens) {
    return 2 * m.layers * m.kv_heads * m.head_dim * c.kv_bytes * tokens;
}

template <class Int>
Int activationBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    return c.element_bytes * (c.tokens * activationElements(m) + m.hidden + m.vocab) +
           kvCacheBytes(m, c, c.tokens);
}

// Q·Kᵀ and P·V: one multiply-add each for every element of a head in every cell.
template <class Int>
Int attentionFlops(const ModelNumbers<Int>& m, const Int& cells) {
    return 4 * m.heads * m.head_dim * cells;
}

// Q, K and V read, the output written, once each; and the mask when it is an operand. One layer.
template <class Int>
Int attentionBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c, const LayerKind<Int>& kind) {
    const Int bytes = 2 * m.heads * m.head_dim * c.element_bytes * c.tokens +
                      2 * m.kv_heads * m.head_dim * c.kv_bytes * c.keys;
    return kind.mask_bytes ? bytes + *kind.mask_bytes : bytes;
}

// Scores in fp32 of one layer, for kernels that write them out.
template <class Int>
Int scoreBytes(const ModelNumbers<Int>& m, const LayerKind<Int>& kind) {
    return 4 * m.heads * kind.score_cells;
}

// The log-sum-exp in fp32, one for each head and query of one layer. A kernel that visits each row once
// keeps its running maximum, sum and output on chip; the published two-pass kernel does not.
template <class Int>
Int workspaceBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    return 4 * m.heads * c.tokens;
}

template <class Real, class Int>
Real computeSeconds(const Int& flops, const Real& peak, const Real& efficiency) {
    return toReal(flops) / (peak * efficiency);
}

template <class Real, class Int>
Real memorySeconds(const Int& bytes, const MachineNumbers<Real>& machine) {
    return toReal(bytes) / (machine.bandwidth * machine.memory_efficiency);
}

// The roofline: whichever of arithmetic and memory takes longer hides the other.
template <class Real, class Int>
Real linearSeconds(const Int& flops, const Int& bytes, const MachineNumbers<Real>& machine) {
    return maximum(computeSeconds(flops, machine.peak, machine.linear_efficiency),
                   memorySeconds(bytes, machine));
}

template <class Real, class Int>
Real attentionSeconds(const Int& flops, const Int& bytes, const MachineNumbers<Real>& machine) {
    return maximum(computeSeconds(flops, machine.peak, machine.attention_efficiency),
                   memorySeconds(bytes, machine));
}

}  // namespace triscope
