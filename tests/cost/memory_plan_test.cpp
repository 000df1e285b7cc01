#include "core/cost/memory_plan.h"

#include <gtest/gtest.h>

#include <map>

#include "core/cost/cost_report.h"
#include "core/cost/presets.h"
#include "core/cost/traced.h"
#include "tests/cost/arithmetic.h"

namespace triscope {
namespace {

CostInput memoryInput(const char* model, Index tokens, const Deployment& deployment = {}) {
    CostInput input;
    input.model = loadModel(model);
    input.hardware = loadHardware("ascend-910b3");
    input.mask.shape = MaskShape::square(tokens);
    input.triangle_layers = LayerSet::parse("3-9", input.model.layers);
    input.deployment = deployment;
    input.kv_bytes = bytesOf(deployment.kv_dtype, input.model.format);
    return input;
}

WideInt bytesOf(const MemoryPlan& plan, std::string_view name) {
    for (const MemoryItem& item : plan.items) {
        if (item.name == name) return item.bytes.value;
    }
    return 0;
}

std::vector<CostInput> variety() {
    std::vector<CostInput> inputs{
        memoryInput("llama-3.1-8b", 131072),
        memoryInput("qwen3-8b", 4097, {.kv_dtype = KvDtype::Int8, .tensor_parallel = 4}),
        memoryInput("qwen3-30b-a3b", 70000, {.context_parallel = 3, .prefill_chunk = 1000}),
        memoryInput("deepseek-v3", 8192, {.tensor_parallel = 16}),
        memoryInput("qwen3-32b", 1 << 20, {.tensor_parallel = 8, .context_parallel = 16})};
    inputs.back().mask_form = MaskForm::TokenBool;
    return inputs;
}

// Quantised weights take what is stored, on every rank.
TEST(MemoryPlan, HoldsQuantisedWeightsAsTheyAreStored) {
    const CostInput whole = memoryInput("deepseek-v3", 8192);
    const WideInt stored = storedWeightBytes(whole.model).value;
    EXPECT_NEAR(static_cast<double>(stored) / (WideInt{1} << 30), 627, 1);
    EXPECT_EQ(bytesOf(planMemory(whole).dense, "weight_bytes"), stored);
    const CostInput split = memoryInput("deepseek-v3", 8192, {.tensor_parallel = 16});
    const auto rank = static_cast<double>(bytesOf(planMemory(split).dense, "weight_bytes"));
    EXPECT_GT(rank * 16, static_cast<double>(stored));
    EXPECT_LT(rank * 16, 1.2 * static_cast<double>(stored));
}

constexpr AttentionBuffers kAllBuffers[] = {AttentionBuffers::Fused, AttentionBuffers::TwoPass,
                                            AttentionBuffers::Unfused};

TEST(MemoryPlan, MatchesADeviceWorkedOutByHand) {
    const MemoryReport report = planMemory(memoryInput("llama-3.1-8b", 1024), AttentionBuffers::TwoPass);
    EXPECT_EQ(bytesOf(report.dense, "weight_bytes"), 2 * WideInt{8030261248});
    EXPECT_EQ(bytesOf(report.dense, "kv_cache_bytes"), 2 * 32 * 8 * 128 * 2 * 1024);
    EXPECT_EQ(bytesOf(report.dense, "hidden_bytes"), 2 * 1024 * 4096);
    EXPECT_EQ(bytesOf(report.dense, "qkv_bytes"), 2 * 1024 * (4096 + 2048));
    EXPECT_EQ(bytesOf(report.dense, "workspace_bytes"), 4 * 32 * 1024);
    EXPECT_EQ(bytesOf(report.dense, "mlp_bytes"), 2 * 1024 * (4096 + 2 * 14336));
    EXPECT_EQ(bytesOf(report.dense, "logits_bytes"), 4 * 128256);
    EXPECT_EQ(bytesOf(report.triangle, "mask_bytes"), 16 * 16);
    EXPECT_EQ(bytesOf(report.triangle, "workspace_bytes"), 4 * 32 * 1024 * 130);
    EXPECT_EQ(bytesOf(report.triangle, "kv_expanded_bytes"), 2 * 32 * 128 * 2 * 1024);
    EXPECT_EQ(bytesOf(report.triangle, "score_bytes"), 4 * 32 * 128 * 1024);
}

TEST(MemoryPlan, PeaksWhereTheSumOfWhatLivesTogetherIsLargest) {
    for (const CostInput& input : variety()) {
        for (const AttentionBuffers buffers : kAllBuffers) {
            const MemoryReport report = planMemory(input, buffers);
            for (const MemoryPlan* plan : {&report.dense, &report.triangle, &report.mix}) {
                std::map<MemoryPhase, WideInt> sums;
                WideInt at_peak = 0;
                for (const MemoryItem& item : plan->items) {
                    sums[item.phase] += item.bytes.value;
                    if (item.at_peak) at_peak += item.bytes.value;
                }
                EXPECT_EQ(plan->peak.value, at_peak);
                for (const MemoryPhase phase :
                     {MemoryPhase::Attention, MemoryPhase::Mlp, MemoryPhase::Logits}) {
                    EXPECT_GE(plan->peak.value, sums[MemoryPhase::Always] + sums[phase]);
                }
            }
        }
    }
}

TEST(MemoryPlan, KeepsTheKvCacheOfDenseWhateverThePatternSkips) {
    const CostInput input = memoryInput("llama-3.1-8b", 131072);
    const MemoryReport report = planMemory(input);
    EXPECT_EQ(bytesOf(report.triangle, "kv_cache_bytes"), bytesOf(report.dense, "kv_cache_bytes"));
    EXPECT_EQ(bytesOf(report.dense, "kv_cache_bytes"), costOf(input).dense.kv_cache_bytes.value);
}

TEST(MemoryPlan, FitsAtTheLongestLengthAndNotOneTokenLater) {
    for (CostInput input : variety()) {
        for (const AttentionBuffers buffers : kAllBuffers) {
            const Index longest = planMemory(input, buffers).mix.longest;
            if (longest == 0) continue;
            ASSERT_LT(longest, kMaxLength);
            input.deployment.prefill_chunk = std::min<Index>(input.deployment.prefill_chunk, longest);
            input.mask.shape = MaskShape::square(longest);
            EXPECT_TRUE(planMemory(input, buffers).mix.fits);
            input.mask.shape = MaskShape::square(longest + 1);
            EXPECT_FALSE(planMemory(input, buffers).mix.fits);
        }
    }
}

TEST(MemoryPlan, FindsTheLastRowsOfAPatternThatFixesThem) {
    CostInput input = memoryInput("llama-3.1-8b", 8192);
    input.mask.pattern = "tri-shape";
    const MemoryReport report = planMemory(input, AttentionBuffers::TwoPass);
    EXPECT_EQ(bytesOf(report.triangle, "score_bytes"), 4 * 32 * 100 * 8192);
    input.mask.pattern = "streaming";
    EXPECT_EQ(bytesOf(planMemory(input, AttentionBuffers::TwoPass).triangle, "score_bytes"), 0);
}

TEST(MemoryPlan, HasNoLengthThatFitsWhereTheWeightsAloneDoNot) {
    CostInput input = memoryInput("qwen3-32b", 1024);
    input.hardware.memory_capacity.value = 32 * 0x1p30;
    const MemoryReport report = planMemory(input);
    EXPECT_FALSE(report.dense.fits);
    EXPECT_EQ(report.dense.longest, 0);
}

TEST(MemoryPlan, HalvesTheKvCacheInInt8AndAddsItsScales) {
    const MemoryReport half = planMemory(memoryInput("llama-3.1-8b", 8192));
    const MemoryReport int8 = planMemory(memoryInput("llama-3.1-8b", 8192, {.kv_dtype = KvDtype::Int8}));
    EXPECT_EQ(2 * bytesOf(int8.dense, "kv_cache_bytes"), bytesOf(half.dense, "kv_cache_bytes"));
    EXPECT_EQ(bytesOf(int8.dense, "kv_scale_bytes"), 4 * 2 * 32 * 8);
    EXPECT_EQ(bytesOf(half.dense, "kv_scale_bytes"), 0);
}

TEST(MemoryPlan, RepeatsKvHeadsThatAreFewerThanTheRanks) {
    const auto cacheOf = [](Index ranks) {
        return bytesOf(planMemory(memoryInput("llama-3.1-8b", 8192, {.tensor_parallel = ranks})).dense,
                       "kv_cache_bytes");
    };
    EXPECT_EQ(8 * cacheOf(8), cacheOf(1));
    EXPECT_EQ(cacheOf(16), cacheOf(8));
}

TEST(MemoryPlan, ShrinksActivationsToOneChunk) {
    const MemoryReport whole = planMemory(memoryInput("llama-3.1-8b", 131072));
    const MemoryReport chunked = planMemory(memoryInput("llama-3.1-8b", 131072, {.prefill_chunk = 8192}));
    for (const char* name : {"hidden_bytes", "qkv_bytes", "mlp_bytes", "workspace_bytes"}) {
        EXPECT_EQ(16 * bytesOf(chunked.dense, name), bytesOf(whole.dense, name)) << name;
    }
    EXPECT_EQ(bytesOf(chunked.dense, "kv_cache_bytes"), bytesOf(whole.dense, "kv_cache_bytes"));
}

TEST(MemoryPlan, TellsThePeaksThatTheWholePlanFinds) {
    for (const CostInput& input : variety()) {
        const MemoryReport report = planMemory(input);
        const MemoryPeaks peaks = peakMemory(input);
        EXPECT_EQ(peaks.dense, report.dense.peak);
        EXPECT_EQ(peaks.triangle, report.triangle.peak);
        EXPECT_EQ(peaks.mix, report.mix.peak);
    }
}

TEST(MemoryFormulas, WorkOutToTheBytesOfThePlan) {
    for (const CostInput& input : variety()) {
        for (const AttentionBuffers buffers : kAllBuffers) {
            const MemoryReport report = planMemory(input, buffers);
            const std::map<CostScope, const MemoryPlan*> plans{{CostScope::Dense, &report.dense},
                                                               {CostScope::Triangle, &report.triangle},
                                                               {CostScope::Mix, &report.mix}};
            for (const Formula& formula : memoryFormulas(input, buffers)) {
                const MemoryPlan& plan = *plans.at(formula.scope);
                const WideInt bytes = std::string_view(formula.figure) == "peak_bytes"
                                          ? plan.peak.value
                                          : bytesOf(plan, formula.figure);
                EXPECT_EQ(formula.value, numberText(bytes));
                EXPECT_EQ(numberText(Arithmetic<WideInt>::evaluate(formula.numbers)), formula.value)
                    << formula.figure << " = " << formula.numbers;
            }
        }
    }
}

TEST(Deployment, RefusesRanksThatDoNotDivideTheModel) {
    const auto faults = [](const Deployment& deployment) {
        const Issues issues = validate(deployment, loadModel("llama-3.1-8b"), 4096);
        return issues.empty() ? std::string() : issues.front().field + ": " + issues.front().message.str();
    };
    EXPECT_EQ(faults({.tensor_parallel = 3}), "tensor-parallel: must divide the 32 query heads; 3 does not");
    EXPECT_EQ(faults({.tensor_parallel = 16}), "");
    EXPECT_EQ(faults({.context_parallel = 0}), "context-parallel: must be from 1 to 1,024, not 0");
    EXPECT_EQ(faults({.prefill_chunk = 1}), "");
    EXPECT_NE(validate({.prefill_chunk = 1}, loadModel("llama-3.1-8b"), 131072), Issues{});
}

}  // namespace
}  // namespace triscope
