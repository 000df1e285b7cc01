#include "core/cost/kernels/questions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/numbers.h"
#include "core/cost/kernels/sensitivity.h"
#include "core/cost/presets.h"
#include "core/mask/catalog.h"
#include "tests/cost/arithmetic.h"

namespace triscope {
namespace {

CostInput questionInput(const char* hardware = "a100-80g", Index seq = 131072) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware(hardware);
    input.mask.shape = MaskShape::square(seq);
    input.triangle_layers = LayerSet::parse("16-31", 32);
    return input;
}

bool patternIsFaster(CostInput input, Index seq) {
    input.mask.shape = MaskShape::square(seq);
    const PrefillEstimate at = estimatePrefill(input);
    return at.pattern_layer.seconds < at.dense_layer.seconds;
}

TEST(BreakEven, IsWhereThePatternBeginsToPay) {
    for (const char* hardware : {"a100-80g", "ascend-910b3"}) {
        const CostInput input = questionInput(hardware);
        const auto seq = breakEvenLength(input);
        ASSERT_TRUE(seq) << hardware;
        EXPECT_TRUE(patternIsFaster(input, *seq));
        EXPECT_FALSE(patternIsFaster(input, *seq - 1));
        for (const Index longer : {*seq + 1, *seq * 2, *seq * 50})
            EXPECT_TRUE(patternIsFaster(input, longer));
    }
}

TEST(BreakEven, DoesNotExistForAKernelThatSavesNothing) {
    CostInput input = questionInput();
    input.kernel = AttentionKernel::Masked;
    EXPECT_FALSE(breakEvenLength(input));
}

TEST(BreakEven, LooksOnlyAtLengthsThatThePatternAllows) {
    CostInput input = questionInput("ascend-910b3", 4096);
    input.mask.pattern = "vertical-slash";
    input.mask.columns = "0,1,3000";
    input.mask.diagonals = "0,1,2000";
    const auto seq = breakEvenLength(input);
    ASSERT_TRUE(seq);
    EXPECT_TRUE(patternIsFaster(input, *seq));
}

TEST(PrefillEstimates, AreThoseOfDenseWhereTheMaskAndTheKernelAre) {
    CostInput input = questionInput("a100-80g", 300);
    input.kernel = AttentionKernel::Fused;
    const PrefillTime time = estimatePrefill(input).time;
    EXPECT_NEAR(time.mix_seconds, time.dense_seconds, 1e-9 * time.dense_seconds);
}

TEST(EqualWindow, KeepsAsManyCellsAsThePatternOrJustFewer) {
    const CostInput input = questionInput("a100-80g", 5000);
    const Index window = equalWindow(input);
    const auto kept = [&](const char* pattern, Index width) {
        MaskSettings settings = input.mask;
        settings.pattern = pattern;
        settings.window = width;
        return makeMask(settings)->keptCount(settings.shape.rect());
    };
    const CellCount budget = kept("triangle", input.mask.window);
    EXPECT_LE(kept("sliding-window", window), budget);
    EXPECT_GT(kept("sliding-window", window + 1), budget);
}

TEST(LayersNeeded, AreTheFewestThatReachTheTarget) {
    CostInput input = questionInput();
    const PrefillEstimate estimate = estimatePrefill(input);
    const LayersNeeded needed = layersFor(input, estimate, 20);
    ASSERT_TRUE(needed.layers);
    const auto seconds = [&](Index layers) {
        input.triangle_layers = LayerSet::none(32);
        for (Index layer = 0; layer < layers; ++layer) input.triangle_layers.insert(layer);
        return estimatePrefill(input).time.mix_seconds;
    };
    EXPECT_LE(seconds(*needed.layers), 20);
    EXPECT_GT(seconds(*needed.layers - 1), 20);
    EXPECT_NEAR(needed.seconds, seconds(*needed.layers), 1e-9);
}

TEST(LayersNeeded, SayWhenEvenAllAreNotEnoughAndWhenNoneIsNeeded) {
    const CostInput input = questionInput();
    const PrefillEstimate estimate = estimatePrefill(input);
    EXPECT_FALSE(layersFor(input, estimate, 0.1).layers);
    EXPECT_EQ(layersFor(input, estimate, 1e9).layers, 0);
}

TEST(FasterKernel, BuysNoMoreThanAmdahlAllows) {
    const PrefillEstimate estimate = estimatePrefill(questionInput());
    EXPECT_NEAR(secondsWithFasterKernel(estimate, 1), estimate.time.mix_seconds, 1e-12);
    EXPECT_LT(secondsWithFasterKernel(estimate, 2), secondsWithFasterKernel(estimate, 1));
    EXPECT_DOUBLE_EQ(secondsWithFasterKernel(estimate, HUGE_VAL), estimate.time.others_seconds);
}

TEST(Sensitivities, LeaveAValueThatCannotGoFurtherWhereItIs) {
    CostInput input = questionInput("ascend-910b3");
    input.mask.shape = MaskShape::square(kMaxLength);
    const std::vector<Sensitivity> all = sensitivityOf(input);
    const auto length = std::find_if(
        all.begin(), all.end(), [](const Sensitivity& of) { return std::string_view(of.name) == "Length"; });
    ASSERT_NE(length, all.end());
    EXPECT_TRUE(length->low_moves);
    EXPECT_EQ(length->low, "536,870,912");
    EXPECT_FALSE(length->high_moves);
    EXPECT_EQ(length->high, "1,073,741,824");
    EXPECT_EQ(length->high_seconds, estimatePrefill(input).time.mix_seconds);
}

// What a formula shows must come to what the answer says.
double evaluated(const Explained& formula) {
    return Arithmetic<double>::evaluate(formula.numbers);
}

TEST(AnswerFormulas, ComeToTheAnswers) {
    for (const char* device : {"a100-80g", "ascend-910b3"}) {
        const CostInput input = questionInput(device);
        const PrefillEstimate at = estimatePrefill(input);
        const PrefillFormulas time = prefillFormulas(input, at.report, at.dense_layer, at.pattern_layer);
        EXPECT_NEAR(evaluated(time.mix) / at.time.mix_seconds, 1, 1e-4) << time.mix.numbers;
        EXPECT_NEAR(evaluated(time.dense) / at.time.dense_seconds, 1, 1e-4) << time.dense.numbers;
        EXPECT_NEAR(
            (at.report.mix.linear_seconds.value + evaluated(time.other_attention)) / at.time.others_seconds,
            1, 1e-4)
            << time.other_attention.numbers;
        EXPECT_NEAR(evaluated(layerSpeedupFormula(at)), at.dense_layer.seconds / at.pattern_layer.seconds,
                    1e-3);
        const double target = at.time.mix_seconds * 1.1;
        EXPECT_EQ(layersFor(input, at, target).layers,
                  static_cast<Index>(evaluated(layersFormula(at, target))));
        for (const double speedup : {1.0, 2.0, HUGE_VAL}) {
            EXPECT_NEAR(
                evaluated(fasterKernelFormula(input, at, speedup)) / secondsWithFasterKernel(at, speedup), 1,
                1e-4);
        }
    }
}

TEST(AnswerFormulas, PutTheEqualWindowBetweenItsNeighbours) {
    const CostInput input = questionInput();
    const Index window = equalWindow(input);
    const Explained formula = equalWindowFormula(input, window);
    MaskSettings plain = input.mask;
    plain.pattern = "sliding-window";
    plain.convention = Convention::Paper;
    const auto kept = [](const MaskSettings& mask) {
        return groupDigits(makeMask(mask)->keptCount(mask.shape.rect()));
    };
    plain.window = window;
    std::string expected = kept(plain) + " ≤ " + kept(input.mask) + " < ";
    plain.window = window + 1;
    EXPECT_EQ(formula.numbers, expected + kept(plain));
}

TEST(Sensitivities, KeepTheInputThatEachValueIsOf) {
    for (const Sensitivity& of : sensitivityOf(questionInput("ascend-910b3"))) {
        EXPECT_DOUBLE_EQ(estimatePrefill(of.low_input).time.mix_seconds, of.low_seconds) << of.name;
        EXPECT_DOUBLE_EQ(estimatePrefill(of.high_input).time.mix_seconds, of.high_seconds) << of.name;
    }
}

TEST(Sensitivities, ComeWithTheLargestSwingFirstAndMoveTheRightWay) {
    const CostInput input = questionInput("ascend-910b3");
    const auto all = sensitivityOf(input);
    const double middle = estimatePrefill(input).time.mix_seconds;
    ASSERT_GE(all.size(), 10U);
    for (std::size_t k = 1; k < all.size(); ++k) EXPECT_GE(all[k - 1].swing(), all[k].swing());
    for (const Sensitivity& of : all) {
        const std::string name = of.name;
        if (name == "Length" || name == "Window") {
            EXPECT_LT(of.low_seconds, middle) << name;
            EXPECT_GT(of.high_seconds, middle) << name;
        }
        if (name == "Peak" || name == "Attention efficiency" || name == "Layers with the pattern") {
            EXPECT_GT(of.low_seconds, middle) << name;
            EXPECT_LT(of.high_seconds, middle) << name;
        }
    }
}

TEST(Bands, HoldTheEstimateAndGrowWithDoubt) {
    CostInput input = questionInput("ascend-910b3");
    const PrefillBand doubtful = bandOf(input);
    EXPECT_LT(doubtful.mix.low, doubtful.mix.middle);
    EXPECT_LT(doubtful.mix.middle, doubtful.mix.high);
    EXPECT_DOUBLE_EQ(doubtful.mix.middle, estimatePrefill(input).time.mix_seconds);
    for (auto* figure : {&input.hardware.linear_efficiency, &input.hardware.attention_efficiency,
                         &input.hardware.memory_efficiency})
        figure->confidence = Confidence::Measured;
    const PrefillBand sure = bandOf(input);
    EXPECT_LT(sure.mix.high - sure.mix.low, doubtful.mix.high - doubtful.mix.low);
}

}  // namespace
}  // namespace triscope
