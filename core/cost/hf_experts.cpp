#include <algorithm>

#include "core/base/numbers.h"
#include "core/cost/hf_parts.h"

namespace triscope {

namespace {

// Every decoder_sparse_step-th layer but those of mlp_only_layers.
LayerSet steppedLayers(const JsonFields& config, Index layers) {
    const Index step = config.optionalInteger("decoder_sparse_step", 1, kMaxLayers).value_or(1);
    const std::vector<Index> dense = config.integers("mlp_only_layers", 0, layers - 1);
    LayerSet set = LayerSet::none(layers);
    for (Index layer = 0; layer < layers; ++layer) {
        const bool listed = std::find(dense.begin(), dense.end(), layer) != dense.end();
        if (!listed && (layer + 1) % step == 0) set.insert(layer);
    }
    return set;
}

// From first_k_dense_replace on those that moe_layer_freq divides.
LayerSet layersAfterFirst(const JsonFields& config, Index layers) {
    const Index first = config.optionalInteger("first_k_dense_replace", 0, layers).value_or(0);
    const Index every = config.optionalInteger("moe_layer_freq", 1, kMaxLayers).value_or(1);
    LayerSet set = LayerSet::none(layers);
    for (Index layer = first; layer < layers; ++layer) {
        if (layer % every == 0) set.insert(layer);
    }
    return set;
}

LayerSet expertLayers(const JsonFields& config, HfExpertLayers rule, Index layers) {
    switch (rule) {
        case HfExpertLayers::All:
            return LayerSet::all(layers);
        case HfExpertLayers::Step:
            return steppedLayers(config, layers);
        case HfExpertLayers::AfterFirst:
            return layersAfterFirst(config, layers);
    }
    return LayerSet::all(layers);
}

Index sharedWidth(const JsonFields& config, HfSharedExpert shared, Index expert) {
    switch (shared) {
        case HfSharedExpert::None:
            return 0;
        case HfSharedExpert::Width:
            return config.integer("shared_expert_intermediate_size", 1, kMaxWidth);
        case HfSharedExpert::Count: {
            constexpr const char* kKey = "n_shared_experts";
            const Index most = kMaxWidth / expert;
            return config.optionalInteger(kKey, 0, most).value_or(0) * expert;
        }
    }
    return 0;
}

}  // namespace

MoeShape readExperts(const HfSource& source, const ModelShape& model) {
    const JsonFields& config = source.config();
    const HfExperts& rules = *source.family().experts;
    MoeShape moe;
    moe.experts = config.integer(rules.count_key, 1, kMaxExperts);
    moe.active = config.integer("num_experts_per_tok", 1, moe.experts);
    moe.intermediate = config.integer(rules.width_key, 1, kMaxWidth);
    moe.shared_intermediate = sharedWidth(config, rules.shared, moe.intermediate);
    moe.shared_gate = rules.shared_gate;
    moe.biases = rules.biases;
    moe.choice_bias = rules.choice_bias;
    moe.layers = expertLayers(config, rules.layers, model.layers);
    return moe;
}

}  // namespace triscope
