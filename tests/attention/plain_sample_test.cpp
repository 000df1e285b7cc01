#include "core/attention/plain_sample.h"

#include <gtest/gtest.h>

#include "core/attention/backend.h"
#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/numerics/agreement.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

AttentionProblem rounded(Dtype dtype, Index tokens = 300) {
    AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(tokens), .window = 60, .last = 10}, {4, 2, 32});
    roundInputs(dtype, problem);
    return problem;
}

AttentionResult roundedCpu(Dtype dtype, const AttentionProblem& problem) {
    AttentionResult result = findBackend("cpu")->run(problem, {}, {});
    roundOutput(dtype, result);
    return result;
}

TEST(PlainSample, HoldsTheRowsOfTheReference) {
    const AttentionProblem problem = rounded(Dtype::Fp16);
    const PlainSample sample = samplePlain(problem, Dtype::Fp16, {});
    const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
    ASSERT_EQ(sample.reference.shape, (TensorShape{4, kMostSampledRows, 32}));
    for (Index k = 0; k < kMostSampledRows; ++k) {
        const QueryIndex row = sampledRow(k, kMostSampledRows, 300);
        for (Index d = 0; d < 32; ++d)
            ASSERT_EQ(sample.reference.row(3, k)[d], reference.exact_output.row(3, row)[d]);
    }
}

TEST(PlainSample, HoldsValuesOfTheType) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        Tensor plain = samplePlain(rounded(dtype), dtype, {}).plain;
        const Tensor before = plain;
        roundTensor(dtype, plain);
        EXPECT_TRUE(sameBits(plain, before));
    }
}

// Rounding P is what a plain computation does beside rounding the output, and cpu does not.
TEST(PlainSample, IsFurtherFromTheReferenceThanARunThatKeepsPInFloat) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        const AttentionProblem problem = rounded(dtype, 200);
        const PlainSample sample = samplePlain(problem, dtype, {});
        const double plain = compare(sample.plain, sample.reference, {}).rmse;
        const double cpu =
            compareOutputs(roundedCpu(dtype, problem), findBackend("reference")->run(problem, {}, {}), {})
                .rmse;
        EXPECT_GT(plain, cpu);
        EXPECT_LT(plain, 2 * cpu);
    }
}

TEST(SameDtypeRule, AllowsTwiceTheErrorOfThePlainComputationAndNoMore) {
    for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) {
        const PlainSample sample = samplePlain(rounded(dtype), dtype, {});
        const Agreement plain = compare(sample.plain, sample.reference, {});
        const ToleranceRule rule = sameDtypeRule(sample);
        EXPECT_GE(rule.atol, 2 * plain.max_abs);
        EXPECT_EQ(rule.rtol, 0);
        EXPECT_GE(rule.most_rmse, 2 * plain.rmse);
        EXPECT_LT(rule.most_rmse, 4 * plain.rmse) << "the floor decides: " << dtypeName(dtype);
        EXPECT_TRUE(compare(sample.plain, sample.reference, rule).pass);
        BasicTensor<double> shifted = sample.reference;
        for (double& value : shifted.data) value += 1.01 * rule.most_rmse;
        EXPECT_FALSE(compare(shifted, sample.reference, rule).pass) << "small errors everywhere";
        BasicTensor<double> one_off = sample.reference;
        one_off.data[77] += 1.01 * rule.atol;
        EXPECT_FALSE(compare(one_off, sample.reference, rule).pass) << "one large error";
    }
}

TEST(SameDtypeRule, PassesARunOfThatTypeAndFailsOneOfACoarserType) {
    const AttentionProblem problem = rounded(Dtype::Fp16);
    const ToleranceRule rule = sameDtypeRule(samplePlain(problem, Dtype::Fp16, {}));
    const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
    EXPECT_TRUE(compareOutputs(roundedCpu(Dtype::Fp16, problem), reference, rule).pass);
    EXPECT_FALSE(compareOutputs(roundedCpu(Dtype::Bf16, problem), reference, rule).pass);
}

TEST(SameDtypeRule, LeavesRoomWhereThePlainComputationIsLucky) {
    // One key: the output is that value itself, without any error.
    AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(1)});
    roundInputs(Dtype::Fp16, problem);
    const ToleranceRule rule = sameDtypeRule(samplePlain(problem, Dtype::Fp16, {}));
    EXPECT_GT(rule.atol, 0);
    EXPECT_GT(rule.most_rmse, 0);
}

}  // namespace
}  // namespace triscope
