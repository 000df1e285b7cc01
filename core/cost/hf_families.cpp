#include "core/cost/hf_families.h"

#include <algorithm>
#include <array>

namespace triscope {

namespace {

constexpr HfFlag kAlways{nullptr, true};
constexpr HfFlag kAttentionBias{"attention_bias", false};
constexpr HfFlag kMlpBias{"mlp_bias", false};
constexpr HfFlag kTied{"tie_word_embeddings", true};

constexpr std::array kGemma2Defaults{HfDefault{"sliding_window", 4096}};
constexpr std::array kGemma3Defaults{HfDefault{"num_attention_heads", 8}, HfDefault{"num_key_value_heads", 4},
                                     HfDefault{"head_dim", 256}, HfDefault{"vocab_size", 262208},
                                     HfDefault{"sliding_window", 4096}};
constexpr std::array kGptOssDefaults{HfDefault{"sliding_window", 128}};
constexpr std::array kQwenDefaults{HfDefault{"max_window_layers", 28}};

constexpr HfFamily qwen2(const char* type) {
    return {.model_type = type,
            .qkv_bias = {"qkv_bias", true},
            .window = HfWindow::Gated,
            .defaults = kQwenDefaults};
}

constexpr HfFamily qwen3(const char* type) {
    return {.model_type = type,
            .qkv_bias = kAttentionBias,
            .output_bias = kAttentionBias,
            .qk_norm = kAlways,
            .window = HfWindow::Gated,
            .defaults = kQwenDefaults};
}

constexpr HfFamily gemma3(const char* type) {
    return {.model_type = type,
            .qkv_bias = kAttentionBias,
            .output_bias = kAttentionBias,
            .qk_norm = kAlways,
            .tied = kTied,
            .layer_norms = 4,
            .window = HfWindow::Period,
            .period = 6,
            .defaults = kGemma3Defaults};
}

constexpr HfFamily deepseek(const char* type, bool choice_bias) {
    return {.model_type = type,
            .qkv_bias = kAttentionBias,
            .output_bias = kAttentionBias,
            .experts = HfExperts{.count_key = "n_routed_experts",
                                 .layers = HfExpertLayers::AfterFirst,
                                 .shared = HfSharedExpert::Count,
                                 .choice_bias = choice_bias},
            .mla = true};
}

constexpr HfFamily withExperts(HfFamily family, const HfExperts& experts) {
    family.experts = experts;
    return family;
}

constexpr HfExperts kQwenExperts{.count_key = "num_experts", .layers = HfExpertLayers::Step};
constexpr HfExperts kQwenSharedExperts{.count_key = "num_experts",
                                       .layers = HfExpertLayers::Step,
                                       .shared = HfSharedExpert::Width,
                                       .shared_gate = true};
constexpr HfExperts kLocalExperts{.count_key = "num_local_experts", .width_key = "intermediate_size"};
constexpr HfExperts kGlmExperts{.count_key = "n_routed_experts",
                                .layers = HfExpertLayers::AfterFirst,
                                .shared = HfSharedExpert::Count,
                                .choice_bias = true};

constexpr std::array kFamilies{
    HfFamily{.model_type = "llama",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .mlp_bias = kMlpBias},
    HfFamily{.model_type = "mistral", .window = HfWindow::All},
    HfFamily{.model_type = "mixtral", .window = HfWindow::All, .experts = kLocalExperts},
    qwen2("qwen2"),
    qwen2("qwen2_vl"),
    qwen2("qwen2_vl_text"),
    qwen2("qwen2_5_vl"),
    qwen2("qwen2_5_vl_text"),
    withExperts(qwen2("qwen2_moe"), kQwenSharedExperts),
    qwen3("qwen3"),
    qwen3("qwen3_vl_text"),
    withExperts(qwen3("qwen3_vl_moe_text"), kQwenExperts),
    withExperts(qwen3("qwen3_moe"), kQwenExperts),
    HfFamily{.model_type = "qwen3_next",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = kAlways,
             .gated_output = true,
             .experts = kQwenSharedExperts,
             .linear = true},
    HfFamily{.model_type = "deepseek",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .experts = HfExperts{.count_key = "n_routed_experts",
                                  .layers = HfExpertLayers::AfterFirst,
                                  .shared = HfSharedExpert::Count}},
    deepseek("deepseek_v2", false),
    deepseek("deepseek_v3", true),
    deepseek("kimi_k2", true),
    HfFamily{
        .model_type = "gpt_oss",
        .qkv_bias = {"attention_bias", true},
        .output_bias = {"attention_bias", true},
        .sinks = true,
        .window = HfWindow::Period,
        .period = 2,
        .experts =
            HfExperts{.count_key = "num_local_experts", .width_key = "intermediate_size", .biases = true},
        .format = WeightFormat::Bf16,
        .defaults = kGptOssDefaults},
    HfFamily{.model_type = "olmoe",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = kAlways,
             .qk_norm_whole = true,
             .experts = HfExperts{.count_key = "num_experts", .width_key = "intermediate_size"}},
    HfFamily{.model_type = "phimoe",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .head_bias = {"lm_head_bias", false},
             .norm_bias = true,
             .window = HfWindow::All,
             .experts = kLocalExperts},
    HfFamily{.model_type = "granitemoe",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .experts = kLocalExperts},
    HfFamily{.model_type = "glm4_moe",
             .qkv_bias = kAttentionBias,
             .qk_norm = {"use_qk_norm", false},
             .experts = kGlmExperts},
    HfFamily{.model_type = "dots1",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = kAlways,
             .window = HfWindow::Gated,
             .experts = kGlmExperts,
             .defaults = kQwenDefaults},
    HfFamily{.model_type = "gemma", .qkv_bias = kAttentionBias, .output_bias = kAttentionBias, .tied = kTied},
    HfFamily{.model_type = "gemma2",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .tied = kTied,
             .layer_norms = 4,
             .window = HfWindow::Period,
             .period = 2,
             .defaults = kGemma2Defaults},
    gemma3("gemma3_text"),
    gemma3("gemma3"),
    HfFamily{.model_type = "phi3", .window = HfWindow::All},
    HfFamily{.model_type = "olmo",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .layer_norms = 0,
             .final_norm = false},
    HfFamily{.model_type = "olmo2",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = kAlways,
             .qk_norm_whole = true},
    HfFamily{.model_type = "olmo3",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = kAlways,
             .qk_norm_whole = true,
             .window = HfWindow::Period,
             .period = 4,
             .defaults = kGemma2Defaults},
    HfFamily{.model_type = "starcoder2",
             .qkv_bias = {"use_bias", true},
             .output_bias = {"use_bias", true},
             .mlp_bias = {"use_bias", true},
             .tied = kTied,
             .gated_mlp = false,
             .norm_bias = true,
             .window = HfWindow::All},
    HfFamily{.model_type = "granite",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .mlp_bias = kMlpBias},
    HfFamily{.model_type = "cohere",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .qk_norm = {"use_qk_norm", false},
             .tied = kTied,
             .qk_norm_whole = true,
             .layer_norms = 1},
    HfFamily{.model_type = "cohere2",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .tied = kTied,
             .layer_norms = 1,
             .window = HfWindow::Period,
             .period = 4,
             .defaults = kGemma2Defaults},
    HfFamily{.model_type = "stablelm",
             .qkv_bias = {"use_qkv_bias", false},
             .qk_norm = {"qk_layernorm", false},
             .parallel = {"use_parallel_residual", false},
             .qk_norm_whole = true,
             .norm_bias = true},
    HfFamily{.model_type = "internlm2", .qkv_bias = {"bias", true}, .output_bias = {"bias", true}},
    HfFamily{.model_type = "glm", .qkv_bias = kAttentionBias},
    HfFamily{.model_type = "glm4", .qkv_bias = kAttentionBias, .layer_norms = 4},
    HfFamily{.model_type = "smollm3",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .mlp_bias = kMlpBias,
             .tied = kTied,
             .window = HfWindow::Gated,
             .defaults = kQwenDefaults},
    HfFamily{.model_type = "nemotron",
             .qkv_bias = kAttentionBias,
             .output_bias = kAttentionBias,
             .mlp_bias = kMlpBias,
             .gated_mlp = false,
             .norm_bias = true},
    HfFamily{.model_type = "seed_oss",
             .qkv_bias = {"attention_bias", true},
             .output_bias = {"attention_out_bias", false},
             .mlp_bias = kMlpBias},
    HfFamily{.model_type = "baichuan"},
    HfFamily{
        .model_type = "minicpm", .qkv_bias = kAttentionBias, .output_bias = kAttentionBias, .tied = kTied},
};

}  // namespace

std::span<const HfFamily> hfFamilies() {
    return kFamilies;
}

const HfFamily* findHfFamily(std::string_view model_type) {
    const auto found = std::find_if(kFamilies.begin(), kFamilies.end(), [model_type](const HfFamily& family) {
        return family.model_type == model_type;
    });
    return found == kFamilies.end() ? nullptr : &*found;
}

std::string hfFamilyNames() {
    std::string names;
    for (const HfFamily& family : kFamilies)
        names += (names.empty() ? "" : ", ") + std::string(family.model_type);
    return names;
}

}  // namespace triscope
