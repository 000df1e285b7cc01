#include "core/cost/model_shape.h"

#include "core/base/numbers.h"
#include "core/cost/model_numbers.h"
#include "core/mask/mask_settings.h"

namespace triscope {

namespace {

WideInt biases(const ModelShape& model) {
    Index attention = 0;
    if (model.qkv_bias) attention += (model.heads + 2 * model.kv_heads) * model.head_dim;
    if (model.output_bias) attention += model.hidden;
    const Index mlp = model.mlp_bias ? 2 * model.intermediate + model.hidden : 0;
    return WideInt{model.layers} * attention + WideInt{model.denseMlpLayers()} * mlp;
}

// Two per layer and one at the end over hidden; with qk_norm one each over a head's Q and K.
WideInt norms(const ModelShape& model) {
    const Index layer = 2 * model.hidden + (model.qk_norm ? 2 * model.head_dim : 0);
    return WideInt{model.layers} * layer + model.hidden;
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
    count.attention = m.layers * projectionWeights(m);
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

ModelShape withHeads(ModelShape model, std::optional<Index> heads, std::optional<Index> kv_heads,
                     std::optional<Index> head_dim) {
    model.heads = heads.value_or(model.heads);
    model.kv_heads = kv_heads.value_or(model.kv_heads);
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
    return issues;
}

}  // namespace triscope
