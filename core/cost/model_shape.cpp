#include "core/cost/model_shape.h"

#include "core/base/numbers.h"
#include "core/cost/model_numbers.h"
#include "core/mask/mask_settings.h"

namespace triscope {

namespace {

// Of the projections of a layer's input; with latent attention only the low-rank ones have any.
Index inputBiases(const ModelShape& model) {
    if (!model.mla) return (model.heads + 2 * model.kv_heads) * model.head_dim;
    return model.mla->q_rank + model.mla->kv_rank + model.mla->rope_dim;
}

WideInt biases(const ModelShape& model) {
    Index attention = 0;
    if (model.qkv_bias) attention += inputBiases(model);
    if (model.output_bias) attention += model.hidden;
    if (model.sinks) attention += model.heads;
    const Index matrices = model.gated_mlp ? 2 : 1;
    const Index mlp = model.mlp_bias ? matrices * model.intermediate + model.hidden : 0;
    WideInt count = WideInt{model.layers - model.linearLayers()} * attention;
    count += WideInt{model.denseMlpLayers()} * mlp;
    if (model.head_bias) count += model.vocab;
    if (!model.moe) return count;
    const MoeShape& moe = *model.moe;
    Index expert = moe.choice_bias ? 1 : 0;
    if (moe.biases) expert += 1 + 2 * moe.intermediate + model.hidden;
    return count + WideInt{model.moeLayers()} * moe.experts * expert;
}

// Of an attention layer's own norms, beside those over hidden.
Index attentionNorms(const ModelShape& model) {
    if (model.mla) return model.mla->q_rank + model.mla->kv_rank;
    if (model.qk_norm_whole) return (model.heads + model.kv_heads) * model.head_dim;
    return model.qk_norm ? 2 * model.head_dim : 0;
}

WideInt norms(const ModelShape& model) {
    const Index over_hidden = model.layers * model.layer_norms + (model.final_norm ? 1 : 0);
    WideInt count = WideInt{over_hidden} * model.hidden * (model.norm_bias ? 2 : 1);
    count += WideInt{model.layers - model.linearLayers()} * attentionNorms(model);
    if (!model.linear) return count;
    // The output's norm, and a decay and a time step for each value head.
    return count + WideInt{model.linearLayers()} * (model.linear->value_dim + 2 * model.linear->value_heads);
}

}  // namespace

const char* weightFormatName(WeightFormat format) {
    switch (format) {
        case WeightFormat::Fp16:
            return "fp16";
        case WeightFormat::Bf16:
            return "bf16";
        case WeightFormat::Fp32:
            return "fp32";
    }
    return "";
}

Index bytesOf(WeightFormat format) {
    return format == WeightFormat::Fp32 ? 4 : 2;
}

ParameterCount countParameters(const ModelShape& model) {
    const auto m = modelNumbers<WideInt>(model);
    ParameterCount count;
    count.embedding = m.vocab * m.hidden;
    count.head = model.tie_embeddings ? 0 : m.hidden * m.vocab;
    count.attention = attentionWeights(m, projectionWeights(m));
    std::optional<WideInt> stored;
    std::optional<WideInt> active;
    if (m.experts) {
        stored = m.experts->experts;
        active = m.experts->active;
    }
    count.mlp = layerWeights(m, stored) - count.attention;
    count.idle_mlp = layerWeights(m, stored) - layerWeights(m, active);
    count.norms_bias = norms(model) + biases(model);
    return count;
}

Bytes storedWeightBytes(const ModelShape& model) {
    const auto m = modelNumbers<WideInt>(model);
    const ParameterCount count = countParameters(model);
    const Index element = bytesOf(model.format);
    std::optional<WideInt> experts;
    if (m.experts) experts = m.experts->experts;
    const WideInt matrices = count.attention + count.mlp;
    return {layerWeightBytes<WideInt>(m, element, experts) + (count.total() - matrices) * element};
}

LayerAttention ModelShape::attentionOf(Index layer) const {
    if (sliding && sliding->layers.contains(layer)) return LayerAttention::Sliding;
    if (linear && linear->layers.contains(layer)) return LayerAttention::Linear;
    return LayerAttention::Full;
}

ModelShape withHeads(ModelShape model, std::optional<Index> heads, std::optional<Index> kv_heads,
                     std::optional<Index> head_dim) {
    model.heads = heads.value_or(model.heads);
    model.kv_heads = kv_heads.value_or(model.mla ? model.heads : model.kv_heads);
    model.head_dim = head_dim.value_or(model.head_dim);
    return model;
}

Issues validate(const ModelShape& model) {
    Issues issues;
    for (const auto& issue : {checkRange("heads", model.heads, 1, kMaxHeads),
                              checkRange("kv-heads", model.kv_heads, 1, kMaxHeads),
                              checkRange("head-dim", model.head_dim, 1, kMaxHeadDim)}) {
        if (issue) issues.push_back(*issue);
    }
    if (issues.empty() && model.heads % model.kv_heads != 0) {
        issues.push_back({"kv-heads",
                          {TRISCOPE_TR("must divide the %1 query heads; %2 does not"),
                           {groupDigits(model.heads), groupDigits(model.kv_heads)}}});
    }
    if (!issues.empty() || !model.mla) return issues;
    if (model.kv_heads != model.heads) {
        issues.push_back({"kv-heads",
                          {TRISCOPE_TR("must be the %1 of the query heads: latent attention has a key for "
                                       "each of them"),
                           {groupDigits(model.heads)}}});
    }
    if (model.head_dim != model.qkDim()) {
        issues.push_back(
            {"head-dim",
             {TRISCOPE_TR("must be %1: latent attention takes its head sizes from the model's file"),
              {groupDigits(model.qkDim())}}});
    }
    return issues;
}

}  // namespace triscope
