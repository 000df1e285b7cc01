#include "app/cli/cost_model.h"

#include <fmt/format.h>

#include "core/cost/config_meaning.h"
#include "core/cost/presets.h"

namespace triscope::cli {

namespace {

Json attentionJson(const ModelShape& model) {
    Json json{{"full_layers", model.fullLayers()},
              {"sliding_layers", model.slidingLayers()},
              {"linear_layers", model.linearLayers()},
              {"qk_dim", model.qkDim()},
              {"v_dim", model.vDim()}};
    if (model.sliding) json["sliding_window"] = model.sliding->window;
    if (model.mla) {
        json["q_lora_rank"] = model.mla->q_rank;
        json["kv_lora_rank"] = model.mla->kv_rank;
        json["qk_rope_head_dim"] = model.mla->rope_dim;
    }
    return json;
}

Json expertsJson(const MoeShape& moe) {
    return {{"experts", moe.experts},
            {"active", moe.active},
            {"intermediate", moe.intermediate},
            {"shared_intermediate", moe.shared_intermediate},
            {"layers", moe.layers.text()}};
}

}  // namespace

Json modelJson(const ModelShape& model) {
    const ParameterCount parameters = countParameters(model);
    Json json{{"name", model.name},
              {"layers", model.layers},
              {"hidden", model.hidden},
              {"heads", model.heads},
              {"kv_heads", model.kv_heads},
              {"head_dim", model.head_dim},
              {"vocab", model.vocab},
              {"intermediate", model.intermediate},
              {"format", weightFormatName(model.format)},
              {"parameters", wideInteger(parameters.total())},
              {"active_parameters", wideInteger(parameters.active())},
              {"stored_weight_bytes", wideInteger(storedWeightBytes(model))},
              {"attention", attentionJson(model)}};
    if (model.moe) json["moe"] = expertsJson(*model.moe);
    if (model.quantized) json["quantized"] = model.quantized->method;
    json["notes"] = Json::array();
    for (const Message& note : model.notes) json["notes"].push_back(note.str());
    return json;
}

Json modelFieldsJson(const std::string& name_or_path) {
    Json fields = Json::array();
    for (const ConfigField& field : meaningOf(modelText(name_or_path)).fields) {
        fields.push_back({{"key", field.key},
                          {"value", field.value},
                          {"meaning", field.meaning.str()},
                          {"used", field.used.value_or(false)},
                          {"reason", field.reason.str()}});
    }
    return fields;
}

void printModelFields(const std::string& name_or_path) {
    fmt::print("\n{:<36} {:<24} {:<5} {}\n", "config.json", "value", "used", "meaning");
    for (const ConfigField& field : meaningOf(modelText(name_or_path)).fields) {
        const std::string reason = field.reason.str();
        fmt::print("{:<36} {:<24} {:<5} {}{}{}\n", field.key, field.value,
                   field.used.value_or(false) ? "yes" : "no", field.meaning.str(), reason.empty() ? "" : " ",
                   reason);
    }
}

}  // namespace triscope::cli
