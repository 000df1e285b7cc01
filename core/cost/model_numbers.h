#pragma once

#include "core/cost/formulas.h"
#include "core/cost/model_shape.h"

namespace triscope {

template <class Int>
MlaNumbers<Int> mlaNumbers(const MlaShape& mla) {
    MlaNumbers<Int> numbers{.q_rank = std::nullopt,
                            .kv_rank = input<Int>("kv_lora_rank", mla.kv_rank),
                            .nope_dim = input<Int>("qk_nope_dim", mla.nope_dim),
                            .rope_dim = input<Int>("qk_rope_dim", mla.rope_dim),
                            .qk_dim = input<Int>("qk_dim", mla.qkDim()),
                            .v_dim = input<Int>("v_dim", mla.v_dim)};
    if (mla.q_rank > 0) numbers.q_rank = input<Int>("q_lora_rank", mla.q_rank);
    return numbers;
}

template <class Int>
LinearAttentionNumbers<Int> linearAttentionNumbers(const LinearAttentionShape& linear) {
    return {.layers = input<Int>("linear-attention layers", linear.layers.size()),
            .key_heads = input<Int>("linear key heads", linear.key_heads),
            .key_dim = input<Int>("linear key dim", linear.key_dim),
            .value_heads = input<Int>("linear value heads", linear.value_heads),
            .value_dim = input<Int>("linear value dim", linear.value_dim),
            .conv_kernel = input<Int>("convolution width", linear.conv_kernel)};
}

// The layers with attention, and which of their parts there are.
template <class Int>
void addAttention(const ModelShape& model, ModelNumbers<Int>& m) {
    const Index full = model.fullLayers();
    if (full == model.layers) m.full_layers = m.layers;
    if (0 < full && full < model.layers) m.full_layers = input<Int>("full-attention layers", full);
    if (model.linearLayers() > 0) {
        m.attention_layers = input<Int>("attention layers", model.layers - model.linearLayers());
        m.linear = linearAttentionNumbers<Int>(*model.linear);
    }
    if (model.slidingLayers() > 0) {
        m.sliding = {input<Int>("sliding layers", model.slidingLayers()),
                     input<Int>("sliding window", model.sliding->window)};
    }
    m.gated_output = model.gated_output;
    if (model.mla) m.mla = mlaNumbers<Int>(*model.mla);
}

// The model in the formulas' numbers, under the names that the formulas show.
template <class Int>
ModelNumbers<Int> modelNumbers(const ModelShape& model) {
    ModelNumbers<Int> m{.layers = input<Int>("layers", model.layers),
                        .hidden = input<Int>("hidden", model.hidden),
                        .heads = input<Int>("heads", model.heads),
                        .kv_heads = input<Int>("kv_heads", model.kv_heads),
                        .head_dim = input<Int>("head_dim", model.head_dim),
                        .vocab = input<Int>("vocab", model.vocab),
                        .dense_mlp = {},
                        .experts = {},
                        .attention_layers = input<Int>("layers", model.layers),
                        .full_layers = {}};
    addAttention(model, m);
    m.gated_mlp = model.gated_mlp;
    if (model.quantized) {
        m.quantized = {input<Int>("bytes of 32 weights", model.quantized->bytes_of_32),
                       model.quantized->experts_only};
    }
    if (model.denseMlpLayers() > 0) {
        const char* layers = model.moe ? "dense MLP layers" : "layers";
        m.dense_mlp = {input<Int>(layers, model.denseMlpLayers()),
                       input<Int>("intermediate", model.intermediate)};
    }
    if (model.moeLayers() > 0) {
        const MoeShape& moe = *model.moe;
        m.experts = {input<Int>(m.dense_mlp ? "expert layers" : "layers", model.moeLayers()),
                     input<Int>("experts", moe.experts),
                     input<Int>("active experts", moe.active),
                     input<Int>("expert intermediate", moe.intermediate),
                     std::nullopt,
                     moe.shared_gate};
        if (moe.shared_intermediate > 0) {
            m.experts->shared_intermediate = input<Int>("shared intermediate", moe.shared_intermediate);
        }
    }
    return m;
}

}  // namespace triscope
