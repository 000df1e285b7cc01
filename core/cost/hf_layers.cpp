#include <algorithm>

#include "core/base/numbers.h"
#include "core/cost/hf_parts.h"
#include "core/mask/mask_settings.h"

namespace triscope {

namespace {

constexpr const char* kTypesKey = "layer_types";

// The list of layer_types, if any: which of the layers are of that type.
struct TypeList {
    LayerSet sliding;
    LayerSet linear;
};

std::optional<TypeList> readTypes(const HfSource& source, Index layers) {
    const JsonFields& config = source.config();
    const std::vector<std::string> types = config.texts(kTypesKey);
    if (types.empty()) return std::nullopt;
    if (static_cast<Index>(types.size()) != layers) {
        config.refuse(kTypesKey, TRISCOPE_TR("%1 must hold one type for each of the %2 layers, not %3"),
                      {groupDigits(layers), std::to_string(types.size())});
    }
    TypeList list{LayerSet::none(layers), LayerSet::none(layers)};
    for (Index layer = 0; layer < layers; ++layer) {
        const std::string& type = types[static_cast<std::size_t>(layer)];
        if (type == "sliding_attention" && source.family().window != HfWindow::None) {
            list.sliding.insert(layer);
        } else if (type == "linear_attention" && source.family().linear) {
            list.linear.insert(layer);
        } else if (type != "full_attention") {
            config.refuse(kTypesKey, TRISCOPE_TR("%1 holds '%2', which model_type '%3' does not have"),
                          {type.substr(0, 60), source.family().model_type});
        }
    }
    return list;
}

// All but every `period`-th layer.
LayerSet allButEvery(Index period, Index layers) {
    LayerSet set = LayerSet::none(layers);
    for (Index layer = 0; layer < layers; ++layer) {
        if ((layer + 1) % period != 0) set.insert(layer);
    }
    return set;
}

LayerSet layersFrom(Index first, Index layers) {
    LayerSet set = LayerSet::none(layers);
    for (Index layer = first; layer < layers; ++layer) set.insert(layer);
    return set;
}

LayerSet slidingLayers(const HfSource& source, Index layers) {
    const HfFamily& family = source.family();
    switch (family.window) {
        case HfWindow::None:
            return LayerSet::none(layers);
        case HfWindow::All:
            return LayerSet::all(layers);
        case HfWindow::Gated: {
            if (!source.config().boolean("use_sliding_window", false)) return LayerSet::none(layers);
            return layersFrom(source.integer("max_window_layers", 0, INT64_MAX), layers);
        }
        case HfWindow::Period: {
            const auto period = source.config().optionalInteger("sliding_window_pattern", 1, kMaxLayers);
            return allButEvery(period.value_or(family.period), layers);
        }
    }
    return LayerSet::none(layers);
}

// As in the transformers library, a window that is null switches sliding off.
void readSliding(const HfSource& source, const std::optional<TypeList>& types, ModelShape& model) {
    const LayerSet layers = types ? types->sliding : slidingLayers(source, model.layers);
    if (layers.size() == 0) return;
    if (!types && !source.config().isSet("sliding_window") && source.family().window != HfWindow::Period)
        return;
    const Index window = source.integer("sliding_window", 1, INT64_MAX);
    const Index reach = model.max_positions > 0 ? model.max_positions : kMaxLength;
    if (window >= reach) {
        model.notes.push_back({TRISCOPE_TR("The sliding window of %1 tokens reaches over all %2 positions: "
                                           "counted as full attention."),
                               {groupDigits(window), groupDigits(reach)}});
        return;
    }
    model.sliding = {window, layers};
}

void readLinear(const HfSource& source, const std::optional<TypeList>& types, ModelShape& model) {
    const JsonFields& config = source.config();
    const auto interval = config.optionalInteger("full_attention_interval", 1, kMaxLayers);
    const LayerSet layers = types ? types->linear : allButEvery(interval.value_or(4), model.layers);
    if (layers.size() == 0) return;
    if (layers.size() == model.layers) {
        config.refuse(types ? kTypesKey : "full_attention_interval",
                      TRISCOPE_TR("%1 leaves no layer with a mask; at least one must have full attention"),
                      {});
    }
    model.linear = {.key_heads = config.integer("linear_num_key_heads", 1, kMaxHeads),
                    .key_dim = config.integer("linear_key_head_dim", 1, kMaxHeadDim),
                    .value_heads = config.integer("linear_num_value_heads", 1, kMaxHeads),
                    .value_dim = config.integer("linear_value_head_dim", 1, kMaxHeadDim),
                    .conv_kernel = config.integer("linear_conv_kernel_dim", 1, kMaxHeadDim),
                    .layers = layers};
}

}  // namespace

void readLayerKinds(const HfSource& source, ModelShape& model) {
    const std::optional<TypeList> types = readTypes(source, model.layers);
    readSliding(source, types, model);
    if (source.family().linear) readLinear(source, types, model);
}

}  // namespace triscope
