#pragma once

// Gated delta-rule layers in the formulas' numbers (Gated DeltaNet, arXiv 2412.06464; the layers of
// Qwen3-Next).
namespace triscope {

template <class Int>
struct LinearAttentionNumbers {
    Int layers;
    Int key_heads;
    Int key_dim;
    Int value_heads;
    Int value_dim;
    Int conv_kernel;
};

// The elements of Q, K and V that pass the convolution.
template <class Int>
Int convChannels(const LinearAttentionNumbers<Int>& l) {
    return 2 * l.key_heads * l.key_dim + l.value_heads * l.value_dim;
}

// Of one layer: Q, K, V and the output gate, decay and write strength of each value head, the convolution,
// the output projection.
template <class Int>
Int linearAttentionWeights(const LinearAttentionNumbers<Int>& l, const Int& hidden) {
    return hidden * (convChannels(l) + l.value_heads * l.value_dim + 2 * l.value_heads) +
           l.conv_kernel * convChannels(l) + l.value_heads * l.value_dim * hidden;
}

// Of one layer and token: three multiply-adds for each element of the state. It is read against the key,
// changed by an outer product, and read against the query. Kernels that work in chunks execute more.
template <class Int>
Int stateFlops(const LinearAttentionNumbers<Int>& l) {
    return 6 * l.value_heads * l.key_dim * l.value_dim;
}

// Elements of one layer and token: the projections, the convolution and the delta rule each read their
// input and write their output once.
template <class Int>
Int linearAttentionElements(const LinearAttentionNumbers<Int>& l, const Int& hidden) {
    return 2 * hidden + 4 * convChannels(l) + 3 * l.value_heads * l.value_dim + 4 * l.value_heads;
}

// Of one layer whatever the length: the state in fp32 and the convolution's last inputs.
template <class Int>
Int stateBytes(const LinearAttentionNumbers<Int>& l, const Int& element_bytes) {
    return 4 * l.value_heads * l.key_dim * l.value_dim + element_bytes * l.conv_kernel * convChannels(l);
}

}  // namespace triscope
