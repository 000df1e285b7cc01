#include "core/attention/eigen_backend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/mask/block_mask.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

AttentionResult runEigen(const AttentionProblem& problem, Index block = 64, int threads = 1) {
    return EigenBackend().run(problem, {block, threads}, {});
}

AttentionResult runReference(const AttentionProblem& problem) {
    return findBackend("reference")->run(problem, {}, {});
}

// Output and LSE within twice plain float's own error, and the flops of exactly the blocks that are not
// empty.
void expectAgrees(const AttentionResult& result, const AttentionResult& reference,
                  const DerivedTolerance& tolerance) {
    const Agreement output = compareOutputs(result, reference, tolerance.output);
    EXPECT_TRUE(output.pass) << "off by " << output.max_abs << ", allowed " << tolerance.output.atol
                             << ", at head " << output.worst.head << " row " << output.worst.row;
    const Agreement lse = compare(result.lse, reference.lse, tolerance.lse);
    EXPECT_TRUE(lse.pass) << "LSE off by " << lse.max_abs << ", allowed " << tolerance.lse.atol;
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

void expectSameBitsOnAnyThreads(const AttentionProblem& problem, Index block) {
    const AttentionResult alone = runEigen(problem, block, 1);
    for (const int threads : {2, 8}) {
        const AttentionResult shared = runEigen(problem, block, threads);
        EXPECT_TRUE(sameBits(shared.output, alone.output)) << threads << " threads changed the output";
        EXPECT_TRUE(sameBits(shared.lse, alone.lse)) << threads << " threads changed the LSE";
        EXPECT_EQ(shared.record.executed_flops, alone.record.executed_flops);
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
        expectSameBitsOnAnyThreads(gaussianProblem(mask, sizes.heads), 16);
    }
}

INSTANTIATE_TEST_SUITE_P(Catalog, EigenBackendByPattern, testing::ValuesIn(catalogNames()),
                         [](const auto& pattern) { return testName(pattern.param); });

TEST(EigenBackend, AgreesWithTheReferenceOnRandomMasks) {
    std::mt19937 random(23);
    for (int trial = 0; trial < 200; ++trial) {
        const MaskSettings mask = brute::randomSettings(random);
        const AttentionProblem problem = gaussianProblem(mask, {2, 1, 4}, random());
        SCOPED_TRACE(brute::describe(mask));
        const Index block = std::uniform_int_distribution<Index>(1, 20)(random);
        expectAgrees(runEigen(problem, block), runReference(problem), deriveTolerance(problem, {}));
        if (HasFailure()) return;
    }
}

TEST(EigenBackend, GivesZeroAndMinusInfinityWhereNoKeyIsLeft) {
    for (const char* pattern : {"last", "middle"}) {
        const AttentionProblem problem = gaussianProblem(
            {.pattern = pattern, .shape = MaskShape::square(150), .sink = 2, .window = 10, .last = 20});
        const AttentionResult result = runEigen(problem, 16);
        int empty = 0;
        for (QueryIndex row = 0; row < 150; ++row) {
            if (!problem.mask->keptSpans(row).empty()) continue;
            ++empty;
            EXPECT_EQ(*result.lse.row(1, row), -kInfinity);
            for (Index d = 0; d < 8; ++d) EXPECT_EQ(result.output.row(1, row)[d], 0);
        }
        EXPECT_GT(empty, 10);
    }
}

TEST(EigenBackend, SurvivesScoresOfTensOfThousands) {
    for (const float size : {100.0f, 1000.0f, 10000.0f}) {
        AttentionProblem problem = gaussianProblem(
            {.shape = MaskShape::square(120), .sink = 2, .window = 40, .last = 10}, {2, 1, 16});
        for (float& value : problem.q.data) value *= size / 4;  // scores of four standard deviations reach it
        const AttentionResult reference = runReference(problem);
        EXPECT_GT(*std::max_element(reference.lse.data.begin(), reference.lse.data.end()), size / 2);
        expectAgrees(runEigen(problem, 16), reference, deriveTolerance(problem, {}));
    }
}

// All of a row's first tile may lie thousands below its maximum, found later: the rescaling must wipe it out.
TEST(EigenBackend, ForgetsTilesThatALaterMaximumDwarfs) {
    for (const bool rising : {true, false}) {
        AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {64, 900, 0, 0}}, {1, 1, 4});
        problem.scale = 1;
        for (QueryIndex row = 0; row < 64; ++row) problem.q.row(0, row)[0] = 1;
        for (KeyIndex key = 0; key < 900; ++key) {
            problem.k.row(0, key)[0] = static_cast<float>((rising ? key : 900 - key) * 20 - 9000);
        }
        expectAgrees(runEigen(problem), runReference(problem), deriveTolerance(problem, {}));
    }
}

TEST(EigenBackend, ShowsAnOverflowAsNanAndNotAsANumber) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = MaskShape::square(20)}, {1, 1, 4});
    for (float& value : problem.q.data) value = std::abs(value) * 1e20f;
    for (float& value : problem.k.data) value = std::abs(value) * 1e20f;
    const Agreement agreement =
        compareOutputs(runEigen(problem), runReference(problem), deriveTolerance(problem, {}).output);
    EXPECT_EQ(agreement.non_finite_mismatches, agreement.elements);
    EXPECT_FALSE(agreement.pass);
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
