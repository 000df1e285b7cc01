#include "core/attention/eigen_backend.h"

#include <gtest/gtest.h>

#include <random>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/mask/block_mask.h"
#include "tests/attention/run_checks.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

AttentionResult runEigen(const AttentionProblem& problem, Index block = 64, int threads = 1) {
    return EigenBackend().run(problem, {block, threads}, {});
}

RunProblem inBlocksOf(Index block) {
    return
        [block](const AttentionProblem& problem, int threads) { return runEigen(problem, block, threads); };
}

void expectRightForEveryBlock(const AttentionProblem& problem) {
    ASSERT_TRUE(validate(problem).empty());
    const AttentionResult reference = runReference(problem);
    const DerivedTolerance tolerance = deriveTolerance(problem, {});
    for (const Index block : {1, 7, 64, 300}) {
        SCOPED_TRACE("block " + std::to_string(block));
        const AttentionResult result = runEigen(problem, block);
        expectAgrees(result, reference, tolerance);
        const CellCount executed = summarizeBlocks(*problem.mask, block).executed_cells;
        EXPECT_EQ(result.record.executed_flops,
                  (Flops{WideInt{4} * problem.headDim() * problem.heads() * executed}));
    }
}

class EigenBackendByPattern : public testing::TestWithParam<std::string> {};

TEST_P(EigenBackendByPattern, AgreesWithTheReferenceForEverySizeAndBlock) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask) + " head_dim " + std::to_string(sizes.heads.head_dim));
        expectRightForEveryBlock(gaussianProblem(mask, sizes.heads));
    }
}

TEST_P(EigenBackendByPattern, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const SmallSizes& sizes : kSmallSizes) {
        const MaskSettings mask = smallMask(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask));
        expectSameBitsOnAnyThreads(inBlocksOf(16), gaussianProblem(mask, sizes.heads));
    }
}

INSTANTIATE_TEST_SUITE_P(Catalog, EigenBackendByPattern, testing::ValuesIn(catalogNames()),
                         [](const auto& pattern) { return testName(pattern.param); });

TEST(EigenBackend, AgreesWithTheReferenceOnRandomMasks) {
    std::mt19937 random(29);
    expectAgreesOnRandomMasks([&random](const AttentionProblem& problem, int threads) {
        const Index block = std::uniform_int_distribution<Index>(1, 20)(random);
        return runEigen(problem, block, threads);
    });
}

TEST(EigenBackend, GivesZeroAndMinusInfinityWhereNoKeyIsLeft) {
    expectZeroAndMinusInfinityWhereNoKeyIsLeft(inBlocksOf(16));
}

TEST(EigenBackend, SurvivesScoresOfTensOfThousands) {
    expectSurvivesScoresOfTensOfThousands(inBlocksOf(16));
}

TEST(EigenBackend, ForgetsTilesThatALaterMaximumDwarfs) {
    expectForgetsTilesThatALaterMaximumDwarfs(inBlocksOf(64));
}

TEST(EigenBackend, ShowsAnOverflowAsNanAndNotAsANumber) {
    expectShowsAnOverflowAsNan(inBlocksOf(64));
}

TEST(EigenBackend, CutsBlocksThatAreLargerThanItsTiles) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(700), .sink = 4, .window = 60, .last = 30}, {1, 1, 8});
    const AttentionResult result = runEigen(problem, 650);
    expectAgrees(result, runReference(problem), deriveTolerance(problem, {}));
    EXPECT_EQ(result.record.executed_flops,
              (Flops{WideInt{4} * 8 * summarizeBlocks(*problem.mask, 650).executed_cells}));
    EXPECT_LT(result.record.peak_bytes, (Bytes{2'000'000}))
        << "a tile of scores must not grow with the block";
}

}  // namespace
}  // namespace triscope
