#include "core/cost/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/cost/cost_report.h"
#include "core/cost/hardware_file.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/presets.h"

namespace triscope {
namespace {

using testing::HasSubstr;

CostInput llama(double linear = 0.5, double attention = 0.4) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware("h100-sxm");
    input.hardware.linear_efficiency.value = linear;
    input.hardware.attention_efficiency.value = attention;
    input.mask.shape = MaskShape::square(8192);
    input.triangle_layers = LayerSet::parse("16-31", 32);
    return input;
}

CostReport costAt(CostInput input, Index seq) {
    input.mask.shape = MaskShape::square(seq);
    return costOf(input);
}

std::string complaint(const std::vector<Measurement>& measurements, const CostInput& input = llama()) {
    try {
        (void)calibrate(input, measurements);
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "calibrate");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(Calibration, FindsTheEfficienciesThatMadeTheTimes) {
    const CostInput truth = llama(0.61, 0.23);
    std::vector<Measurement> measurements;
    for (const Index seq : {8192, 40000, 131072})
        measurements.push_back({seq, costAt(truth, seq).dense.seconds});
    const Calibration calibration = calibrate(llama(), measurements);
    EXPECT_NEAR(calibration.linear_efficiency, 0.61, 1e-9);
    EXPECT_NEAR(calibration.attention_efficiency, 0.23, 1e-9);
    for (const CalibratedPoint& point : calibration.points) EXPECT_NEAR(point.residual(), 0, 1e-9);
}

TEST(Calibration, LeavesTheSmallestRelativeErrors) {
    const std::vector<Measurement> measurements{{8192, {0.9}}, {32768, {3.5}}, {65536, {9}}, {131072, {27}}};
    const Calibration best = calibrate(llama(), measurements);
    const auto errorOf = [&](double linear, double attention) {
        double sum = 0;
        for (const Measurement& m : measurements) {
            const double relative =
                costAt(llama(linear, attention), m.seq).dense.seconds.value / m.seconds.value - 1;
            sum += relative * relative;
        }
        return sum;
    };
    const double least = errorOf(best.linear_efficiency, best.attention_efficiency);
    for (const double by : {0.99, 1.01}) {
        EXPECT_LT(least, errorOf(best.linear_efficiency * by, best.attention_efficiency));
        EXPECT_LT(least, errorOf(best.linear_efficiency, best.attention_efficiency * by));
    }
}

TEST(Calibration, FitsDensePrefillOnlyAndShowsTheRest) {
    const CostInput truth = llama(0.6, 0.3);
    std::vector<Measurement> measurements;
    for (const Index seq : {16384, 65536}) measurements.push_back({seq, costAt(truth, seq).dense.seconds});
    const Calibration alone = calibrate(llama(), measurements);
    const CostReport report = costAt(truth, 65536);
    CostInput there = truth;
    there.mask.shape = MaskShape::square(65536);
    const PrefillEstimate estimate = estimatePrefill(there);
    measurements.push_back({65536, {2 * estimate.time.mix_seconds}, MeasuredKind::Mix});
    measurements.push_back({65536, 4 * report.dense_layer.attention_seconds, MeasuredKind::DenseLayer});
    measurements.push_back({65536, {8 * estimate.pattern_layer.seconds}, MeasuredKind::TriangleLayer});
    const Calibration all = calibrate(llama(), measurements);
    EXPECT_EQ(all.linear_efficiency, alone.linear_efficiency);
    EXPECT_EQ(all.attention_efficiency, alone.attention_efficiency);
    ASSERT_EQ(all.points.size(), 5u);
    EXPECT_TRUE(all.points[0].fitted);
    EXPECT_FALSE(all.points[2].fitted);
    EXPECT_NEAR(all.points[2].residual(), -1.0 / 2, 1e-6);
    EXPECT_NEAR(all.points[3].residual(), -3.0 / 4, 1e-6);
    EXPECT_NEAR(all.points[4].residual(), -7.0 / 8, 1e-6);
}

TEST(Calibration, ShowsItsFormulaAtTheLongestLength) {
    const CostInput truth = llama(0.6, 0.3);
    const Calibration calibration =
        calibrate(llama(), std::vector<Measurement>{{65536, costAt(truth, 65536).dense.seconds},
                                                    {8192, costAt(truth, 8192).dense.seconds}});
    EXPECT_EQ(calibration.formula.symbols,
              "linear_flops / (peak · linear efficiency) + executed_flops / (peak · attention efficiency)");
    EXPECT_THAT(calibration.formula.numbers, HasSubstr("9.894e14 · 0.6)"));
    EXPECT_THAT(calibration.formula.numbers, testing::EndsWith("9.894e14 · 0.3)"));
}

TEST(Calibration, NeedsTwoLengths) {
    EXPECT_THAT(complaint({{32000, {4.1}}}), HasSubstr("at least two lengths"));
    EXPECT_THAT(complaint({{32000, {4.1}}, {32000, {4.2}}}), HasSubstr("there are 1"));
    EXPECT_THAT(complaint({{32000, {4.1}}, {64000, {9}, MeasuredKind::Mix}}), HasSubstr("there are 1"));
}

TEST(Calibration, RefusesTimesThatNoEfficiencyExplains) {
    EXPECT_THAT(complaint({{32000, {10}}, {128000, {11}}}),
                HasSubstr("attention_efficiency would have to be below 0"));
    EXPECT_THAT(complaint({{32000, {0.01}}, {128000, {10}}}),
                HasSubstr("linear_efficiency would have to be below 0"));
    EXPECT_THAT(complaint({{32000, {0.4}}, {128000, {3}}}), HasSubstr("it must be from 0.01 to 1"));
    EXPECT_THAT(complaint({{32000, {4100}}, {128000, {34500}}}), HasSubstr("it must be from 0.01 to 1"));
}

TEST(Calibration, NamesALengthThatCannotBePriced) {
    CostInput input = llama();
    input.hardware.bf16_peak.reset();
    input.hardware.fp16_peak.reset();
    input.hardware.fp32_peak = Sourced<double>{1e13, "a data sheet", "2024", Confidence::Vendor};
    EXPECT_THAT(complaint({{32000, {4.1}}, {128000, {34.5}}}, input),
                HasSubstr("cannot be priced at 32,000 tokens: hardware: "));
}

TEST(Calibration, IsPutIntoADeviceWithItsSource) {
    const CostInput truth = llama(0.6, 0.3);
    const Calibration calibration =
        calibrate(llama(), std::vector<Measurement>{{65536, costAt(truth, 65536).dense.seconds},
                                                    {8192, costAt(truth, 8192).dense.seconds}});
    const Hardware chip = calibratedHardware(llama().hardware, calibration, "my log", "2026-11-20");
    EXPECT_NEAR(chip.linear_efficiency.value, 0.6, 1e-9);
    EXPECT_EQ(chip.attention_efficiency.source, "my log");
    EXPECT_EQ(chip.attention_efficiency.date, "2026-11-20");
    EXPECT_EQ(chip.attention_efficiency.confidence, Confidence::Derived);
    EXPECT_EQ(chip.memory_bandwidth.value, llama().hardware.memory_bandwidth.value);
}

TEST(Calibration, NamesTheDeviceItIsPutInto) {
    Hardware chip = llama().hardware;
    chip.name = "mine";
    chip.title = "Mine";
    const Hardware once = calibratedHardware(chip, {}, "my log", "2026-11-20");
    EXPECT_EQ(once.name, "mine-calibrated");
    EXPECT_EQ(once.title, "Mine (calibrated)");
    const Hardware twice = calibratedHardware(once, {}, "my log", "2026-11-20");
    EXPECT_EQ(twice.name, once.name);
    EXPECT_EQ(twice.title, once.title);
}

TEST(Calibration, CutsWhatIsTooLongForAFileWithoutBreakingACharacter) {
    Hardware chip = llama().hardware;
    chip.name = std::string(60, 'x');
    chip.title.clear();
    while (chip.title.size() < 100) chip.title += "é";
    chip.linear_efficiency.value = chip.attention_efficiency.value = 0.5;
    const Calibration half{
        .linear_efficiency = 0.5, .attention_efficiency = 0.5, .points = {}, .formula = {}};
    const Hardware named =
        readHardware(hardwareText(calibratedHardware(chip, half, std::string(5000, 's'), "2026")));
    EXPECT_EQ(named.name, std::string(49, 'x') + "-calibrated");
    EXPECT_EQ(named.title, chip.title.substr(0, 86) + " (calibrated)");
}

}  // namespace
}  // namespace triscope
