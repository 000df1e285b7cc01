#include "core/attention/cpu_backend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/plain_loops.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

AttentionResult runCpu(const AttentionProblem& problem, int threads = 1) {
    return findBackend("cpu")->run(problem, {.threads = threads}, {});
}

AttentionResult runReference(const AttentionProblem& problem) {
    return findBackend("reference")->run(problem, {}, {});
}

// Output and LSE within twice plain float's own error.
void expectAgrees(const AttentionResult& result, const AttentionResult& reference,
                  const DerivedTolerance& tolerance) {
    const Agreement output = compareOutputs(result, reference, tolerance.output);
    EXPECT_TRUE(output.pass) << "off by " << output.max_abs << ", allowed " << tolerance.output.atol
                             << ", at head " << output.worst.head << " row " << output.worst.row;
    const Agreement lse = compare(result.lse, reference.lse, tolerance.lse);
    EXPECT_TRUE(lse.pass) << "LSE off by " << lse.max_abs << ", allowed " << tolerance.lse.atol;
}

void expectRight(const AttentionProblem& problem) {
    ASSERT_TRUE(validate(problem).empty());
    const AttentionResult result = runCpu(problem);
    expectAgrees(result, runReference(problem), deriveTolerance(problem, {}));
    EXPECT_FALSE(result.record.executed_flops < result.record.useful_flops);
}

void expectSameBitsOnAnyThreads(const AttentionProblem& problem) {
    const AttentionResult alone = runCpu(problem, 1);
    for (const int threads : {2, 8}) {
        const AttentionResult shared = runCpu(problem, threads);
        EXPECT_TRUE(sameBits(shared.output, alone.output)) << threads << " threads changed the output";
        EXPECT_TRUE(sameBits(shared.lse, alone.lse)) << threads << " threads changed the LSE";
        EXPECT_EQ(shared.record.executed_flops, alone.record.executed_flops);
    }
}

struct Sizes {
    MaskShape shape;
    HeadSizes heads;
};

// Ragged lengths, queries and keys apart, chunks of a longer prompt, groups, odd and single dimensions.
const Sizes kSizes[] = {
    {MaskShape::square(1), {1, 1, 1}},   {MaskShape::square(64), {2, 2, 16}},
    {MaskShape::square(97), {3, 1, 13}}, {{50, 131, 81, 0}, {4, 2, 24}},
    {{33, 40, 100, 200}, {2, 1, 7}},     {{1, 90, 89, 0}, {4, 4, 32}},
    {{130, 70, 0, 0}, {2, 1, 64}},
};

// Every number small enough to leave something out of these sizes.
MaskSettings settingsOf(const std::string& pattern, const MaskShape& shape) {
    MaskSettings mask{.pattern = pattern, .shape = shape, .sink = 3, .window = 20, .last = 9};
    mask.prefix = 11;
    mask.stride = 14;
    mask.summary = 3;
    mask.chunk = 23;
    mask.pattern_block = 8;
    mask.lengths = "17,40,5";
    mask.columns = "0,30";
    mask.diagonals = "0,1,45";
    return mask;
}

class CpuBackendByPattern : public testing::TestWithParam<std::string> {};

TEST_P(CpuBackendByPattern, AgreesWithTheReferenceForEverySize) {
    for (const Sizes& sizes : kSizes) {
        const MaskSettings mask = settingsOf(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask) + " head_dim " + std::to_string(sizes.heads.head_dim));
        expectRight(gaussianProblem(mask, sizes.heads));
    }
}

TEST_P(CpuBackendByPattern, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const Sizes& sizes : kSizes) {
        const MaskSettings mask = settingsOf(GetParam(), sizes.shape);
        SCOPED_TRACE(brute::describe(mask));
        expectSameBitsOnAnyThreads(gaussianProblem(mask, sizes.heads));
    }
}

std::vector<std::string> catalogNames() {
    std::vector<std::string> names;
    for (const PatternInfo& pattern : patternCatalog()) names.emplace_back(pattern.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Catalog, CpuBackendByPattern, testing::ValuesIn(catalogNames()),
                         [](const auto& pattern) {
                             std::string name = pattern.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(CpuBackend, AgreesWithTheReferenceOnRandomMasks) {
    std::mt19937 random(23);
    for (int trial = 0; trial < 200; ++trial) {
        const MaskSettings mask = brute::randomSettings(random);
        const AttentionProblem problem = gaussianProblem(mask, {2, 1, 4}, random());
        SCOPED_TRACE(brute::describe(mask));
        expectAgrees(runCpu(problem), runReference(problem), deriveTolerance(problem, {}));
        if (HasFailure()) return;
    }
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
    for (const char* pattern : {"last", "middle"}) {
        const AttentionProblem problem = gaussianProblem(
            {.pattern = pattern, .shape = MaskShape::square(150), .sink = 2, .window = 10, .last = 20});
        const AttentionResult result = runCpu(problem);
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

TEST(CpuBackend, DoesNothingForAMaskThatKeepsNothing) {
    const AttentionProblem problem = gaussianProblem({.pattern = "streaming",
                                                      .shape = MaskShape::square(100),
                                                      .sink = 0,
                                                      .window = 0,
                                                      .convention = Convention::Kernel});
    const AttentionResult result = runCpu(problem, 2);
    EXPECT_EQ(result.record.executed_flops, Flops{0});
    EXPECT_EQ(result.record.useful_flops, Flops{0});
    EXPECT_EQ(result.output.data, std::vector<float>(result.output.data.size(), 0));
    EXPECT_EQ(result.lse.data, std::vector<double>(result.lse.data.size(), -kInfinity));
}

TEST(CpuBackend, SurvivesScoresOfTensOfThousands) {
    for (const float size : {100.0f, 1000.0f, 10000.0f}) {
        AttentionProblem problem = gaussianProblem(
            {.shape = MaskShape::square(120), .sink = 2, .window = 40, .last = 10}, {2, 1, 16});
        for (float& value : problem.q.data) value *= size / 4;  // scores of four standard deviations reach it
        const AttentionResult reference = runReference(problem);
        EXPECT_GT(*std::max_element(reference.lse.data.begin(), reference.lse.data.end()), size / 2);
        expectAgrees(runCpu(problem), reference, deriveTolerance(problem, {}));
    }
}

// All of a row's first tile may lie thousands below its maximum, found later: the rescaling must wipe it out.
TEST(CpuBackend, ForgetsTilesThatALaterMaximumDwarfs) {
    for (const bool rising : {true, false}) {
        AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {64, 900, 0, 0}}, {1, 1, 4});
        problem.scale = 1;
        for (QueryIndex row = 0; row < 64; ++row) problem.q.row(0, row)[0] = 1;
        for (KeyIndex key = 0; key < 900; ++key) {
            problem.k.row(0, key)[0] = static_cast<float>((rising ? key : 900 - key) * 20 - 9000);
        }
        expectAgrees(runCpu(problem), runReference(problem), deriveTolerance(problem, {}));
    }
}

TEST(CpuBackend, ShowsAnOverflowAsNanAndNotAsANumber) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = MaskShape::square(20)}, {1, 1, 4});
    for (float& value : problem.q.data) value = std::abs(value) * 1e20f;
    for (float& value : problem.k.data) value = std::abs(value) * 1e20f;
    const Agreement agreement =
        compareOutputs(runCpu(problem), runReference(problem), deriveTolerance(problem, {}).output);
    EXPECT_EQ(agreement.non_finite_mismatches, agreement.elements);
    EXPECT_FALSE(agreement.pass);
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
        expectSameBitsOnAnyThreads(problem);
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
