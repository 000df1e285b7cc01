#include "core/cost/hf_families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "core/base/input_error.h"
#include "core/cost/hf_config.h"
#include "core/io/text_file.h"
#include "tests/cost/edited_json.h"
#include "tests/cost/hf_checks.h"
#include "tests/cost/published_models.h"

namespace triscope {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

json published(const char* name) {
    return json::parse(readTextFile(publishedConfig(name)));
}

std::string slidingLayers(const json& config) {
    const ModelShape model = readConfig(config);
    return model.sliding ? model.sliding->layers.text() : "none";
}

std::string notes(const ModelShape& model) {
    std::string text;
    for (const Message& note : model.notes) text += note.str() + "\n";
    return text;
}

TEST(HfFamilies, AreEachNamedOnce) {
    std::set<std::string> names;
    for (const HfFamily& family : hfFamilies()) {
        EXPECT_TRUE(names.insert(family.model_type).second) << family.model_type;
        EXPECT_EQ(findHfFamily(family.model_type), &family);
    }
    EXPECT_EQ(findHfFamily("gpt2"), nullptr);
}

// Which of the layers the library itself would slide in.
TEST(HfWindow, SlidesInEveryLayerOfMistralUnlessItIsNull) {
    EXPECT_EQ(slidingLayers(published("mistral-7b-v0.1")), "all");
    EXPECT_EQ(slidingLayers(with(published("mistral-7b-v0.1"), "sliding_window", nullptr)), "none");
}

TEST(HfWindow, OfQwenSlidesOnlyWhenAskedAndFromItsFirstWindowLayer) {
    json qwen = published("qwen1.5-moe-a2.7b");
    qwen["sliding_window"] = 4096;
    EXPECT_EQ(slidingLayers(qwen), "none");
    qwen["use_sliding_window"] = true;
    EXPECT_EQ(slidingLayers(qwen), "21-23");
    EXPECT_EQ(slidingLayers(with(qwen, "max_window_layers", 24)), "none");
    EXPECT_EQ(slidingLayers(with(qwen, "sliding_window", nullptr)), "none");
}

TEST(HfWindow, FollowsTheListOfLayerTypesWhereThereIsOne) {
    json types = json::array();
    for (int layer = 0; layer < 26; ++layer)
        types.push_back(layer < 3 ? "sliding_attention" : "full_attention");
    EXPECT_EQ(slidingLayers(with(published("gemma-3-1b"), "layer_types", types)), "0-2");
    EXPECT_EQ(slidingLayers(with(published("gemma-3-1b"), "sliding_window_pattern", 2)),
              "0,2,4,6,8,10,12,14,16,18,20,22,24");
}

TEST(HfWindow, ThatReachesOverEveryPositionIsFullAttention) {
    const ModelShape model = readConfig(published("phi-3.5-moe"));
    EXPECT_FALSE(model.sliding.has_value());
    EXPECT_THAT(notes(model), HasSubstr("131,072 tokens reaches over all 131,072 positions"));
}

TEST(HfWindow, MustBeAPossibleLength) {
    for (const json& bad : {json(-1), json(1.5), json("4096"), json(true)})
        EXPECT_THAT(configComplaint(with(published("mistral-7b-v0.1"), "sliding_window", bad)),
                    StartsWith("sliding_window must be a whole number from 1"))
            << bad;
}

TEST(HfExperts, StandInTheLayersThatTheFamilyGivesThem) {
    const auto layers = [](const json& config) { return readConfig(config).moe->layers.text(); };
    EXPECT_EQ(layers(published("deepseek-v2")), "1-59");
    EXPECT_EQ(layers(with(published("deepseek-v2-lite"), "moe_layer_freq", 5)), "5,10,15,20,25");
    EXPECT_EQ(layers(published("glm-4.5-air")), "1-45");
    EXPECT_EQ(layers(published("olmoe-1b-7b")), "all");
    EXPECT_THAT(configComplaint(with(published("deepseek-v2"), "first_k_dense_replace", 61)),
                StartsWith("first_k_dense_replace must be a whole number from 0 to 60"));
}

TEST(HfExperts, ShareAnExpertAsWideAsSeveral) {
    const ModelShape lite = readConfig(published("deepseek-v2-lite"));
    EXPECT_EQ(lite.moe->shared_intermediate, 2 * 1408);
    EXPECT_FALSE(lite.moe->shared_gate);
    EXPECT_TRUE(readConfig(published("qwen1.5-moe-a2.7b")).moe->shared_gate);
    EXPECT_EQ(
        readConfig(with(published("deepseek-v2-lite"), "n_shared_experts", nullptr)).moe->shared_intermediate,
        0);
}

TEST(HfLatentAttention, TakesEveryHeadSizeFromTheFile) {
    const ModelShape model = readConfig(published("deepseek-v2"));
    ASSERT_TRUE(model.mla.has_value());
    EXPECT_EQ(model.mla->q_rank, 1536);
    EXPECT_EQ(model.qkDim(), 192);
    EXPECT_EQ(model.vDim(), 128);
    EXPECT_EQ(model.kv_heads, 128);
    EXPECT_EQ(readConfig(published("deepseek-v2-lite")).mla->q_rank, 0);
    EXPECT_THAT(notes(model), HasSubstr("unabsorbed"));
    for (const char* key : {"kv_lora_rank", "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim"})
        EXPECT_THAT(configComplaint(with(published("deepseek-v2"), key, nullptr)), StartsWith(key));
}

TEST(HfLatentAttention, LeavesNoChoiceOfHeadSizes) {
    const ModelShape model = readConfig(published("deepseek-v2"));
    EXPECT_TRUE(validate(withHeads(model, 64, std::nullopt, std::nullopt)).empty());
    EXPECT_EQ(validate(withHeads(model, std::nullopt, 8, std::nullopt)).front().field, "kv-heads");
    EXPECT_EQ(validate(withHeads(model, std::nullopt, std::nullopt, 128)).front().field, "head-dim");
}

TEST(HfLinearAttention, NeedsItsSizesAndALayerWithAMask) {
    const json next = published("qwen3-next-80b-a3b");
    EXPECT_EQ(readConfig(next).linear->layers.size(), 36);
    EXPECT_EQ(readConfig(with(next, "full_attention_interval", 2)).linear->layers.size(), 24);
    EXPECT_THAT(configComplaint(with(next, "full_attention_interval", 49)),
                StartsWith("full_attention_interval leaves no layer with a mask"));
    EXPECT_THAT(configComplaint(with(next, "linear_conv_kernel_dim", nullptr)),
                StartsWith("linear_conv_kernel_dim is missing"));
}

TEST(HfQuantization, SaysHowManyBytesWeightsTake) {
    const auto bytes = [](const json& quantization) {
        return readConfig(with(published("yi-34b"), "quantization_config", quantization))
            .quantized->bytes_of_32;
    };
    EXPECT_EQ(bytes({{"quant_method", "fp8"}}), 32);
    EXPECT_EQ(bytes({{"quant_method", "gptq"}, {"bits", 4}, {"group_size", 128}}), 16);
    EXPECT_EQ(bytes({{"quant_method", "awq"}, {"bits", 4}}), 16);
    EXPECT_EQ(bytes({{"quant_method", "bitsandbytes"}, {"load_in_8bit", true}}), 32);
    EXPECT_EQ(bytes({{"quant_method", "compressed-tensors"},
                     {"config_groups", {{"group_0", {{"weights", {{"num_bits", 8}}}}}}}}),
              32);
    const ModelShape experts = readConfig(published("gpt-oss-20b"));
    EXPECT_EQ(experts.quantized->bytes_of_32, 17);
    EXPECT_TRUE(experts.quantized->experts_only);
}

TEST(HfQuantization, RefusesWhatItDoesNotKnow) {
    const auto refused = [](const json& quantization) {
        return configComplaint(with(published("yi-34b"), "quantization_config", quantization));
    };
    EXPECT_THAT(refused({{"quant_method", "hqq"}}),
                StartsWith("quantization_config.quant_method must be one of: fp8, gptq, awq"));
    EXPECT_THAT(refused({{"quant_method", "mxfp4"}}),
                StartsWith("quantization_config.quant_method mxfp4 is that of experts"));
    EXPECT_THAT(refused({{"quant_method", "gptq"}}), StartsWith("quantization_config.bits is missing"));
    EXPECT_THAT(refused({{"quant_method", "gptq"}, {"bits", 16}}), HasSubstr("from 1 to 8"));
    EXPECT_THAT(refused({{"quant_method", "bitsandbytes"}}), HasSubstr("load_in_8bit must be true"));
    EXPECT_THAT(refused(json::array({1})), StartsWith("quantization_config must be an object"));
}

TEST(HfTextConfig, IsReadWithTheFormatOfTheFileAroundIt) {
    const ModelShape model = readConfig(published("gemma-3-4b"));
    EXPECT_EQ(model.format, WeightFormat::Bf16);
    EXPECT_EQ(model.heads, 8);  // the library's own, which the file leaves out
    EXPECT_THAT(notes(model), HasSubstr("Only the text part"));
    json broken = published("gemma-3-4b");
    broken["text_config"].erase("hidden_size");
    EXPECT_THAT(configComplaint(broken), StartsWith("text_config.hidden_size is missing"));
    broken["text_config"] = 3;
    EXPECT_EQ(configComplaint(broken), "text_config must be an object, not 3");
}

TEST(HfPredictionLayers, AreNamedAndLeftOut) {
    const json with_layers = published("glm-4.5-air");
    EXPECT_THAT(notes(readConfig(with_layers)), HasSubstr("num_nextn_predict_layers 1"));
    const ModelShape without = readConfig(with(with_layers, "num_nextn_predict_layers", nullptr));
    EXPECT_EQ(countParameters(readConfig(with_layers)).total(), countParameters(without).total());
}

// A value of the wrong kind at any key, and a file that ends early: a readable model or an InputError.
TEST(HfFamilies, SurviveDamageInEveryKindOfFile) {
    const std::vector<json> strange{nullptr,    -1,   0,           1.5,           INT64_MAX,
                                    UINT64_MAX, "",   "attention", json::array(), json::object(),
                                    true,       1e300};
    int refused = 0;
    int readable = 0;
    const auto attempt = [&](const std::string& text) {
        try {
            const ModelShape model = readHfConfig(text, "damaged");
            EXPECT_TRUE(validate(model).empty()) << text;
            (void)countParameters(model).total();
            (void)storedWeightBytes(model);
            ++readable;
        } catch (const InputError&) {
            ++refused;
        }
    };
    std::mt19937 random(5);
    for (const auto& file : std::filesystem::directory_iterator(publishedConfigs())) {
        const std::string text = readTextFile(file.path().string());
        const json config = json::parse(text);
        for (const auto& [key, value] : config.items()) {
            for (const json& other : strange) attempt(with(config, key.c_str(), other).dump());
        }
        for (int cut = 0; cut < 40; ++cut) attempt(text.substr(0, random() % text.size()));
    }
    EXPECT_GT(refused, 1000);
    EXPECT_GT(readable, 1000);
}

}  // namespace
}  // namespace triscope
