#include "core/cost/hf_source.h"

#include <algorithm>
#include <array>

#include "core/base/input_error.h"

namespace triscope {

namespace {

// Keys whose mere presence means that another arithmetic is at work.
struct Foreign {
    const char* key;
    const char* reason;
};

constexpr std::array kForeign{
    Foreign{"attn_type_list", TRISCOPE_TR("%1: layers of these kinds are not understood")},
    Foreign{"layers_block_type", TRISCOPE_TR("%1: layers of these kinds are not understood")},
    Foreign{"hybrid_override_pattern", TRISCOPE_TR("%1: layers of these kinds are not understood")},
    Foreign{"block_configs", TRISCOPE_TR("%1: layers that differ in shape are not understood")},
    Foreign{"attention_chunk_size", TRISCOPE_TR("%1: attention in chunks is not understood")},
    Foreign{"cross_attention_layers", TRISCOPE_TR("%1: cross-attention is not understood")},
    Foreign{"is_encoder_decoder", TRISCOPE_TR("%1: encoder-decoder models are not understood")},
    Foreign{"index_topk", TRISCOPE_TR("%1: attention that selects its keys is not understood")},
};

// Keys that only some families have a use for.
constexpr std::array kExpertKeys{"num_experts", "num_local_experts", "n_routed_experts",
                                 "moe_intermediate_size", "shared_expert_intermediate_size"};
constexpr std::array kMlaKeys{"kv_lora_rank"};
constexpr std::array kLinearKeys{"full_attention_interval", "linear_num_value_heads"};

// Parts of a model of several kinds of input.
constexpr std::array kBesideText{"vision_config", "audio_config", "vision_tower"};

Issue refusal(const char* text, std::vector<std::string> args) {
    return {kHfField, {text, std::move(args)}};
}

void refuseIdle(const JsonFields& config, std::span<const char* const> keys, const HfFamily& family,
                const char* text, Issues& issues) {
    for (const char* key : keys) {
        if (config.isSet(key)) issues.push_back(refusal(text, {key, family.model_type}));
    }
}

void refuseIdleKeys(const JsonFields& config, const HfFamily& family, Issues& issues) {
    if (!family.experts) {
        refuseIdle(config, kExpertKeys, family,
                   TRISCOPE_TR("%1 asks for experts, but model_type '%2' has none"), issues);
    }
    if (!family.mla) {
        refuseIdle(config, kMlaKeys, family,
                   TRISCOPE_TR("%1 asks for latent attention, but model_type '%2' has none"), issues);
    }
    if (!family.linear) {
        refuseIdle(config, kLinearKeys, family,
                   TRISCOPE_TR("%1 asks for linear attention, but model_type '%2' has none"), issues);
    }
    const bool slides = config.isSet("sliding_window") && config.boolean("use_sliding_window", true);
    if (family.window == HfWindow::None && slides) {
        issues.push_back(refusal(TRISCOPE_TR("sliding_window is in use, but model_type '%1' has no layers "
                                             "that slide"),
                                 {family.model_type}));
    }
}

const HfFamily& understoodFamily(const JsonFields& config) {
    Issues issues;
    const std::string type = config.text("model_type", 60);
    const HfFamily* family = findHfFamily(type);
    for (const Foreign& foreign : kForeign) {
        if (config.isSet(foreign.key)) issues.push_back(refusal(foreign.reason, {foreign.key}));
    }
    if (family == nullptr) {
        issues.push_back(refusal(TRISCOPE_TR("model_type '%1' is not understood; understood: %2"),
                                 {type, hfFamilyNames()}));
    } else {
        refuseIdleKeys(config, *family, issues);
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    return *family;
}

const HfDefault* defaultOf(const HfFamily& family, std::string_view key) {
    const auto found = std::find_if(family.defaults.begin(), family.defaults.end(),
                                    [key](const HfDefault& each) { return each.key == key; });
    return found == family.defaults.end() ? nullptr : &*found;
}

}  // namespace

HfSource::HfSource(const JsonFields& file)
    : m_file(file),
      m_nested(file.isSet("text_config")),
      m_config(m_nested ? file.object("text_config") : file),
      m_family(&understoodFamily(m_config)) {}

Index HfSource::integer(const char* key, Index least, Index most) const {
    const HfDefault* absent = defaultOf(*m_family, key);
    if (absent == nullptr || m_config.has(key)) return m_config.integer(key, least, most);
    return absent->value;
}

std::optional<Index> HfSource::optionalInteger(const char* key, Index least, Index most) const {
    if (!m_config.has(key) && defaultOf(*m_family, key) == nullptr) return std::nullopt;
    return integer(key, least, most);
}

const JsonFields& HfSource::holderOf(const char* key) const {
    return !m_config.has(key) && m_file.has(key) ? m_file : m_config;
}

bool HfSource::flag(const HfFlag& flag) const {
    if (flag.key == nullptr) return flag.absent;
    return holderOf(flag.key).boolean(flag.key, flag.absent);
}

WeightFormat HfSource::format() const {
    static constexpr std::array kNames{"bfloat16", "float16", "float32"};
    static constexpr std::array kFormats{WeightFormat::Bf16, WeightFormat::Fp16, WeightFormat::Fp32};
    // transformers 4.56 renamed torch_dtype.
    for (const char* key : {"torch_dtype", "dtype"}) {
        const JsonFields& holder = holderOf(key);
        if (holder.has(key)) return kFormats[holder.choice(key, kNames)];
    }
    if (m_family->format) return *m_family->format;
    return kFormats[m_config.choice("torch_dtype", kNames)];
}

std::vector<Message> HfSource::notes() const {
    std::vector<Message> notes;
    const bool beside = std::any_of(kBesideText.begin(), kBesideText.end(),
                                    [this](const char* key) { return m_file.isSet(key); });
    if (m_nested || beside) notes.push_back({TRISCOPE_TR("Only the text part of the model is priced."), {}});
    return notes;
}

std::optional<JsonFields> HfSource::quantization() const {
    constexpr const char* kKey = "quantization_config";
    const JsonFields& holder = holderOf(kKey);
    if (!holder.isSet(kKey)) return std::nullopt;
    return holder.object(kKey);
}

}  // namespace triscope
