#include "core/cost/hf_config.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_fields.h"

namespace triscope {

namespace {

constexpr const char* kField = "model";

// What tells one model_type's layers from another's.
struct Family {
    const char* model_type;
    bool qkv_bias = false;        // always there, whatever attention_bias says
    bool attention_bias = false;  // attention_bias decides
    bool mlp_bias = false;        // mlp_bias decides
    bool qk_norm = false;
    bool gated_window = false;          // a sliding window counts only with use_sliding_window
    const char* experts_key = nullptr;  // a mixture of experts
};

constexpr std::array kFamilies{
    Family{.model_type = "llama", .attention_bias = true, .mlp_bias = true},
    Family{.model_type = "mistral"},
    Family{.model_type = "mixtral", .experts_key = "num_local_experts"},
    Family{.model_type = "qwen2", .qkv_bias = true, .gated_window = true},
    Family{.model_type = "qwen2_moe", .qkv_bias = true, .gated_window = true, .experts_key = "num_experts"},
    Family{.model_type = "qwen3", .attention_bias = true, .qk_norm = true, .gated_window = true},
    Family{.model_type = "qwen3_moe",
           .attention_bias = true,
           .qk_norm = true,
           .gated_window = true,
           .experts_key = "num_experts"},
};

// Keys whose mere presence means that another arithmetic is at work.
struct Foreign {
    const char* key;
    const char* reason;
};

constexpr std::array kForeign{
    Foreign{"text_config", TRISCOPE_TR("%1: a model of several parts is not understood; give its text "
                                       "model's own config.json")},
    Foreign{"kv_lora_rank", TRISCOPE_TR("%1: multi-head latent attention is not understood")},
    Foreign{"quantization_config", TRISCOPE_TR("%1: quantised weights are not understood")},
    Foreign{"full_attention_interval", TRISCOPE_TR("%1: linear attention layers are not understood")},
    Foreign{"linear_num_value_heads", TRISCOPE_TR("%1: linear attention layers are not understood")},
    Foreign{"attn_type_list", TRISCOPE_TR("%1: layers of several kinds are not understood")},
    Foreign{"layers_block_type", TRISCOPE_TR("%1: layers of several kinds are not understood")},
    Foreign{"attention_chunk_size", TRISCOPE_TR("%1: attention in chunks is not understood")},
    Foreign{"cross_attention_layers", TRISCOPE_TR("%1: cross-attention is not understood")},
    Foreign{"is_encoder_decoder", TRISCOPE_TR("%1: encoder-decoder models are not understood")},
    Foreign{"num_nextn_predict_layers", TRISCOPE_TR("%1: extra prediction layers are not understood")},
    Foreign{"index_topk", TRISCOPE_TR("%1: attention that selects its keys is not understood")},
};

constexpr std::array kExpertKeys{"num_experts", "num_local_experts", "n_routed_experts",
                                 "moe_intermediate_size", "shared_expert_intermediate_size"};

Issue refusal(const char* text, std::vector<std::string> args) {
    return {kField, {text, std::move(args)}};
}

const Family* findFamily(const JsonFields& config) {
    const std::string type = config.text("model_type", 60);
    const auto found = std::find_if(kFamilies.begin(), kFamilies.end(),
                                    [&type](const Family& family) { return family.model_type == type; });
    return found == kFamilies.end() ? nullptr : &*found;
}

bool usesSlidingWindow(const JsonFields& config, bool gated) {
    if (!config.isSet("sliding_window")) return false;
    if (!config.boolean("use_sliding_window", !gated)) return false;
    // The gated families slide only in the layers from max_window_layers on.
    const auto layers = config.optionalInteger("num_hidden_layers", 1, kMaxLayers);
    const auto first = config.optionalInteger("max_window_layers", 0, INT64_MAX);
    return !(gated && layers && first && *first >= *layers);
}

void refuseForeignKeys(const JsonFields& config, const Family* family, Issues& issues) {
    for (const Foreign& foreign : kForeign) {
        if (config.isSet(foreign.key)) issues.push_back(refusal(foreign.reason, {foreign.key}));
    }
    if (usesSlidingWindow(config, family != nullptr && family->gated_window)) {
        issues.push_back(refusal(
            TRISCOPE_TR("sliding_window is in use: only layers that attend to every key are understood"),
            {}));
    }
    for (const std::string& type : config.texts("layer_types")) {
        if (type == "full_attention") continue;
        issues.push_back(refusal(TRISCOPE_TR("layer_types holds '%1'; only full_attention is understood"),
                                 {type.substr(0, 60)}));
        break;
    }
    if (family == nullptr || family->experts_key != nullptr) return;
    for (const char* key : kExpertKeys) {
        if (!config.isSet(key)) continue;
        issues.push_back(refusal(TRISCOPE_TR("%1 asks for experts, but model_type '%2' has none"),
                                 {key, family->model_type}));
    }
}

const Family& understoodFamily(const JsonFields& config) {
    Issues issues;
    const Family* family = nullptr;
    // A model of several parts often names its model_type only inside.
    if (config.has("model_type") || !config.isSet("text_config")) family = findFamily(config);
    refuseForeignKeys(config, family, issues);
    if (family == nullptr) {
        std::string known;
        for (const Family& each : kFamilies)
            known += (known.empty() ? "" : ", ") + std::string(each.model_type);
        const std::string type = config.has("model_type") ? config.text("model_type", 60) : "";
        issues.push_back(
            refusal(TRISCOPE_TR("model_type '%1' is not understood; understood: %2"), {type, known}));
    }
    if (family == nullptr || !issues.empty()) throw InputError(std::move(issues));
    return *family;
}

WeightFormat readFormat(const JsonFields& config) {
    static constexpr std::array kNames{"bfloat16", "float16", "float32"};
    static constexpr std::array kFormats{WeightFormat::Bf16, WeightFormat::Fp16, WeightFormat::Fp32};
    // transformers 4.56 renamed torch_dtype.
    const char* key = config.has("dtype") && !config.has("torch_dtype") ? "dtype" : "torch_dtype";
    return kFormats[config.choice(key, kNames)];
}

void readAttention(const JsonFields& config, ModelShape& model) {
    model.heads = config.integer("num_attention_heads", 1, kMaxHeads);
    model.kv_heads = config.optionalInteger("num_key_value_heads", 1, kMaxHeads).value_or(model.heads);
    if (model.heads % model.kv_heads != 0) {
        config.refuse("num_key_value_heads",
                      TRISCOPE_TR("%1 must divide the %2 of num_attention_heads, not be %3"),
                      {groupDigits(model.heads), groupDigits(model.kv_heads)});
    }
    const auto head_dim = config.optionalInteger("head_dim", 1, kMaxHeadDim);
    if (!head_dim && (model.hidden % model.heads != 0 || model.hidden / model.heads > kMaxHeadDim)) {
        config.refuse("head_dim",
                      TRISCOPE_TR("%1 is missing, and hidden_size %2 / num_attention_heads %3 is not a whole "
                                  "number from 1 to %4"),
                      {groupDigits(model.hidden), groupDigits(model.heads), groupDigits(kMaxHeadDim)});
    }
    model.head_dim = head_dim.value_or(model.hidden / model.heads);
}

void readBiases(const JsonFields& config, const Family& family, ModelShape& model) {
    const bool attention = config.boolean("attention_bias", false) && family.attention_bias;
    model.qkv_bias = family.qkv_bias ? config.boolean("qkv_bias", true) : attention;
    model.output_bias = attention;
    model.mlp_bias = config.boolean("mlp_bias", false) && family.mlp_bias;
    model.qk_norm = family.qk_norm;
}

// The layers with experts: all of mixtral's; else every decoder_sparse_step-th but mlp_only_layers.
LayerSet expertLayers(const JsonFields& config, Index layers) {
    const Index step = config.optionalInteger("decoder_sparse_step", 1, kMaxLayers).value_or(1);
    const std::vector<Index> dense = config.integers("mlp_only_layers", 0, layers - 1);
    LayerSet set = LayerSet::none(layers);
    for (Index layer = 0; layer < layers; ++layer) {
        const bool listed = std::find(dense.begin(), dense.end(), layer) != dense.end();
        if (!listed && (layer + 1) % step == 0) set.insert(layer);
    }
    return set;
}

MoeShape readExperts(const JsonFields& config, const Family& family, const ModelShape& model) {
    const bool mixtral = family.model_type == std::string_view("mixtral");
    MoeShape moe;
    moe.experts = config.integer(family.experts_key, 1, kMaxExperts);
    moe.active = config.integer("num_experts_per_tok", 1, moe.experts);
    moe.intermediate = config.integer(mixtral ? "intermediate_size" : "moe_intermediate_size", 1, kMaxWidth);
    if (family.model_type == std::string_view("qwen2_moe")) {
        moe.shared_intermediate = config.integer("shared_expert_intermediate_size", 1, kMaxWidth);
    }
    moe.layers = mixtral ? LayerSet::all(model.layers) : expertLayers(config, model.layers);
    return moe;
}

}  // namespace

ModelShape readHfConfig(std::string_view text, const std::string& name) {
    const JsonFields config = JsonFields::parse(text, kField);
    const Family& family = understoodFamily(config);
    ModelShape model;
    model.name = name;
    model.layers = config.integer("num_hidden_layers", 1, kMaxLayers);
    model.hidden = config.integer("hidden_size", 1, kMaxWidth);
    model.vocab = config.integer("vocab_size", 1, kMaxVocab);
    model.max_positions = config.optionalInteger("max_position_embeddings", 1, kMaxLength).value_or(0);
    model.format = readFormat(config);
    model.tie_embeddings = config.boolean("tie_word_embeddings", false);
    readAttention(config, model);
    readBiases(config, family, model);
    if (family.experts_key != nullptr) model.moe = readExperts(config, family, model);
    if (model.denseMlpLayers() > 0) model.intermediate = config.integer("intermediate_size", 1, kMaxWidth);
    return model;
}

}  // namespace triscope
