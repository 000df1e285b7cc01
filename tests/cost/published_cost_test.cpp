#include <gtest/gtest.h>

#include <iostream>

#include "core/cost/calibration.h"
#include "core/cost/cost_report.h"
#include "core/cost/kernels/measurements.h"
#include "core/cost/presets.h"

// Against figures that others published for Llama-3.1-8B with the mask 8/512/128 of the reference kernel.
namespace triscope {
namespace {

CostInput published(Index tokens, Index block) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware("a100-80g");
    input.mask.shape = MaskShape::square(tokens);
    input.mask.convention = Convention::Kernel;
    input.block = block;
    input.triangle_layers = LayerSet::parse("16-31", 32);
    return input;
}

TEST(PublishedCost, OfALayerAt128KIsFourFlopsForEachElementOfEachPair) {
    const CostReport report = costOf(published(131072, 128));
    EXPECT_EQ(report.triangle_layer.attention_flops.value, WideInt{4} * 32 * 128 * 84725028);
    EXPECT_EQ(report.triangle_layer.executed_flops.value, WideInt{4} * 32 * 128 * 7147 * 128 * 128);
    EXPECT_EQ(report.dense_layer.attention_flops.value, WideInt{4} * 32 * 128 * 8590000128);
    EXPECT_NEAR(report.dense_layer.attention_flops.toDouble(), 1.407e14, 0.0005e14);
    EXPECT_NEAR(report.triangle_layer.attention_flops.toDouble(), 1.388e12, 0.0005e12);
    EXPECT_NEAR(report.triangle_layer.executed_flops.toDouble(), 1.918e12, 0.001e12);
}

TEST(PublishedCost, SavingsShrinkWithTheBlock) {
    const auto saving = [](Index block) {
        const CostReport report = costOf(published(131072, block));
        return report.dense_layer.attention_flops.toDouble() /
               report.triangle_layer.executed_flops.toDouble();
    };
    EXPECT_NEAR(saving(1), 101.4, 0.05);
    EXPECT_NEAR(saving(64), 85.6, 0.05);
    EXPECT_NEAR(saving(128), 73.4, 0.05);
}

// Time to the first token, dense, batch 1, bf16, A100-80G, arXiv 2507.21526, whose K is 1000. Published with
// two digits; the estimate is the roofline with the preset's two efficiencies and leaves out launches, norms
// and softmax.
TEST(PublishedCost, DensePrefillOnAnA100TakesAsLongAsMeasured) {
    for (const auto& [tokens, measured] : {std::pair{32000, 4.1}, {64000, 11.2}, {128000, 34.5}}) {
        const double estimate = costOf(published(tokens, 64)).dense.seconds.value;
        std::cout << "dense prefill of " << tokens << " tokens: estimated " << estimate << " s, published "
                  << measured << " s, residual " << 100 * (estimate / measured - 1) << " %\n";
        EXPECT_NEAR(estimate, measured, 0.02 * measured) << tokens;
    }
}

TEST(PublishedCost, CalibratesTheA100) {
    const std::vector<MeasuredPoint>& points = publishedMeasurements().front().points;
    const std::vector<Measurement> ttft{{points.front().seq, {points.front().dense_seconds}},
                                        {points.back().seq, {points.back().dense_seconds}}};
    EXPECT_EQ(ttft.front(), (Measurement{32000, {4.1}}));
    EXPECT_EQ(ttft.back(), (Measurement{128000, {34.5}}));
    const Calibration calibration = calibrate(published(32000, 64), ttft);
    const Hardware a100 = loadHardware("a100-80g");
    // The file holds four digits.
    EXPECT_NEAR(a100.linear_efficiency.value, calibration.linear_efficiency, 0.5e-4);
    EXPECT_NEAR(a100.attention_efficiency.value, calibration.attention_efficiency, 0.5e-4);
    EXPECT_EQ(a100.linear_efficiency.confidence, Confidence::Derived);
}

TEST(PublishedCost, DenseAttentionOfALayerOnAnA100TakesAboutAsLongAsMeasured) {
    for (const auto& [tokens, measured] : {std::pair{32000, 0.044}, {64000, 0.179}, {128000, 0.750}}) {
        const double estimate = costOf(published(tokens, 64)).dense_layer.attention_seconds.value;
        EXPECT_NEAR(estimate, measured, 0.1 * measured) << tokens;
    }
}

}  // namespace
}  // namespace triscope
