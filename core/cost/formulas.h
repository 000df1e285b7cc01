#pragma once

#include <optional>
#include <span>

#include "core/base/units.h"
#include "core/cost/linear_attention_formulas.h"
#include "core/cost/mla_formulas.h"
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
    bool shared_gate = true;
};

template <class Int>
struct SlidingNumbers {
    Int layers;
    Int window;
};

template <class Int>
struct QuantizedNumbers {
    Int bytes_of_32;  // weights
    bool experts_only = false;
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
    Int attention_layers;            // those with K and V: full or sliding
    std::optional<Int> full_layers;  // nullopt: none
    bool gated_mlp = true;
    bool gated_output = false;
    std::optional<SlidingNumbers<Int>> sliding = std::nullopt;
    std::optional<MlaNumbers<Int>> mla = std::nullopt;
    std::optional<LinearAttentionNumbers<Int>> linear = std::nullopt;
    std::optional<QuantizedNumbers<Int>> quantized = std::nullopt;
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
    std::optional<Int> keys = std::nullopt;  // that any query attends to; nullopt: all of the call
};

// --- The formulas ------------------------------------------------------------------------------------

// The Q, K, V and output projections of one layer with attention.
template <class Int>
Int projectionWeights(const ModelNumbers<Int>& m) {
    if (m.mla) return mlaTokenWeights(*m.mla, m.hidden, m.heads) + mlaExpandWeights(*m.mla, m.heads);
    const Int query_sides = m.gated_output ? Int(3) : Int(2);
    return m.hidden * (query_sides * m.heads + 2 * m.kv_heads) * m.head_dim;
}

// The part of them that the tokens of a call pass; with latent attention the rest is passed by its keys.
template <class Int>
Int tokenProjectionWeights(const ModelNumbers<Int>& m) {
    return m.mla ? mlaTokenWeights(*m.mla, m.hidden, m.heads) : projectionWeights(m);
}

// The projections of all layers, linear attention's included, with `projections` weights in each layer with
// attention.
template <class Int>
Int attentionWeights(const ModelNumbers<Int>& m, const Int& projections) {
    const Int weights = m.attention_layers * projections;
    return m.linear ? weights + m.linear->layers * linearAttentionWeights(*m.linear, m.hidden) : weights;
}

// Up and down, and gate where there is one.
template <class Int>
Int mlpMatrices(const ModelNumbers<Int>& m) {
    return m.gated_mlp ? Int(3) : Int(2);
}

// The matrices of `count` experts of one layer.
template <class Int>
Int routedWeights(const ModelNumbers<Int>& m, const Int& count) {
    return count * 3 * m.hidden * m.experts->intermediate;
}

// The router, and the shared expert with its one-column gate, of one layer.
template <class Int>
Int sharedWeights(const ModelNumbers<Int>& m) {
    const Int router = m.hidden * m.experts->experts;
    if (!m.experts->shared_intermediate) return router;
    const Int weights = router + 3 * m.hidden * *m.experts->shared_intermediate;
    return m.experts->shared_gate ? weights + m.hidden : weights;
}

// The matrices of all layers but their routed experts.
template <class Int>
Int denseWeights(const ModelNumbers<Int>& m, const Int& projections) {
    const Int weights = attentionWeights(m, projections);
    if (!m.dense_mlp) return weights;
    return weights + m.dense_mlp->layers * (mlpMatrices(m) * m.hidden * m.dense_mlp->intermediate);
}

// The matrices of all layers, with `experts` experts where there are any.
template <class Int>
Int layerWeights(const ModelNumbers<Int>& m, const std::optional<Int>& experts, const Int& projections) {
    const Int weights = denseWeights(m, projections);
    if (!m.experts) return weights;
    return weights + m.experts->layers * (routedWeights(m, *experts) + sharedWeights(m));
}
template <class Int>
Int layerWeights(const ModelNumbers<Int>& m, const std::optional<Int>& experts) {
    return layerWeights(m, experts, projectionWeights(m));
}

// The same as stored.
template <class Int>
Int layerWeightBytes(const ModelNumbers<Int>& m, const Int& element_bytes,
                     const std::optional<Int>& experts) {
    if (!m.quantized) return element_bytes * layerWeights(m, experts);
    const auto stored = [&m](const Int& weights) {
        return wholeQuotient(m.quantized->bytes_of_32 * weights, Int(32));
    };
    if (!m.quantized->experts_only) return stored(layerWeights(m, experts));
    return stored(m.experts->layers * routedWeights(m, *experts)) +
           element_bytes * (denseWeights(m, projectionWeights(m)) + m.experts->layers * sharedWeights(m));
}

// 2 FLOP for each weight that a token passes; logits for one position, as in serving. With latent attention
// every key of the call is expanded, those of earlier chunks again; linear attention updates its state.
template <class Int>
Int linearFlops(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    std::optional<Int> passed;
    if (m.experts) passed = m.experts->active;
    Int flops = 2 * c.tokens * layerWeights(m, passed, tokenProjectionWeights(m)) + 2 * m.hidden * m.vocab;
    if (m.mla) flops = flops + 2 * c.keys * m.attention_layers * mlaExpandWeights(*m.mla, m.heads);
    if (m.linear) flops = flops + c.tokens * m.linear->layers * stateFlops(*m.linear);
    return flops;
}

// Each weight read once; of the experts at most as many as tokens choose.
template <class Int>
Int weightBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    std::optional<Int> read;
    if (m.experts) read = minimum(m.experts->experts, c.tokens * m.experts->active);
    if (!m.quantized) return c.element_bytes * (layerWeights(m, read) + m.hidden * m.vocab);
    return layerWeightBytes(m, c.element_bytes, read) + c.element_bytes * m.hidden * m.vocab;
}

// Elements that the projections of one layer read and write for one token, each operation's input and output
// once: Q, K, V from one input (K and V go to the cache), output projection.
template <class Int>
Int projectionElements(const ModelNumbers<Int>& m) {
    if (m.mla) return mlaTokenElements(*m.mla, m.hidden, m.heads);
    const Int query_sides = m.gated_output ? Int(3) : Int(2);
    return 2 * m.hidden + query_sides * m.heads * m.head_dim;
}

// The same for all layers and operations: gate and up from one input, down.
template <class Int>
Int activationElements(const ModelNumbers<Int>& m) {
    Int elements = m.attention_layers * projectionElements(m);
    if (m.linear) elements = elements + m.linear->layers * linearAttentionElements(*m.linear, m.hidden);
    if (m.dense_mlp) {
        const Int mlp = 2 * m.hidden + mlpMatrices(m) * m.dense_mlp->intermediate;
        elements = elements + m.dense_mlp->layers * mlp;
    }
    if (m.experts) {
        const ExpertNumbers<Int>& e = *m.experts;
        Int layer = m.hidden + e.experts + e.active * (2 * m.hidden + 3 * e.intermediate);
        if (e.shared_intermediate) layer = layer + 2 * m.hidden + 3 * *e.shared_intermediate;
        elements = elements + e.layers * layer;
    }
    return elements;
}

// What the cache keeps of `tokens` tokens in `layers` layers: K and V of the KV heads, or the latents.
template <class Int>
Int cachedBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c, const Int& layers, const Int& tokens) {
    if (m.mla) return layers * mlaCacheElements(*m.mla) * c.kv_bytes * tokens;
    return 2 * layers * m.kv_heads * m.head_dim * c.kv_bytes * tokens;
}

// What the cache holds after `tokens` tokens: all of them in a layer with full attention, the last `window`
// at most in a sliding one, and a state of fixed size in one with linear attention.
template <class Int>
Int kvCacheBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c, const Int& tokens) {
    std::optional<Int> bytes;
    const auto add = [&bytes](const Int& more) { bytes = bytes ? *bytes + more : more; };
    if (m.full_layers) add(cachedBytes(m, c, *m.full_layers, tokens));
    if (m.sliding) add(cachedBytes(m, c, m.sliding->layers, minimum(m.sliding->window, tokens)));
    if (m.linear) add(m.linear->layers * stateBytes(*m.linear, c.element_bytes));
    return *bytes;
}

// What a call adds to the cache, though a sliding layer keeps only the end of it; and linear attention's
// states read and written. With latent attention every key of the call is expanded.
template <class Int>
Int activationBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c) {
    Int bytes = c.element_bytes * (c.tokens * activationElements(m) + m.hidden + m.vocab) +
                cachedBytes(m, c, m.attention_layers, c.tokens);
    if (m.linear) bytes = bytes + 2 * m.linear->layers * stateBytes(*m.linear, c.element_bytes);
    if (m.mla) {
        bytes = bytes + c.element_bytes * c.keys * m.attention_layers * mlaExpandElements(*m.mla, m.heads);
    }
    return bytes;
}

// Q·Kᵀ and P·V: one multiply-add each for every element of a head in every cell.
template <class Int>
Int attentionFlops(const ModelNumbers<Int>& m, const Int& cells) {
    if (m.mla) return 2 * m.heads * (m.mla->qk_dim + m.mla->v_dim) * cells;
    return 4 * m.heads * m.head_dim * cells;
}

// Q, K and V read, the output written, once each; and the mask when it is an operand. One layer.
template <class Int>
Int attentionBytes(const ModelNumbers<Int>& m, const CallNumbers<Int>& c, const LayerKind<Int>& kind) {
    const Int keys = kind.keys.value_or(c.keys);
    const Int bytes = m.mla ? m.heads * (m.mla->qk_dim + m.mla->v_dim) * c.element_bytes * (c.tokens + keys)
                            : 2 * m.heads * m.head_dim * c.element_bytes * c.tokens +
                                  2 * m.kv_heads * m.head_dim * c.kv_bytes * keys;
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
