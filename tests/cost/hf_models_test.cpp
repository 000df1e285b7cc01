#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/presets.h"
#include "tests/cost/published_models.h"

// Configurations of published models against their published numbers.
namespace triscope {
namespace {

ModelShape load(const std::string& name) {
    return loadModel(publishedConfig(name));
}

TEST(PublishedModels, HaveTheParametersOfTheirCheckpoints) {
    const std::vector<std::pair<const char*, const char*>> totals{
        {"llama-3.2-1b", "1,235,814,400"},
        {"mistral-7b-v0.1", "7,241,732,096"},
        {"mixtral-8x7b", "46,702,792,704"},
        {"yi-34b", "34,388,917,248"},
        {"qwen1.5-moe-a2.7b", "14,315,784,192"},
        {"gemma-7b", "8,537,680,896"},
        {"gemma-2-9b", "9,241,705,984"},
        {"gemma-3-1b", "999,885,952"},
        {"gemma-3-4b", "3,880,263,168"},
        {"phi-3-mini-4k", "3,821,079,552"},
        {"phi-4", "14,659,507,200"},
        {"phi-3.5-moe", "41,873,153,344"},
        {"olmo-2-7b", "7,298,617,344"},
        {"olmoe-1b-7b", "6,919,161,856"},
        {"starcoder2-3b", "3,030,371,328"},
        {"c4ai-command-r-v01", "34,980,831,232"},
        {"internlm2-7b", "7,737,708,544"},
        {"glm-4-9b-0414", "9,400,279,040"},
        {"smollm3-3b", "3,075,098,624"},
        {"seed-oss-36b", "36,151,104,512"},
        {"baichuan2-7b", "7,505,973,248"},
        {"minicpm-2b", "2,724,880,896"},
        {"deepseek-moe-16b", "16,375,728,128"},
        {"deepseek-v2-lite", "15,706,484,224"},
        {"deepseek-v2", "235,741,434,880"},
        {"gpt-oss-20b", "20,914,757,184"},
        {"gpt-oss-120b", "116,829,156,672"},
    };
    for (const auto& [name, total] : totals)
        EXPECT_EQ(groupDigits(countParameters(load(name)).total()), total) << name;
}

// Where only the model card's figure is at hand, in billions.
TEST(PublishedModels, HaveTheSizesOfTheirModelCards) {
    const std::vector<std::pair<const char*, double>> totals{{"olmo-7b", 6.89},
                                                             {"olmo-3-7b", 7.30},
                                                             {"granite-3.1-8b", 8.17},
                                                             {"glm-4.5-air", 106.85},
                                                             {"granite-3.1-3b-a800m", 3.30},
                                                             {"c4ai-command-r7b", 8.03},
                                                             {"stablelm-2-1.6b", 1.6444},
                                                             {"nemotron-mini-4b", 4.19},
                                                             {"qwen2.5-vl-7b", 7.62},
                                                             {"kimi-k2", 1026.4},
                                                             {"qwen3-next-80b-a3b", 79.7}};
    for (const auto& [name, billions] : totals) {
        const auto total = static_cast<double>(countParameters(load(name)).total());
        EXPECT_NEAR(total / 1e9, billions, 0.002 * billions) << name;
    }
}

// Cards round to two digits, and some leave out the embedding, of which a token reads one row.
TEST(PublishedModels, PassAsManyParametersATokenAsTheirCardsSay) {
    struct Card {
        const char* name;
        double billions;
        bool embedding;
    };
    for (const Card& card : {Card{"mixtral-8x7b", 12.9, true},
                             {"olmoe-1b-7b", 1.3, true},
                             {"phi-3.5-moe", 6.6, true},
                             {"deepseek-moe-16b", 2.8, true},
                             {"deepseek-v2-lite", 2.4, false},
                             {"deepseek-v2", 21, false},
                             {"kimi-k2", 32, false},
                             {"gpt-oss-20b", 3.6, false},
                             {"gpt-oss-120b", 5.1, false}}) {
        const ParameterCount count = countParameters(load(card.name));
        const WideInt active = count.active() - (card.embedding ? 0 : count.embedding);
        EXPECT_NEAR(static_cast<double>(active) / 1e9, card.billions, 0.025 * card.billions) << card.name;
    }
}

TEST(PublishedModels, OfDeepSeekV3Have671BillionParametersOfWhich37AreActive) {
    const ParameterCount count = countParameters(loadModel("deepseek-v3"));
    EXPECT_EQ(groupDigits(count.total()), "671,026,419,200");
    EXPECT_NEAR(static_cast<double>(count.active()), 37.5e9, 0.1e9);
}

TEST(PublishedModels, OfThePresetsHaveTheParametersOfTheirCheckpoints) {
    for (const auto& [name, total] : {std::pair{"llama-3.1-70b", "70,553,706,496"},
                                      {"qwen2.5-7b", "7,615,616,512"},
                                      {"qwen3-0.6b", "596,049,920"},
                                      {"qwen3-14b", "14,768,307,200"}}) {
        EXPECT_EQ(groupDigits(countParameters(loadModel(name)).total()), total) << name;
    }
}

TEST(PublishedModels, SlideWhereTheirFilesSaySo) {
    const auto sliding = [](const char* name) {
        const ModelShape model = load(name);
        return model.sliding ? groupDigits(model.sliding->window) + " in " + model.sliding->layers.text()
                             : "none";
    };
    EXPECT_EQ(sliding("mistral-7b-v0.1"), "4,096 in all");
    EXPECT_EQ(sliding("mixtral-8x7b"), "none");
    EXPECT_EQ(sliding("qwen1.5-moe-a2.7b"), "none");
    EXPECT_EQ(sliding("gemma-3-1b"), "512 in 0-4,6-10,12-16,18-22,24-25");
    EXPECT_EQ(sliding("c4ai-command-r7b"), "4,096 in 0-2,4-6,8-10,12-14,16-18,20-22,24-26,28-30");
    EXPECT_EQ(sliding("gpt-oss-20b"), "128 in 0,2,4,6,8,10,12,14,16,18,20,22");
    EXPECT_EQ(sliding("smollm3-3b"), "none");
    EXPECT_EQ(sliding("phi-3.5-moe"), "none");  // 131,072 of 131,072 positions
}

TEST(PublishedModels, HaveLinearAttentionInThreeOfFourLayersOfQwen3Next) {
    const ModelShape model = load("qwen3-next-80b-a3b");
    ASSERT_TRUE(model.linear.has_value());
    EXPECT_EQ(model.linearLayers(), 36);
    EXPECT_EQ(model.attentionOf(2), LayerAttention::Linear);
    EXPECT_EQ(model.attentionOf(3), LayerAttention::Full);
    EXPECT_TRUE(model.gated_output);
}

CostReport costOfModel(const ModelShape& model, Index tokens) {
    CostInput input;
    input.model = model;
    input.hardware = loadHardware("h100-sxm");
    input.mask.shape = MaskShape::square(tokens);
    input.triangle_layers = LayerSet::all(model.layers);
    return costOf(input);
}

// 576 elements of two bytes in each of 61 layers: 70,272 bytes a token.
TEST(PublishedModels, CacheTheLatentsOfDeepSeekV3) {
    const CostReport report = costOfModel(loadModel("deepseek-v3"), 1000);
    EXPECT_EQ(report.dense.kv_cache_bytes.value, 70272 * 1000);
    EXPECT_EQ(report.dense_layer.attention_flops.value, 2 * 128 * (192 + 128) * WideInt{500500});
}

TEST(PublishedModels, CacheTheWindowOfASlidingLayer) {
    const WideInt token = 2 * 8 * 128 * 2;
    const CostReport report = costOfModel(load("c4ai-command-r7b"), 100000);
    EXPECT_EQ(report.dense.kv_cache_bytes.value, token * (8 * 100000 + 24 * 4096));
    const CostReport brief = costOfModel(load("c4ai-command-r7b"), 1000);
    EXPECT_EQ(brief.dense.kv_cache_bytes.value, token * 32 * 1000);
}

TEST(PublishedModels, SaveNothingByThePatternWhereEveryLayerSlides) {
    const CostReport report = costOfModel(load("mistral-7b-v0.1"), 32768);
    EXPECT_EQ(report.triangle.executed_flops, report.dense.executed_flops);
    EXPECT_EQ(report.triangle.mask_bytes.value, 0);
    EXPECT_THAT(report.notes.front().str(), testing::StartsWith("32 of 32 layers keep their sliding window"));
}

TEST(PublishedModels, ReadWeightsInTheBytesTheyAreStoredIn) {
    const ModelShape model = loadModel("deepseek-v3");
    const ParameterCount count = countParameters(model);
    const WideInt in_layers = count.attention + count.mlp;
    EXPECT_EQ(storedWeightBytes(model).value, in_layers + 2 * (count.total() - in_layers));
    // The checkpoint of gpt-oss-20b is 13.8 GB.
    EXPECT_NEAR(storedWeightBytes(load("gpt-oss-20b")).toDouble(), 13.77e9, 0.02e9);
}

TEST(PublishedModels, AreAllAmongTheFilesOfTheTests) {
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(publishedConfigs())) {
        const ModelShape model = loadModel(file.path().string());
        EXPECT_TRUE(validate(model).empty()) << file.path();
        ++files;
    }
    EXPECT_GE(files, 38U);
}

}  // namespace
}  // namespace triscope
