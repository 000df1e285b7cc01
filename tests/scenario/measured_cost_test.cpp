#include "core/scenario/measured_cost.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/presets.h"

namespace triscope {
namespace {

using testing::HasSubstr;

Hardware desktop() {
    Hardware hardware = loadHardware("l40s");
    hardware.fp32_peak = Sourced<double>{4e11, "assumed", "2026", Confidence::Unconfirmed};
    return hardware;
}

MeasureRequest request(std::vector<Index> lengths, const std::string& pattern = "triangle") {
    MeasureRequest request;
    request.input.model = withFewerHeads(loadModel("llama-3.1-8b"), 8);
    request.input.hardware = desktop();
    request.input.mask.pattern = pattern;
    request.input.mask.sink = 4;
    request.input.mask.window = 64;
    request.input.mask.last = 32;
    request.input.triangle_layers = LayerSet::parse("16-31", 32);
    request.lengths = std::move(lengths);
    request.threads = 2;
    return request;
}

TEST(MeasuredCost, RunsDenseAndThePatternAtEachLength) {
    const MeasuredCost cost = measureCost(request({300, 512}));
    ASSERT_EQ(cost.runs.size(), 4u);
    EXPECT_EQ(cost.runs[0].pattern, "dense");
    EXPECT_EQ(cost.runs[1].pattern, "triangle");
    EXPECT_EQ(cost.runs[1].seq, 300);
    EXPECT_EQ(cost.runs[2].seq, 512);
    EXPECT_EQ(cost.heads, 8);
    EXPECT_EQ(cost.kv_heads, 2);
    EXPECT_EQ(cost.head_dim, 128);
    EXPECT_FALSE(cost.device.name.empty());
    for (const MeasuredRun& run : cost.runs) {
        EXPECT_GT(run.seconds.value, 0);
        EXPECT_GT(run.predicted.value, 0);
    }
}

TEST(MeasuredCost, RunsDenseOnceWhenItIsThePattern) {
    EXPECT_EQ(measureCost(request({128}, "dense")).runs.size(), 1u);
}

TEST(MeasuredCost, PredictsTheOperationsOfTheBlocksThatAreNotEmpty) {
    const MeasuredCost cost = measureCost(request({512}));
    // 8 blocks of 64 a side: 36 of them causal.
    EXPECT_EQ(cost.runs[0].predicted_executed.value, WideInt{4} * 128 * 8 * 36 * 64 * 64);
    EXPECT_LT(cost.runs[1].predicted_executed, cost.runs[0].predicted_executed);
    for (const MeasuredRun& run : cost.runs)
        EXPECT_EQ(run.flopsAgree(), run.executed == run.predicted_executed);
    EXPECT_TRUE(cost.runs[0].flopsAgree()) << "dense";
    EXPECT_TRUE(cost.runs[1].flopsAgree()) << "triangle";
}

TEST(MeasuredCost, PredictsThePeakMemoryToATenth) {
    for (const MeasuredRun& run : measureCost(request({1024, 2048})).runs) {
        EXPECT_NEAR(run.predicted_peak.toDouble(), run.peak.toDouble(), 0.1 * run.peak.toDouble())
            << run.pattern << " at " << run.seq;
    }
}

TEST(MeasuredCost, ExplainsThePredictedMemory) {
    const Explained formula = peakFormula(request({2048}), 2048);
    EXPECT_THAT(formula.symbols, testing::StartsWith("4 · heads · tokens · head_dim + 8 · heads · tokens"));
    EXPECT_THAT(formula.numbers, testing::StartsWith("4 · 8 · 2,048 · 128 + 8 · 8 · 2,048"));
    const MeasuredRun run = predictRuns(request({2048})).front();
    EXPECT_EQ(formula.value, groupDigits(run.predicted_peak.value));
}

TEST(MeasuredCost, EstimatesWhatItWillTakeBeforeItAllocates) {
    const MeasureEstimate estimate = estimateOf(request({1024, 2048}));
    // Q, K, V and the output of the longest.
    EXPECT_GT(estimate.memory.value, WideInt{4} * (8 + 2 + 2 + 8) * 2048 * 128);
    EXPECT_GT(estimate.seconds.value, 0);
    EXPECT_LT(estimateOf(request({1024})).seconds, estimate.seconds);
}

TEST(MeasuredCost, RefusesWhatDoesNotFitTheMemory) {
    const Issues issues = validate(request({kMaxLength}));
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().field, "seq");
    EXPECT_THAT(issues.front().message.str(), HasSubstr("TiB of memory"));
    EXPECT_THAT(validate(request({})).front().message.str(), HasSubstr("names no length"));
}

TEST(MeasuredCost, RefusesADeviceWithoutAnFp32Peak) {
    MeasureRequest npu = request({128});
    npu.input.hardware = loadHardware("ascend-910b3");
    const Issues issues = validate(npu);
    ASSERT_FALSE(issues.empty());
    EXPECT_EQ(issues.front().field, "hardware");
}

TEST(MeasuredCost, CanBeWatchedAndStopped) {
    std::vector<double> shares;
    (void)measureCost(request({256, 512}), {{}, [&shares](double share) { shares.push_back(share); }});
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
    std::stop_source stop;
    const RunControl control{stop.get_token(), [&stop](double) { stop.request_stop(); }};
    EXPECT_THROW((void)measureCost(request({256, 512}), control), Cancelled);
}

TEST(MeasuredCost, KeepsTheGroupsOfAModelWithFewerHeads) {
    const ModelShape llama = loadModel("llama-3.1-8b");
    EXPECT_EQ(withFewerHeads(llama, 8).kv_heads, 2);
    EXPECT_EQ(withFewerHeads(llama, 4).kv_heads, 1);
    EXPECT_EQ(withFewerHeads(llama, 1).kv_heads, 1);
    EXPECT_EQ(withFewerHeads(llama, 1).heads, 1);
    EXPECT_EQ(withFewerHeads(llama, 9).heads, 8);
    EXPECT_EQ(withFewerHeads(llama, 32).heads, 32);
}

}  // namespace
}  // namespace triscope
