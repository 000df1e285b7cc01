#include "core/attention/two_pass/two_pass_backend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/mask/triangle_shape.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

AttentionResult runTwoPass(const AttentionProblem& problem, int threads = 1, const RunControl& control = {}) {
    return findBackend("cpu-two-pass")->run(problem, {.threads = threads}, control);
}

void expectRight(const AttentionProblem& problem) {
    const AttentionResult result = runTwoPass(problem);
    const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
    const DerivedTolerance tolerance = deriveTolerance(problem, {});
    const Agreement output = compareOutputs(result, reference, tolerance.output);
    EXPECT_TRUE(output.pass) << "off by " << output.max_abs << ", allowed " << tolerance.output.atol
                             << ", at head " << output.worst.head << " row " << output.worst.row;
    EXPECT_TRUE(compare(result.lse, reference.lse, tolerance.lse).pass);
}

TEST(TwoPassBackend, AgreesWithTheReferenceInEveryConvention) {
    for (const Convention convention : {Convention::Paper, Convention::Kernel, Convention::Literal}) {
        for (const char* pattern : {"triangle", "streaming"}) {
            for (const SmallSizes& sizes : kSmallSizes) {
                MaskSettings mask = smallMask(pattern, sizes.shape);
                mask.convention = convention;
                SCOPED_TRACE(brute::describe(mask));
                expectRight(gaussianProblem(mask, sizes.heads));
            }
        }
    }
}

TEST(TwoPassBackend, AgreesWithTheReferenceOnRandomTriangles) {
    std::mt19937 random(31);
    for (int trial = 0; trial < 200 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings mask = brute::randomSettings(random, "triangle");
        SCOPED_TRACE(brute::describe(mask));
        expectRight(gaussianProblem(mask, {4, 2, 4}, random()));
    }
}

TEST(TwoPassBackend, MergesManyTilesOfSinksAndWindow) {
    for (const Index last : {0, 1, 130, 500}) {
        expectRight(gaussianProblem(
            {.shape = MaskShape::square(500), .sink = 150, .window = 140, .last = last}, {4, 2, 16}));
    }
}

TEST(TwoPassBackend, RefusesMasksOfAnotherKindWithTheReason) {
    int taken = 0;
    for (const std::string& pattern : catalogNames()) {
        const AttentionProblem problem = gaussianProblem(smallMask(pattern, MaskShape::square(97)));
        const auto reason = TwoPassBackend().whyNot(problem);
        ASSERT_EQ(reason.has_value(), !triangleSections(*problem.mask)) << pattern;
        if (reason) {
            EXPECT_NE(reason->str().find("sinks, a window and last rows"), std::string::npos);
        } else {
            ++taken;
            expectRight(problem);
        }
    }
    EXPECT_GE(taken, 2);
    EXPECT_LT(taken, static_cast<int>(catalogNames().size()));
}

// 256 rows, the last 64 of them plain; window 64 by the kernel's rule and 8 sinks.
TEST(TwoPassBackend, CountsTheWholeTilesOfBothPasses) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(256),
                                                      .sink = 8,
                                                      .window = 64,
                                                      .last = 64,
                                                      .convention = Convention::Kernel},
                                                     {2, 1, 8});
    const CellCount window = (1 + 2 + 2) * 64 * 64;
    const CellCount sinks = 192 * 64;
    const CellCount last = 64 * 256;
    EXPECT_EQ(runTwoPass(problem).record.executed_flops,
              (Flops{WideInt{4} * 8 * 2 * (window + sinks + last)}));
}

TEST(TwoPassBackend, GivesTheSameBitsOnAnyNumberOfThreads) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(700), .sink = 70, .window = 100, .last = 90}, {4, 2, 16});
    const AttentionResult alone = runTwoPass(problem, 1);
    for (const int threads : {2, 8}) {
        const AttentionResult shared = runTwoPass(problem, threads);
        EXPECT_TRUE(sameBits(shared.output, alone.output));
        EXPECT_TRUE(sameBits(shared.lse, alone.lse));
    }
}

TEST(TwoPassBackend, ReportsProgressAndStopsWhenAsked) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(700)});
    std::vector<double> shares;
    runTwoPass(problem, 1, {.progress = [&](double share) { shares.push_back(share); }});
    ASSERT_GT(shares.size(), 2u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
    std::stop_source source;
    EXPECT_THROW(runTwoPass(problem, 1, {source.get_token(), [&](double) { source.request_stop(); }}),
                 Cancelled);
}

}  // namespace
}  // namespace triscope
