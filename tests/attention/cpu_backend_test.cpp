#include "core/attention/cpu_backend.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/plain_loops.h"
#include "tests/attention/run_checks.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

void expectRight(const AttentionProblem& problem) {
    ASSERT_TRUE(validate(problem).empty());
    const AttentionResult result = runCpu(problem);
    expectAgrees(result, runReference(problem), deriveTolerance(problem, {}));
    EXPECT_FALSE(result.record.executed_flops < result.record.useful_flops);
}

class CpuBackendByPattern : public testing::TestWithParam<std::string> {};

TEST_P(CpuBackendByPattern, AgreesWithTheReferenceForEverySize) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask) + " head_dim " + std::to_string(sizes.heads.head_dim));
        expectRight(gaussianProblem(mask, sizes.heads));
    }
}

TEST_P(CpuBackendByPattern, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask));
        expectSameBitsOnAnyThreads(runCpu, gaussianProblem(mask, sizes.heads));
    }
}

INSTANTIATE_TEST_SUITE_P(Catalog, CpuBackendByPattern, testing::ValuesIn(catalogNames()),
                         [](const auto& pattern) { return testName(pattern.param); });

TEST(CpuBackend, AgreesWithTheReferenceOnRandomMasks) {
    expectAgreesOnRandomMasks(runCpu);
}

TEST(CpuBackend, AgreesWithTheReferenceOverManyKeyTiles) {
    const AttentionProblem problem = gaussianProblem(
        {.shape = MaskShape::square(1100), .sink = 8, .window = 500, .last = 130}, {1, 1, 32});
    expectAgrees(runCpu(problem), runReference(problem), deriveTolerance(problem, {}));
}

// Without the floor that tiny problems need.
TEST(CpuBackend, ErrsAtMostTwiceAsMuchAsPlainFloat) {
    for (const char* pattern : {"dense", "triangle"}) {
        const AttentionProblem problem = gaussianProblem(
            {.pattern = pattern, .shape = MaskShape::square(256), .sink = 4, .window = 60, .last = 20},
            {1, 1, 64});
        const AttentionResult reference = runReference(problem);
        PlainLoops<float> plain(problem);
        Tensor plain_output(problem.q.shape);
        for (QueryIndex row = 0; row < 256; ++row) plain.row(0, row, {plain_output.row(0, row), 64});
        const double plain_error = compare(plain_output, reference.exact_output, {}).max_abs;
        EXPECT_LE(compareOutputs(runCpu(problem), reference, {}).max_abs, 2 * plain_error);
    }
}

TEST(CpuBackend, GivesZeroAndMinusInfinityWhereNoKeyIsLeft) {
    expectZeroAndMinusInfinityWhereNoKeyIsLeft(runCpu);
}

TEST(CpuBackend, DoesNothingForAMaskThatKeepsNothing) {
    const AttentionProblem problem = gaussianProblem({.pattern = "streaming",
                                                      .shape = MaskShape::square(100),
                                                      .sink = 0,
                                                      .window = 0,
                                                      .convention = Convention::Kernel});
    const AttentionResult result = runCpu(problem, 2);
    EXPECT_EQ(result.record.executed_flops, Flops{0});
    EXPECT_EQ(result.record.useful_flops, Flops{0});
    EXPECT_EQ(result.output.data, AlignedVector<float>(result.output.data.size(), 0));
    EXPECT_EQ(result.lse.data, AlignedVector<double>(result.lse.data.size(), -kInfinity));
}

TEST(CpuBackend, SurvivesScoresOfTensOfThousands) {
    expectSurvivesScoresOfTensOfThousands(runCpu);
}

TEST(CpuBackend, ForgetsTilesThatALaterMaximumDwarfs) {
    expectForgetsTilesThatALaterMaximumDwarfs(runCpu);
}

TEST(CpuBackend, ShowsAnOverflowAsNanAndNotAsANumber) {
    expectShowsAnOverflowAsNan(runCpu);
}

// Few heads make tiles of few panels, many heads of one; 16 of them and 4 of K and V share tiles in groups.
TEST(CpuBackend, AgreesWithTheReferenceForEveryShapeOfTile) {
    for (const HeadSizes sizes : {HeadSizes{1, 1, 80}, HeadSizes{16, 4, 16}, HeadSizes{12, 12, 8}}) {
        for (const char* pattern : {"dense", "triangle"}) {
            expectRight(gaussianProblem(
                {.pattern = pattern, .shape = MaskShape::square(700), .sink = 5, .window = 130, .last = 70},
                sizes));
        }
    }
}

// Its rows share keys with every third row, and so do those of its tiles.
TEST(CpuBackend, AgreesWithTheReferenceWhereRowsApartKeepTheSameKeys) {
    for (const Index tokens : {400, 643}) {
        MaskSettings mask{.pattern = "dilated", .shape = MaskShape::square(tokens), .window = 120};
        mask.dilation = 3;
        const AttentionProblem problem = gaussianProblem(mask, {4, 2, 21});
        expectRight(problem);
        expectSameBitsOnAnyThreads(runCpu, problem);
        const RunRecord record = runCpu(problem).record;
        EXPECT_LT(record.executed_flops.toDouble(), 1.7 * record.useful_flops.toDouble());
    }
}

TEST(CpuBackend, AgreesWithTheReferenceForEveryUsualHeadDim) {
    for (const Index head_dim : {64, 80, 96, 128, 192, 256}) {
        expectRight(
            gaussianProblem({.shape = MaskShape::square(150), .window = 40, .last = 10}, {2, 1, head_dim}));
    }
}

// Panels of 32 rows, vectors of 16: within a few keys a row of what the mask keeps.
TEST(CpuBackend, ComputesLittleMoreThanTheMaskKeeps) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(8192)}, {1, 1, 8});
    const RunRecord record = runCpu(problem).record;
    EXPECT_LT(record.executed_flops.toDouble(), 1.05 * record.useful_flops.toDouble());
}

TEST(CpuBackend, UsesTheMemoryOfAnEarlierResultAgain) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(100)});
    const AttentionResult fresh = runCpu(problem);
    AttentionResult used = fresh;
    std::fill(used.output.data.begin(), used.output.data.end(), 7.0f);
    const float* memory = used.output.data.data();
    CpuBackend().runInto(used, problem, {}, {});
    EXPECT_EQ(used.output.data.data(), memory);
    EXPECT_TRUE(sameBits(used.output, fresh.output));
    EXPECT_TRUE(sameBits(used.lse, fresh.lse));
}

}  // namespace
}  // namespace triscope
