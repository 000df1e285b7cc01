#include "core/cost/model_shape.h"

#include <gtest/gtest.h>

#include "core/base/numbers.h"
#include "core/cost/presets.h"

// Against the parameter counts of the published checkpoints, norms and biases included.
namespace triscope {
namespace {

std::string total(const ModelShape& model) {
    return groupDigits(countParameters(model).total());
}

TEST(ParameterCount, OfLlama31IsThatOfItsCheckpoint) {
    EXPECT_EQ(total(loadModel("llama-3.1-8b")), "8,030,261,248");
}

TEST(ParameterCount, OfQwen3IsThatOfItsCheckpoint) {
    EXPECT_EQ(total(loadModel("qwen3-8b")), "8,190,735,360");
    EXPECT_EQ(total(loadModel("qwen3-32b")), "32,762,123,264");
}

TEST(ParameterCount, OfTheExpertModelIsThirtyBillionOfWhichThreeAreActive) {
    const ParameterCount count = countParameters(loadModel("qwen3-30b-a3b"));
    EXPECT_EQ(groupDigits(count.total()), "30,532,122,624");
    EXPECT_NEAR(static_cast<double>(count.active()), 3.3e9, 0.06e9);
}

ModelShape qwen2At7B() {
    ModelShape model;
    model.layers = 28;
    model.hidden = 3584;
    model.intermediate = 18944;
    model.heads = 28;
    model.kv_heads = 4;
    model.head_dim = 128;
    model.vocab = 152064;
    model.qkv_bias = true;
    return model;
}

TEST(ParameterCount, IncludesTheBiasesOfQwen2) {
    EXPECT_EQ(total(qwen2At7B()), "7,615,616,512");
}

TEST(ParameterCount, OfATiedHeadCountsTheMatrixOnce) {
    ModelShape model = qwen2At7B();
    const WideInt untied = countParameters(model).total();
    model.tie_embeddings = true;
    EXPECT_EQ(untied - countParameters(model).total(), WideInt{152064} * 3584);
}

// Qwen1.5-MoE-A2.7B: 14.3 billion parameters, 2.7 billion active.
TEST(ParameterCount, IncludesASharedExpert) {
    ModelShape model;
    model.layers = 24;
    model.hidden = 2048;
    model.heads = 16;
    model.kv_heads = 16;
    model.head_dim = 128;
    model.vocab = 151936;
    model.qkv_bias = true;
    model.moe = MoeShape{.experts = 60,
                         .active = 4,
                         .intermediate = 1408,
                         .shared_intermediate = 5632,
                         .layers = LayerSet::all(24)};
    const ParameterCount count = countParameters(model);
    EXPECT_EQ(groupDigits(count.total()), "14,315,784,192");
    EXPECT_NEAR(static_cast<double>(count.active()), 2.7e9, 0.05e9);
}

// Mixtral 8x7B: 46.7 billion parameters, 12.9 billion active.
TEST(ParameterCount, OfMixtralIsThatOfItsCheckpoint) {
    ModelShape model;
    model.layers = 32;
    model.hidden = 4096;
    model.heads = 32;
    model.kv_heads = 8;
    model.head_dim = 128;
    model.vocab = 32000;
    model.moe = MoeShape{.experts = 8, .active = 2, .intermediate = 14336, .layers = LayerSet::all(32)};
    const ParameterCount count = countParameters(model);
    EXPECT_EQ(groupDigits(count.total()), "46,702,792,704");
    EXPECT_NEAR(static_cast<double>(count.active()), 12.9e9, 0.05e9);
}

TEST(ModelShape, TakesTheHeadsThatAreGiven) {
    const ModelShape model = withHeads(loadModel("llama-3.1-8b"), 16, std::nullopt, 64);
    EXPECT_EQ(model.heads, 16);
    EXPECT_EQ(model.kv_heads, 8);
    EXPECT_EQ(model.head_dim, 64);
    EXPECT_TRUE(validate(model).empty());
}

TEST(ModelShape, NamesTheHeadsThatAreImpossible) {
    const auto fieldOf = [](std::optional<Index> heads, std::optional<Index> kv_heads,
                            std::optional<Index> head_dim) {
        const Issues issues = validate(withHeads(loadModel("llama-3.1-8b"), heads, kv_heads, head_dim));
        return issues.size() == 1 ? issues.front().field : std::to_string(issues.size()) + " issues";
    };
    EXPECT_EQ(fieldOf(0, {}, {}), "heads");
    EXPECT_EQ(fieldOf(kMaxHeads + 1, {}, {}), "heads");
    EXPECT_EQ(fieldOf({}, -1, {}), "kv-heads");
    EXPECT_EQ(fieldOf({}, 5, {}), "kv-heads");
    EXPECT_EQ(fieldOf(4, {}, {}), "kv-heads");
    EXPECT_EQ(fieldOf({}, {}, kMaxHeadDim + 1), "head-dim");
}

}  // namespace
}  // namespace triscope
