#include "core/cost/hf_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/input_error.h"
#include "core/cost/hf_families.h"
#include "core/cost/presets.h"
#include "tests/cost/edited_json.h"
#include "tests/cost/hf_checks.h"

namespace triscope {
namespace {

using nlohmann::json;
using testing::StartsWith;

// A small model whose every number differs from the others.
json dense(const char* type = "llama") {
    return {{"model_type", type},       {"num_hidden_layers", 6},   {"hidden_size", 96},
            {"intermediate_size", 160}, {"num_attention_heads", 8}, {"num_key_value_heads", 2},
            {"vocab_size", 1000},       {"torch_dtype", "bfloat16"}};
}

json experts(const char* type = "qwen3_moe") {
    json config = dense(type);
    config["num_experts"] = 16;
    config["num_experts_per_tok"] = 3;
    config["moe_intermediate_size"] = 40;
    return config;
}

TEST(HfConfig, ReadsADenseModel) {
    const ModelShape model = readConfig(dense());
    EXPECT_EQ(model.name, "test");
    EXPECT_EQ(model.layers, 6);
    EXPECT_EQ(model.hidden, 96);
    EXPECT_EQ(model.intermediate, 160);
    EXPECT_EQ(model.heads, 8);
    EXPECT_EQ(model.kv_heads, 2);
    EXPECT_EQ(model.vocab, 1000);
    EXPECT_EQ(model.format, WeightFormat::Bf16);
    EXPECT_FALSE(model.tie_embeddings);
    EXPECT_FALSE(model.moe.has_value());
}

TEST(HfConfig, DerivesTheHeadSizeWhenItIsAbsent) {
    EXPECT_EQ(readConfig(dense()).head_dim, 12);
    EXPECT_EQ(readConfig(with(dense(), "head_dim", nullptr)).head_dim, 12);
    EXPECT_EQ(readConfig(with(dense(), "head_dim", 64)).head_dim, 64);
    EXPECT_THAT(configComplaint(with(dense(), "hidden_size", 97)),
                StartsWith("head_dim is missing, and hidden_size 97 / num_attention_heads 8 is not"));
}

TEST(HfConfig, HasAsManyKeyHeadsAsQueryHeadsWhenTheyAreAbsent) {
    EXPECT_EQ(readConfig(without(dense(), "num_key_value_heads")).kv_heads, 8);
}

TEST(HfConfig, ReadsTheFormatUnderBothItsKeys) {
    EXPECT_EQ(readConfig(with(dense(), "torch_dtype", "float16")).format, WeightFormat::Fp16);
    EXPECT_EQ(readConfig(with(without(dense(), "torch_dtype"), "dtype", "float32")).format,
              WeightFormat::Fp32);
    EXPECT_EQ(configComplaint(without(dense(), "torch_dtype")),
              "torch_dtype is missing; it must be one of: bfloat16, float16, float32");
    EXPECT_EQ(configComplaint(with(dense(), "torch_dtype", "float8_e4m3fn")),
              "torch_dtype must be one of: bfloat16, float16, float32; not \"float8_e4m3fn\"");
}

TEST(HfConfig, KnowsTheBiasesAndNormsOfEachFamily) {
    EXPECT_FALSE(readConfig(dense("llama")).qkv_bias);
    const ModelShape biased =
        readConfig(with(with(dense("llama"), "attention_bias", true), "mlp_bias", true));
    EXPECT_TRUE(biased.qkv_bias && biased.output_bias && biased.mlp_bias);
    const ModelShape qwen2 = readConfig(dense("qwen2"));
    EXPECT_TRUE(qwen2.qkv_bias);
    EXPECT_FALSE(qwen2.output_bias || qwen2.qk_norm);
    EXPECT_TRUE(readConfig(dense("qwen3")).qk_norm);
    EXPECT_FALSE(readConfig(with(dense("mistral"), "attention_bias", true)).qkv_bias);
}

TEST(HfConfig, ReadsExperts) {
    const ModelShape model = readConfig(experts());
    ASSERT_TRUE(model.moe.has_value());
    EXPECT_EQ(model.moe->experts, 16);
    EXPECT_EQ(model.moe->active, 3);
    EXPECT_EQ(model.moe->intermediate, 40);
    EXPECT_EQ(model.moe->shared_intermediate, 0);
    EXPECT_EQ(model.moe->layers.text(), "all");
    EXPECT_EQ(model.intermediate, 0);
}

TEST(HfConfig, FindsTheLayersThatHaveExperts) {
    const json config = with(with(experts(), "decoder_sparse_step", 2), "mlp_only_layers", json{3});
    const ModelShape model = readConfig(config);
    EXPECT_EQ(model.moe->layers.text(), "1,5");
    EXPECT_EQ(model.denseMlpLayers(), 4);
    EXPECT_EQ(model.intermediate, 160);
    EXPECT_THAT(configComplaint(with(experts(), "mlp_only_layers", json{6})),
                StartsWith("mlp_only_layers must be a whole number from 0 to 5"));
}

TEST(HfConfig, ReadsASharedExpert) {
    const ModelShape model = readConfig(with(experts("qwen2_moe"), "shared_expert_intermediate_size", 320));
    EXPECT_EQ(model.moe->shared_intermediate, 320);
    EXPECT_THAT(configComplaint(experts("qwen2_moe")),
                StartsWith("shared_expert_intermediate_size is missing"));
}

TEST(HfConfig, ReadsMixtralWhoseExpertsAreItsMlp) {
    const json config = with(with(dense("mixtral"), "num_local_experts", 8), "num_experts_per_tok", 2);
    const ModelShape model = readConfig(config);
    EXPECT_EQ(model.moe->experts, 8);
    EXPECT_EQ(model.moe->intermediate, 160);
    EXPECT_EQ(model.moe->layers.text(), "all");
}

TEST(HfConfig, NamesEachKeyThatIsMissing) {
    for (const char* key : {"num_hidden_layers", "hidden_size", "intermediate_size", "num_attention_heads",
                            "vocab_size", "torch_dtype", "model_type"}) {
        EXPECT_THAT(configComplaint(without(dense(), key)), StartsWith(std::string(key) + " is missing"))
            << key;
    }
    for (const char* key : {"num_experts", "num_experts_per_tok", "moe_intermediate_size"}) {
        EXPECT_THAT(configComplaint(without(experts(), key)), StartsWith(std::string(key) + " is missing"))
            << key;
    }
}

TEST(HfConfig, NamesEachKeyThatIsNoPossibleSizeAndItsRange) {
    const std::vector<json> impossible{0,         -1,        1.5, 96.0, "96", true, json::array({96}),
                                       INT64_MAX, UINT64_MAX};
    for (const char* key : {"num_hidden_layers", "hidden_size", "intermediate_size", "num_attention_heads",
                            "num_key_value_heads", "head_dim", "vocab_size"}) {
        for (const json& value : impossible) {
            EXPECT_THAT(configComplaint(with(dense(), key, value)),
                        StartsWith(std::string(key) + " must be a whole number from 1 to "))
                << value;
        }
    }
    for (const char* key : {"num_experts", "num_experts_per_tok", "moe_intermediate_size"}) {
        for (const json& value : impossible) {
            EXPECT_THAT(configComplaint(with(experts(), key, value)),
                        StartsWith(std::string(key) + " must be a whole number from 1 to "))
                << value;
        }
    }
}

TEST(HfConfig, ReadsTheLargestSizesAndNoneBeyond) {
    EXPECT_EQ(readConfig(with(dense(), "num_hidden_layers", kMaxLayers)).layers, kMaxLayers);
    EXPECT_EQ(configComplaint(with(dense(), "num_hidden_layers", kMaxLayers + 1)),
              "num_hidden_layers must be a whole number from 1 to 4,096, not 4097");
    EXPECT_EQ(configComplaint(with(dense(), "num_attention_heads", kMaxHeads + 1)),
              "num_attention_heads must be a whole number from 1 to 1,024, not 1025");
}

TEST(HfConfig, RefusesKeyHeadsThatDoNotDivideTheQueryHeads) {
    EXPECT_EQ(configComplaint(with(dense(), "num_key_value_heads", 3)),
              "num_key_value_heads must divide the 8 of num_attention_heads, not be 3");
}

TEST(HfConfig, RefusesMoreActiveExpertsThanThereAre) {
    EXPECT_EQ(configComplaint(with(experts(), "num_experts_per_tok", 17)),
              "num_experts_per_tok must be a whole number from 1 to 16, not 17");
}

TEST(HfConfig, RefusesWhatItWouldCountWrongByName) {
    const std::vector<std::pair<const char*, json>> foreign{
        {"kv_lora_rank", 512},
        {"quantization_config", {{"quant_method", "hqq"}}},
        {"sliding_window", 4096},
        {"text_config", {{"hidden_size", 96}}},
        {"full_attention_interval", 4},
        {"linear_num_value_heads", 32},
        {"attn_type_list", json::array({0, 1})},
        {"layers_block_type", json::array({"mamba"})},
        {"attention_chunk_size", 8192},
        {"cross_attention_layers", json::array({3})},
        {"is_encoder_decoder", true},
        {"block_configs", json::array({"attention"})},
        {"index_topk", 2048},
        {"num_experts", 64},
        {"num_local_experts", 8},
        {"n_routed_experts", 256},
    };
    for (const auto& [key, value] : foreign) {
        EXPECT_THAT(configComplaint(with(dense(), key, value)), StartsWith(key)) << key;
        EXPECT_EQ(configComplaint(with(dense(), key, nullptr)), "") << key;
    }
}

TEST(HfConfig, RefusesLayersThatItsFamilyDoesNotHave) {
    const json full = json::array({"full_attention", "full_attention", "full_attention", "full_attention",
                                   "full_attention", "full_attention"});
    EXPECT_EQ(configComplaint(with(dense(), "layer_types", full)), "");
    for (const char* type : {"linear_attention", "sliding_attention", "chunked_attention"}) {
        json types = full;
        types[3] = type;
        EXPECT_EQ(configComplaint(with(dense(), "layer_types", types)),
                  "layer_types holds '" + std::string(type) + "', which model_type 'llama' does not have");
    }
    EXPECT_EQ(configComplaint(with(dense(), "layer_types", json::array({"full_attention"}))),
              "layer_types must hold one type for each of the 6 layers, not 1");
}

TEST(HfConfig, RefusesAnUnknownModelTypeAndListsTheKnown) {
    EXPECT_EQ(configComplaint(dense("gpt2")),
              "model_type 'gpt2' is not understood; understood: " + hfFamilyNames());
    EXPECT_THAT(hfFamilyNames(), StartsWith("llama, mistral, mixtral, qwen2, "));
}

TEST(HfConfig, ListsEverythingThatIsForeignAtOnce) {
    const json config = with(with(dense("minimax"), "attn_type_list", json::array({0, 1})), "index_topk", 8);
    std::vector<std::string> messages;
    for (const Issue& issue : configIssues(config)) messages.push_back(issue.message.str());
    EXPECT_THAT(messages, testing::ElementsAre(StartsWith("attn_type_list"), StartsWith("index_topk"),
                                               StartsWith("model_type 'minimax'")));
}

// Any one damaged byte of a real file either leaves a readable model or is an InputError; nothing else
// escapes and nothing crashes.
TEST(HfConfig, SurvivesDamageAnywhereInARealFile) {
    const std::string text(modelPresets().front().json);
    int refused = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char damage : {'\0', '"', '{', '9', '-', '\xff'}) {
            std::string damaged = text;
            damaged[at] = damage;
            try {
                const ModelShape model = readHfConfig(damaged, "damaged");
                EXPECT_TRUE(validate(model).empty());
            } catch (const InputError&) {
                ++refused;
            }
        }
        EXPECT_THROW((void)readHfConfig(text.substr(0, at), "cut"), InputError);
    }
    EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace triscope
