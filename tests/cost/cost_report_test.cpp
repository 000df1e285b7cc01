#include "core/cost/cost_report.h"

#include <gtest/gtest.h>

#include <random>

#include "core/cost/presets.h"
#include "tests/cost/brute_cost.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

CostInput preset(const char* model, const char* hardware, Index tokens, const char* layers) {
    CostInput input;
    input.model = loadModel(model);
    input.hardware = loadHardware(hardware);
    input.mask.shape = MaskShape::square(tokens);
    input.triangle_layers = LayerSet::parse(layers, input.model.layers);
    return input;
}

CostInput defaults(Index tokens) {
    return preset("llama-3.1-8b", "ascend-910b3", tokens, "16-31");
}

// Some of the layers: no linear attention in all of them, for then there is no mask.
LayerSet someLayers(Index layers, std::mt19937& random) {
    LayerSet set = LayerSet::none(layers);
    for (Index layer = 1; layer < layers; ++layer) {
        if (random() % 2 == 0) set.insert(layer);
    }
    return set;
}

void addLayerKinds(ModelShape& model, std::mt19937& random) {
    const auto draw = [&random](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    model.gated_mlp = draw(0, 2) > 0;
    switch (draw(0, 4)) {
        case 0:
            model.sliding = {draw(1, 12), someLayers(model.layers, random)};
            if (draw(0, 2) == 0) model.sliding->layers = LayerSet::all(model.layers);
            break;
        case 1:
            model.mla = MlaShape{.q_rank = draw(0, 3),
                                 .kv_rank = draw(1, 4),
                                 .nope_dim = draw(1, 4),
                                 .rope_dim = draw(1, 3),
                                 .v_dim = draw(1, 4)};
            model.kv_heads = model.heads;
            model.head_dim = model.mla->qkDim();
            break;
        case 2:
            model.linear = {.key_heads = draw(1, 2),
                            .key_dim = draw(1, 3),
                            .value_heads = draw(1, 3),
                            .value_dim = draw(1, 3),
                            .conv_kernel = draw(1, 4),
                            .layers = someLayers(model.layers, random)};
            model.gated_output = draw(0, 1) == 0;
            break;
        default:
            break;
    }
}

void quantize(ModelShape& model, std::mt19937& random) {
    const Index bytes = std::uniform_int_distribution<Index>(12, 32)(random);
    const bool experts_only = model.moeLayers() > 0 && random() % 2 == 0;
    model.quantized = {.method = "any", .bytes_of_32 = bytes, .experts_only = experts_only};
}

ModelShape randomModel(std::mt19937& random) {
    const auto draw = [&random](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    ModelShape model;
    model.layers = draw(1, 3);
    model.hidden = draw(1, 6);
    model.kv_heads = draw(1, 2);
    model.heads = model.kv_heads * draw(1, 3);
    model.head_dim = draw(1, 4);
    model.vocab = draw(1, 9);
    model.intermediate = draw(1, 7);
    if (draw(0, 3) == 0) model.format = WeightFormat::Fp32;
    addLayerKinds(model, random);
    if (draw(0, 3) == 0) quantize(model, random);
    if (draw(0, 1) == 0) return model;
    MoeShape moe{.experts = draw(1, 12), .intermediate = draw(1, 4), .layers = LayerSet::none(model.layers)};
    moe.active = draw(1, moe.experts);
    moe.shared_intermediate = draw(0, 1) == 0 ? 0 : draw(1, 4);
    for (Index layer = 0; layer < model.layers; ++layer) {
        if (draw(0, 1) == 0) moe.layers.insert(layer);
    }
    moe.shared_gate = draw(0, 1) == 0;
    model.moe = moe;
    if (draw(0, 2) == 0) quantize(model, random);
    return model;
}

CostInput randomInput(std::mt19937& random) {
    CostInput input;
    input.model = randomModel(random);
    input.hardware = loadHardware("ascend-910b3");
    input.hardware.fp32_peak = input.hardware.fp16_peak;
    input.mask = brute::randomSettings(random);
    input.block = std::uniform_int_distribution<Index>(1, 7)(random);
    input.kv_bytes = std::uniform_int_distribution<Index>(1, 4)(random);
    input.mask_form = static_cast<MaskForm>(std::uniform_int_distribution<int>(0, 3)(random));
    input.triangle_layers = LayerSet::none(input.model.layers);
    for (Index layer = 0; layer < input.model.layers; ++layer) {
        if (random() % 2 == 0) input.triangle_layers.insert(layer);
    }
    return input;
}

void expectSame(const CallCost& cost, const brute::Count& count) {
    EXPECT_EQ(cost.attention_flops.value, count.attention_flops);
    EXPECT_EQ(cost.executed_flops.value, count.executed_flops);
    EXPECT_EQ(cost.linear_flops.value, count.linear_flops);
    EXPECT_EQ(cost.weight_bytes.value, count.weight_bytes);
    EXPECT_EQ(cost.activation_bytes.value, count.activation_bytes);
    EXPECT_EQ(cost.attention_bytes.value, count.attention_bytes);
    EXPECT_EQ(cost.bytes_moved.value, count.weight_bytes + count.activation_bytes + count.attention_bytes);
    EXPECT_EQ(cost.kv_cache_bytes.value, count.kv_cache_bytes);
    EXPECT_EQ(cost.mask_bytes.value, count.mask_bytes);
    EXPECT_EQ(cost.score_bytes.value, count.score_bytes);
    EXPECT_EQ(cost.workspace_bytes.value, count.workspace_bytes);
}

TEST(CostReport, CountsWhatCountingOneByOneFinds) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 200; ++trial) {
        const CostInput input = randomInput(random);
        ASSERT_TRUE(validate(input).empty()) << validate(input).front().message.str();
        SCOPED_TRACE(brute::describe(input.mask) + " layers " + input.triangle_layers.text());
        const CostReport report = costOf(input);
        const Index layers = input.model.layers;
        expectSame(report.dense, brute::countPrefill(input, LayerSet::none(layers)));
        expectSame(report.triangle, brute::countPrefill(input, LayerSet::all(layers)));
        expectSame(report.mix, brute::countPrefill(input, input.triangle_layers));
        if (HasFailure()) return;
    }
}

TEST(CostReport, OfOneLayerTimesLayersIsThatOfAll) {
    const CostReport report = costOf(defaults(4096));
    EXPECT_EQ(report.dense.attention_flops, 32 * report.dense_layer.attention_flops);
    EXPECT_EQ(report.triangle.executed_flops, 32 * report.triangle_layer.executed_flops);
    EXPECT_EQ(report.mix.executed_flops,
              16 * report.dense_layer.executed_flops + 16 * report.triangle_layer.executed_flops);
    EXPECT_EQ(report.mix.attention_bytes,
              16 * report.dense_layer.attention_bytes + 16 * report.triangle_layer.attention_bytes);
    EXPECT_DOUBLE_EQ(
        report.mix.attention_seconds.value,
        16 * (report.dense_layer.attention_seconds + report.triangle_layer.attention_seconds).value);
}

// A small call on a device of round numbers, by hand. One layer, hidden 4, 2 heads of 2, 1 KV head, MLP 8,
// vocabulary 10, fp16; 4 tokens, dense, one block.
CostInput byHand() {
    CostInput input;
    input.model.layers = 1;
    input.model.hidden = 4;
    input.model.heads = 2;
    input.model.kv_heads = 1;
    input.model.head_dim = 2;
    input.model.intermediate = 8;
    input.model.vocab = 10;
    input.model.format = WeightFormat::Fp16;
    input.mask.pattern = "dense";
    input.mask.shape = MaskShape::square(4);
    input.triangle_layers = LayerSet::none(1);
    input.hardware.fp16_peak = Sourced<double>{.value = 1000e9};
    input.hardware.memory_bandwidth.value = 100e9;
    input.hardware.memory_capacity.value = 1e12;
    input.hardware.linear_efficiency.value = 0.5;
    input.hardware.attention_efficiency.value = 0.25;
    input.hardware.memory_efficiency.value = 0.8;
    return input;
}

TEST(CostReport, MatchesACallWorkedOutByHand) {
    const CallCost cost = costOf(byHand()).dense;
    EXPECT_EQ(cost.attention_flops.value, 4 * 2 * 2 * 10);           // 1 + 2 + 3 + 4 cells
    EXPECT_EQ(cost.executed_flops.value, 4 * 2 * 2 * 16);            // one block
    EXPECT_EQ(cost.linear_flops.value, 2 * 4 * (48 + 96) + 2 * 40);  // 16+8+8+16 and 3*32 weights; logits
    EXPECT_EQ(cost.weight_bytes.value, 2 * (48 + 96 + 40));
    EXPECT_EQ(cost.activation_bytes.value, 2 * (4 * (16 + 32) + 14) + 2 * 2 * 2 * 4);
    EXPECT_EQ(cost.attention_bytes.value, 2 * (4 * 4 * 2) + 2 * (4 * 2 * 2));
    EXPECT_EQ(cost.kv_cache_bytes.value, 2 * 1 * 2 * 2 * 4);
    EXPECT_EQ(cost.score_bytes.value, 2 * 4 * 4 * 4);
    EXPECT_EQ(cost.workspace_bytes.value, 2 * 4 * 4);
}

TEST(CostReport, WaitsForTheSlowerOfArithmeticAndMemory) {
    CostInput input = byHand();
    const CallCost memory_bound = costOf(input).dense;
    EXPECT_DOUBLE_EQ(memory_bound.linear_seconds.value, (368 + 444) / 80e9);
    EXPECT_DOUBLE_EQ(memory_bound.attention_seconds.value, 96 / 80e9);
    EXPECT_DOUBLE_EQ(memory_bound.seconds.value, (368 + 444) / 80e9 + 96 / 80e9);
    EXPECT_TRUE(costOf(input).dense_layer.memoryBound());
    input.hardware.memory_bandwidth.value = 1e15;
    const CallCost compute_bound = costOf(input).dense;
    EXPECT_DOUBLE_EQ(compute_bound.linear_seconds.value, 1232 / 500e9);
    EXPECT_DOUBLE_EQ(compute_bound.attention_seconds.value, 256 / 250e9);
    EXPECT_FALSE(costOf(input).dense_layer.memoryBound());
}

TEST(CostReport, LeavesTheKvCacheAndTheLinearPartAlone) {
    const CostReport report = costOf(defaults(131072));
    EXPECT_EQ(report.triangle.kv_cache_bytes, report.dense.kv_cache_bytes);
    EXPECT_EQ(report.mix.kv_cache_bytes, report.dense.kv_cache_bytes);
    EXPECT_EQ(report.triangle.linear_flops, report.dense.linear_flops);
    EXPECT_EQ(report.triangle.linear_seconds, report.dense.linear_seconds);
}

TEST(CostReport, CachesOneHundredTwentyEightKibibytesATokenForLlama31) {
    EXPECT_EQ(costOf(defaults(1)).dense.kv_cache_bytes.value, 128 * 1024);
    EXPECT_EQ(costOf(defaults(131072)).dense.kv_cache_bytes.value, WideInt{16} << 30);
    CostInput eight_bit = defaults(1);
    eight_bit.kv_bytes = 1;
    EXPECT_EQ(costOf(eight_bit).dense.kv_cache_bytes.value, 64 * 1024);
}

TEST(CostReport, SpendsTwoFlopsATokenOnEachParameterButTheEmbedding) {
    for (const Preset& name : modelPresets()) {
        CostInput input = defaults(1000);
        input.model = loadModel(std::string(name.name));
        input.triangle_layers = LayerSet::none(input.model.layers);
        const ParameterCount count = countParameters(input.model);
        const WideInt passed = count.active() - count.embedding - count.head - count.norms_bias;
        const WideInt logits = 2 * WideInt{input.model.hidden} * input.model.vocab;
        EXPECT_EQ(costOf(input).dense.linear_flops.value, 2 * 1000 * passed + logits) << name.name;
    }
}

TEST(CostReport, ReadsOnlyTheExpertsThatTheTokensCanChoose) {
    const auto weightsAt = [](Index tokens) {
        return costOf(preset("qwen3-30b-a3b", "ascend-910b3", tokens, "none")).dense.weight_bytes.value;
    };
    const WideInt expert = WideInt{2} * 48 * 3 * 2048 * 768;
    EXPECT_EQ(weightsAt(2) - weightsAt(1), 8 * expert);
    EXPECT_EQ(weightsAt(16) - weightsAt(1), 120 * expert);
    EXPECT_EQ(weightsAt(17), weightsAt(16));
}

TEST(CostReport, IsThatOfDenseWhileTheMiddleIsEmpty) {
    for (const Index tokens : {1, 100, 648, 649}) {
        const CostReport report = costOf(defaults(tokens));  // 8 + 512 + 128 + 1 = 649
        EXPECT_EQ(report.triangle.attention_flops, report.dense.attention_flops) << tokens;
        EXPECT_EQ(report.triangle.executed_flops, report.dense.executed_flops) << tokens;
    }
    const CostReport longer = costOf(defaults(650));
    EXPECT_EQ(longer.dense_layer.attention_flops.value - longer.triangle_layer.attention_flops.value,
              4 * 32 * 128);
}

TEST(CostReport, OfAMixWithNoneOrAllLayersIsDenseOrTriangle) {
    const CostReport none = costOf(preset("qwen3-8b", "a100-80g", 8192, "none"));
    EXPECT_EQ(none.mix.executed_flops, none.dense.executed_flops);
    EXPECT_EQ(none.mix.seconds, none.dense.seconds);
    EXPECT_EQ(none.mix.mask_bytes.value, 0);
    const CostReport all = costOf(preset("qwen3-8b", "a100-80g", 8192, "all"));
    EXPECT_EQ(all.mix.executed_flops, all.triangle.executed_flops);
    EXPECT_EQ(all.mix.seconds, all.triangle.seconds);
    EXPECT_EQ(all.mix.score_bytes, all.triangle.score_bytes);
}

TEST(CostReport, ProcessesTheTokensOfAChunkAgainstAllKeys) {
    CostInput whole = defaults(8192);
    CostInput first = whole;
    first.mask.shape = {.queries = 4096, .keys = 4096, .query_offset = 0, .prompt = 8192};
    CostInput second = whole;
    second.mask.shape = {.queries = 4096, .keys = 8192, .query_offset = 4096, .prompt = 8192};
    const CostReport all = costOf(whole);
    const CostReport one = costOf(first);
    const CostReport two = costOf(second);
    EXPECT_EQ(one.dense.attention_flops + two.dense.attention_flops, all.dense.attention_flops);
    EXPECT_EQ(one.triangle.attention_flops + two.triangle.attention_flops, all.triangle.attention_flops);
    const Flops logits{2 * WideInt{4096} * 128256};
    EXPECT_EQ(one.dense.linear_flops + two.dense.linear_flops, all.dense.linear_flops + logits);
    EXPECT_EQ(two.dense.kv_cache_bytes, all.dense.kv_cache_bytes);
    EXPECT_EQ(two.dense.workspace_bytes.value, 4 * 32 * 4096);
}

TEST(CostReport, SizesTheMaskInEachForm) {
    CostInput input = defaults(4096);
    const MaskSizes sizes = costOf(input).mask_sizes;
    EXPECT_EQ(sizes.none.value, 0);
    EXPECT_EQ(sizes.block.value, 64 * 64);
    EXPECT_EQ(sizes.token_bool.value, 16 << 20);
    EXPECT_EQ(sizes.token_fp32.value, 64 << 20);
    for (const auto& [form, size] : {std::pair{MaskForm::None, sizes.none},
                                     {MaskForm::Block, sizes.block},
                                     {MaskForm::TokenBool, sizes.token_bool},
                                     {MaskForm::TokenFp32, sizes.token_fp32}}) {
        input.mask_form = form;
        EXPECT_EQ(costOf(input).triangle.mask_bytes, size) << maskFormName(form);
        EXPECT_EQ(costOf(input).mix.mask_bytes, size) << maskFormName(form);
        EXPECT_EQ(costOf(input).dense.mask_bytes.value, 0) << maskFormName(form);
        EXPECT_EQ(findMaskForm(maskFormName(form)), form);
    }
    EXPECT_EQ(findMaskForm("token"), std::nullopt);
}

TEST(CostReport, StaysExactAtTheLargestSizes) {
    CostInput input = defaults(kMaxLength);
    input.mask.pattern = "full";
    input.model.layers = kMaxLayers;
    input.model = withHeads(input.model, kMaxHeads, 1, kMaxHeadDim);
    input.triangle_layers = LayerSet::none(kMaxLayers);
    const CostReport report = costOf(input);
    EXPECT_EQ(report.triangle.attention_flops.value, WideInt{1} << (2 + 10 + 12 + 60 + 12));
    EXPECT_EQ(report.dense.score_bytes.value, WideInt{1} << (2 + 10 + 60));
}

TEST(CostInput, NamesWhatCannotBePriced) {
    const auto fieldOf = [](auto change) {
        CostInput input = defaults(1024);
        change(input);
        const Issues issues = validate(input);
        return issues.size() == 1 ? issues.front().field : std::to_string(issues.size()) + " issues";
    };
    EXPECT_EQ(fieldOf([](CostInput&) {}), "0 issues");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.block = 0; }), "block");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.block = kMaxBlock + 1; }), "block");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.kv_bytes = 0; }), "kv-bytes");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.mask.sink = -1; }), "sink");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.model.kv_heads = 5; }), "kv-heads");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.triangle_layers = LayerSet::all(28); }), "triangle-layers");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.model.format = WeightFormat::Fp32; }), "hardware");
    EXPECT_EQ(fieldOf([](CostInput& in) { in.hardware.memory_bandwidth.value = 0; }), "hardware");
}

TEST(Lengths, ArePricedAsIfEachWereAlone) {
    const std::vector<Index> lengths{1024, 131072, kMaxLength};
    const std::vector<LengthCost> costs = costOfLengths(defaults(7), lengths);
    ASSERT_EQ(costs.size(), 3U);
    for (std::size_t at = 0; at < lengths.size(); ++at) {
        const CostReport alone = costOf(defaults(lengths[at]));
        EXPECT_EQ(costs[at].seq, lengths[at]);
        EXPECT_EQ(costs[at].cost.mix.executed_flops, alone.mix.executed_flops);
        EXPECT_EQ(costs[at].cost.mix.seconds, alone.mix.seconds);
    }
}

TEST(Lengths, AreSpacedEvenlyInTheirLogarithm) {
    EXPECT_EQ(logSpacedLengths(1024, 16384, 5), (std::vector<Index>{1024, 2048, 4096, 8192, 16384}));
    EXPECT_EQ(logSpacedLengths(1, 3, 10), (std::vector<Index>{1, 2, 3}));
    EXPECT_EQ(logSpacedLengths(5, 5, 2), std::vector<Index>{5});
    const std::vector<Index> longest = logSpacedLengths(1, kMaxLength, 20);
    EXPECT_EQ(longest.front(), 1);
    EXPECT_EQ(longest.back(), kMaxLength);
    for (std::size_t at = 1; at < longest.size(); ++at) EXPECT_LT(longest[at - 1], longest[at]);
}

}  // namespace
}  // namespace triscope
