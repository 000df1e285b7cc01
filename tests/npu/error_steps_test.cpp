#include "core/npu/error_steps.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/compare_runs.h"
#include "core/attention/gaussian_problem.h"
#include "core/npu/emulated/emulated_attention.h"
#include "core/npu/emulated/npu_call.h"

namespace triscope {
namespace {

AttentionProblem problemOf(Index tokens = 200) {
    return gaussianProblem({.shape = MaskShape::square(tokens), .sink = 4, .window = 40, .last = 9},
                           {2, 1, 32});
}

EmulationOptions callOf(Dtype dtype, const AttentionProblem& problem, int inner_precise = 2) {
    const auto plan = planCall({.dtype = dtype, .inner_precise = inner_precise}, problem);
    return std::get<CallPlan>(plan).emulation;
}

ErrorSteps explained(Dtype dtype, const AttentionProblem& problem, int inner_precise = 2) {
    return explainError(problem, callOf(dtype, problem, inner_precise), {}, {});
}

std::vector<std::string> namesOf(const ErrorSteps& steps) {
    std::vector<std::string> names;
    for (const ErrorStep& step : steps.steps) names.push_back(step.name);
    return names;
}

const ErrorStep& stepOf(const ErrorSteps& steps, const std::string& name) {
    for (const ErrorStep& step : steps.steps) {
        if (step.name == name) return step;
    }
    throw std::out_of_range(name);
}

TEST(ErrorSteps, AreThoseThatTheCallHas) {
    const AttentionProblem problem = problemOf();
    const std::vector<std::string> precise{"fp32-arithmetic",    "input-rounding", "weight-rounding",
                                           "accumulation-order", "mask-value",     "output-rounding"};
    EXPECT_EQ(namesOf(explained(Dtype::Fp16, problem)), precise);
    const std::vector<std::string> fast{"fp32-arithmetic", "input-rounding", "score-rounding",
                                        "weight-rounding", "sum-rounding",   "accumulation-order",
                                        "mask-value",      "output-rounding"};
    EXPECT_EQ(namesOf(explained(Dtype::Fp16, problem, 1)), fast);
}

TEST(ErrorSteps, AreNothingButPlainFloatWhereNothingIsSwitchedOn) {
    const AttentionProblem problem = problemOf(64);
    EmulationOptions plain;
    plain.tile_keys = 64;
    const ErrorSteps steps = explainError(problem, plain, {}, {});
    EXPECT_EQ(namesOf(steps), std::vector<std::string>{"fp32-arithmetic"});
    EXPECT_EQ(steps.together.rmse, steps.steps.front().rmse);
    EXPECT_NEAR(steps.remainder, 0, 1e-12);
}

TEST(ErrorSteps, MeasureRoundingOfTheOutputAsRoundingPlainFloatsOutput) {
    const AttentionProblem problem = problemOf();
    EmulationOptions plain;
    plain.tile_keys = 256;
    const AttentionResult floats = emulateAttention(problem, plain, {}, {});
    AttentionResult rounded = floats;
    for (float& value : rounded.output.data) value = roundFp16(value, {.ties = Rounding::TiesAway});
    const Agreement expected = compareOutputs(rounded, floats, {});
    const ErrorSteps steps = explained(Dtype::Fp16, problem);
    EXPECT_EQ(stepOf(steps, "output-rounding").max_abs, expected.max_abs);
    EXPECT_EQ(stepOf(steps, "output-rounding").rmse, expected.rmse);
}

TEST(ErrorSteps, SeeNoRoundingOfInputsThatAreOfTheTypeAlready) {
    AttentionProblem problem = problemOf();
    EXPECT_GT(stepOf(explained(Dtype::Bf16, problem), "input-rounding").rmse, 1e-4);
    roundInputs(Dtype::Bf16, problem);
    EXPECT_EQ(stepOf(explained(Dtype::Bf16, problem), "input-rounding").rmse, 0);
}

TEST(ErrorSteps, SeeNothingOfTheMaskValueUnlessARowHasNoKey) {
    EXPECT_EQ(stepOf(explained(Dtype::Fp16, problemOf()), "mask-value").max_abs, 0);
    // Early rows keep no key, and this call does not correct them.
    const AttentionProblem middle = gaussianProblem(
        {.pattern = "middle", .shape = MaskShape::square(200), .sink = 4, .window = 40, .last = 9},
        {2, 1, 32});
    EXPECT_GT(stepOf(explained(Dtype::Fp16, middle, 0), "mask-value").max_abs, 0.01);
    EXPECT_EQ(stepOf(explained(Dtype::Fp16, middle, 2), "mask-value").max_abs, 0);
}

TEST(ErrorSteps, LeaveARemainderWithTheirSharesThatMakesAWhole) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        const ErrorSteps steps = explained(dtype, problemOf());
        double sum = steps.remainder;
        for (const ErrorStep& step : steps.steps) {
            EXPECT_NEAR(step.share, std::pow(step.rmse / steps.together.rmse, 2), 1e-12);
            sum += step.share;
        }
        EXPECT_NEAR(sum, 1, 1e-12);
        EXPECT_LT(std::abs(steps.remainder), 0.3) << "roundings of Gaussians are nearly independent";
    }
}

TEST(ErrorSteps, ReportProgressAndStop) {
    double last = 0;
    RunControl control;
    control.progress = [&last](double share) {
        EXPECT_GE(share, last - 1e-9);
        last = share;
    };
    const AttentionProblem problem = problemOf(64);
    explainError(problem, callOf(Dtype::Fp16, problem), {}, control);
    EXPECT_EQ(last, 1);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(explainError(problem, callOf(Dtype::Fp16, problem), {}, {stop.get_token(), {}}), Cancelled);
}

}  // namespace
}  // namespace triscope
