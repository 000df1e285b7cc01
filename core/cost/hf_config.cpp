#include "core/cost/hf_config.h"

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/hf_parts.h"
#include "core/mask/mask_settings.h"

namespace triscope {

namespace {

void readHeads(const HfSource& source, ModelShape& model) {
    const JsonFields& config = source.config();
    model.heads = source.integer("num_attention_heads", 1, kMaxHeads);
    model.kv_heads = source.optionalInteger("num_key_value_heads", 1, kMaxHeads).value_or(model.heads);
    if (model.heads % model.kv_heads != 0) {
        config.refuse("num_key_value_heads",
                      TRISCOPE_TR("%1 must divide the %2 of num_attention_heads, not be %3"),
                      {groupDigits(model.heads), groupDigits(model.kv_heads)});
    }
    const auto head_dim = source.optionalInteger("head_dim", 1, kMaxHeadDim);
    if (!head_dim && (model.hidden % model.heads != 0 || model.hidden / model.heads > kMaxHeadDim)) {
        config.refuse("head_dim",
                      TRISCOPE_TR("%1 is missing, and hidden_size %2 / num_attention_heads %3 is not a whole "
                                  "number from 1 to %4"),
                      {groupDigits(model.hidden), groupDigits(model.heads), groupDigits(kMaxHeadDim)});
    }
    model.head_dim = head_dim.value_or(model.hidden / model.heads);
}

// Every head has a key of its own, whatever num_key_value_heads says.
void readLatentHeads(const HfSource& source, ModelShape& model) {
    model.heads = source.integer("num_attention_heads", 1, kMaxHeads);
    model.kv_heads = model.heads;
    model.mla = readMla(source.config());
    model.head_dim = model.mla->qkDim();
    model.notes.push_back(
        {TRISCOPE_TR("Latent attention: a prefill expands keys of %1 and values of %2 for every head (the "
                     "unabsorbed form); the cache holds %3 elements a token and layer."),
         {groupDigits(model.mla->qkDim()), groupDigits(model.mla->v_dim),
          groupDigits(model.mla->kv_rank + model.mla->rope_dim)}});
}

void readLayer(const HfSource& source, ModelShape& model) {
    const HfFamily& family = source.family();
    model.qkv_bias = source.flag(family.qkv_bias);
    model.output_bias = source.flag(family.output_bias);
    model.mlp_bias = source.flag(family.mlp_bias);
    model.head_bias = source.flag(family.head_bias);
    const bool qk_norm = source.flag(family.qk_norm);
    model.qk_norm = qk_norm && !family.qk_norm_whole;
    model.qk_norm_whole = qk_norm && family.qk_norm_whole;
    model.gated_mlp = family.gated_mlp;
    model.gated_output = family.gated_output;
    model.norm_bias = family.norm_bias;
    model.sinks = family.sinks;
    model.layer_norms = source.flag(family.parallel) ? 1 : family.layer_norms;
    model.final_norm = family.final_norm;
}

void readStorage(const HfSource& source, ModelShape& model) {
    model.format = source.format();
    model.tie_embeddings = source.flag(source.family().tied);
    model.quantized = readQuantized(source);
    if (!model.quantized) return;
    const QuantizedShape& stored = *model.quantized;
    const char* text =
        stored.experts_only
            ? TRISCOPE_TR(
                  "Weights in %1: %2 bytes for 32 weights of the experts; everything else, and the "
                  "arithmetic, in %3.")
            : TRISCOPE_TR(
                  "Weights in %1: %2 bytes for 32 weights of every layer, scales not counted; "
                  "embedding and head, and the arithmetic, in %3.");
    model.notes.push_back(
        {text, {stored.method, groupDigits(stored.bytes_of_32), weightFormatName(model.format)}});
}

void notePredictionLayers(const JsonFields& config, ModelShape& model) {
    const auto count = config.optionalInteger("num_nextn_predict_layers", 0, kMaxLayers);
    if (count.value_or(0) == 0) return;
    model.notes.push_back(
        {TRISCOPE_TR("Extra prediction layers (num_nextn_predict_layers %1) are left out: a "
                     "prefill does not run them."),
         {groupDigits(*count)}});
}

}  // namespace

MlaShape readMla(const JsonFields& config) {
    return {.q_rank = config.optionalInteger("q_lora_rank", 1, kMaxWidth).value_or(0),
            .kv_rank = config.integer("kv_lora_rank", 1, kMaxWidth),
            .nope_dim = config.integer("qk_nope_head_dim", 1, kMaxHeadDim / 2),
            .rope_dim = config.integer("qk_rope_head_dim", 1, kMaxHeadDim / 2),
            .v_dim = config.integer("v_head_dim", 1, kMaxHeadDim)};
}

ModelShape readHfConfig(std::string_view text, const std::string& name) {
    return readHfConfig(JsonFields::parse(text, kHfField), name);
}

bool looksLikeHfConfig(std::string_view text) {
    try {
        const JsonFields file = JsonFields::parse(text, kHfField);
        return file.has("model_type") || file.has("architectures") || file.has("text_config");
    } catch (const InputError&) {
        return false;
    }
}

ModelShape readHfConfig(const JsonFields& file, const std::string& name) {
    const HfSource source(file);
    const JsonFields& config = source.config();
    ModelShape model;
    model.name = name;
    model.notes = source.notes();
    model.layers = config.integer("num_hidden_layers", 1, kMaxLayers);
    model.hidden = config.integer("hidden_size", 1, kMaxWidth);
    model.vocab = source.integer("vocab_size", 1, kMaxVocab);
    model.max_positions = config.optionalInteger("max_position_embeddings", 1, kMaxLength).value_or(0);
    readStorage(source, model);
    if (source.family().mla) {
        readLatentHeads(source, model);
    } else {
        readHeads(source, model);
    }
    readLayer(source, model);
    readLayerKinds(source, model);
    if (source.family().experts) model.moe = readExperts(source, model);
    if (model.denseMlpLayers() > 0) model.intermediate = config.integer("intermediate_size", 1, kMaxWidth);
    notePredictionLayers(config, model);
    return model;
}

}  // namespace triscope
