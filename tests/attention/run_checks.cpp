#include "tests/attention/run_checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "core/attention/backend.h"
#include "core/attention/compare_runs.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/attention_cases.h"

namespace triscope {

AttentionResult runReference(const AttentionProblem& problem, const RunControl& control) {
    return findBackend("reference")->run(problem, {}, control);
}

AttentionResult runCpu(const AttentionProblem& problem, int threads) {
    return findBackend("cpu")->run(problem, {.threads = threads}, {});
}

void expectAgrees(const AttentionResult& result, const AttentionResult& reference,
                  const DerivedTolerance& tolerance) {
    const Agreement output = compareOutputs(result, reference, tolerance.output);
    EXPECT_TRUE(output.pass) << "off by " << output.max_abs << ", allowed " << tolerance.output.atol
                             << ", at head " << output.worst.head << " row " << output.worst.row;
    const Agreement lse = compare(result.lse, reference.lse, tolerance.lse);
    EXPECT_TRUE(lse.pass) << "LSE off by " << lse.max_abs << ", allowed " << tolerance.lse.atol;
}

void expectSameBitsOnAnyThreads(const RunProblem& run, const AttentionProblem& problem) {
    const AttentionResult alone = run(problem, 1);
    for (const int threads : {2, 8}) {
        const AttentionResult shared = run(problem, threads);
        EXPECT_TRUE(sameBits(shared.output, alone.output)) << threads << " threads changed the output";
        EXPECT_TRUE(sameBits(shared.lse, alone.lse)) << threads << " threads changed the LSE";
        EXPECT_EQ(shared.record.executed_flops, alone.record.executed_flops);
    }
}

void expectAgreesOnRandomMasks(const RunProblem& run) {
    std::mt19937 random(23);
    for (int trial = 0; trial < 200; ++trial) {
        const MaskSettings mask = brute::randomSettings(random);
        const AttentionProblem problem = gaussianProblem(mask, {2, 1, 4}, random());
        SCOPED_TRACE(brute::describe(mask));
        expectAgrees(run(problem, 1), runReference(problem), deriveTolerance(problem, {}));
        if (testing::Test::HasFailure()) return;
    }
}

void expectZeroAndMinusInfinityWhereNoKeyIsLeft(const RunProblem& run) {
    for (const char* pattern : {"last", "middle"}) {
        const AttentionProblem problem = gaussianProblem(
            {.pattern = pattern, .shape = MaskShape::square(150), .sink = 2, .window = 10, .last = 20});
        const AttentionResult result = run(problem, 1);
        int empty = 0;
        for (QueryIndex row = 0; row < 150; ++row) {
            if (!problem.mask->keptSpans(row).empty()) continue;
            ++empty;
            EXPECT_EQ(*result.lse.row(1, row), -std::numeric_limits<double>::infinity());
            for (Index d = 0; d < 8; ++d) EXPECT_EQ(result.output.row(1, row)[d], 0);
        }
        EXPECT_GT(empty, 10);
    }
}

void expectSurvivesScoresOfTensOfThousands(const RunProblem& run) {
    for (const float size : {100.0f, 1000.0f, 10000.0f}) {
        AttentionProblem problem = gaussianProblem(
            {.shape = MaskShape::square(120), .sink = 2, .window = 40, .last = 10}, {2, 1, 16});
        for (float& value : problem.q.data) value *= size / 4;  // scores of four standard deviations reach it
        const AttentionResult reference = runReference(problem);
        EXPECT_GT(*std::max_element(reference.lse.data.begin(), reference.lse.data.end()), size / 2);
        expectAgrees(run(problem, 1), reference, deriveTolerance(problem, {}));
    }
}

void expectForgetsTilesThatALaterMaximumDwarfs(const RunProblem& run) {
    for (const bool rising : {true, false}) {
        AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {64, 900, 0, 0}}, {1, 1, 4});
        problem.scale = 1;
        for (QueryIndex row = 0; row < 64; ++row) problem.q.row(0, row)[0] = 1;
        for (KeyIndex key = 0; key < 900; ++key) {
            problem.k.row(0, key)[0] = static_cast<float>((rising ? key : 900 - key) * 20 - 9000);
        }
        expectAgrees(run(problem, 1), runReference(problem), deriveTolerance(problem, {}));
    }
}

void expectShowsAnOverflowAsNan(const RunProblem& run) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = MaskShape::square(20)}, {1, 1, 4});
    for (float& value : problem.q.data) value = std::abs(value) * 1e20f;
    for (float& value : problem.k.data) value = std::abs(value) * 1e20f;
    const Agreement agreement =
        compareOutputs(run(problem, 1), runReference(problem), deriveTolerance(problem, {}).output);
    EXPECT_EQ(agreement.non_finite_mismatches, agreement.elements);
    EXPECT_FALSE(agreement.pass);
}

}  // namespace triscope
