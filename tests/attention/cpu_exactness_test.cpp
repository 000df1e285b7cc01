#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "core/attention/compare_runs.h"
#include "core/attention/cpu_backend.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/engine/tile_worker.h"
#include "core/attention/plain_loops.h"
#include "core/base/run_control.h"
#include "tests/attention/run_checks.h"
#include "tests/support/attention_cases.h"
#include "tests/support/only_target.h"
#include "tests/support/special_values.h"

// What the cpu backend makes of inputs at the edges of float, on every instruction set of this machine.
namespace triscope {
namespace {

const float kNanWithPayload = std::bit_cast<float>(0x7fc001ffu);

class CpuExactness : public testing::TestWithParam<std::int64_t> {
  private:
    OnlyTarget m_only{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(InstructionSets, CpuExactness, testing::ValuesIn(runnableTargets()),
                         [](const auto& target) { return std::string(hwy::TargetName(target.param)); });

bool keeps(const Mask& mask, QueryIndex row, KeyIndex key) {
    const std::vector<Range> spans = mask.keptSpans(row);
    return std::any_of(spans.begin(), spans.end(),
                       [&](const Range& span) { return span.begin <= key && key < span.end; });
}

bool sameRow(const Tensor& a, const Tensor& b, Index head, QueryIndex row) {
    return std::memcmp(a.row(head, row), b.row(head, row),
                       static_cast<std::size_t>(a.shape.head_dim) * sizeof(float)) == 0;
}

// What becomes of each row of `problem` beside what it was `before`: NaN where the reference says so, and the
// same bits as before wherever the row is not `hit`.
template <class Hit>
void expectOnlyHitRowsChange(const AttentionProblem& problem, const AttentionResult& before, const Hit& hit) {
    const AttentionResult after = runCpu(problem);
    const AttentionResult reference = runReference(problem);
    int hits = 0;
    for (Index head = 0; head < problem.heads(); ++head) {
        for (QueryIndex row = 0; row < problem.queries(); ++row) {
            if (!hit(head, row)) {
                EXPECT_TRUE(sameRow(after.output, before.output, head, row)) << head << " row " << row;
                EXPECT_EQ(*after.lse.row(head, row), *before.lse.row(head, row)) << head << " row " << row;
                continue;
            }
            ++hits;
            for (Index d = 0; d < problem.headDim(); ++d) {
                const float expected = reference.output.row(head, row)[d];
                const float value = after.output.row(head, row)[d];
                EXPECT_EQ(std::isnan(value), std::isnan(expected)) << head << " row " << row << " " << d;
                EXPECT_EQ(std::isinf(value), std::isinf(expected)) << head << " row " << row << " " << d;
            }
        }
    }
    EXPECT_GT(hits, 0);
}

AttentionProblem smallProblem(const char* pattern) {
    MaskSettings mask{
        .pattern = pattern, .shape = MaskShape::square(170), .sink = 3, .window = 21, .last = 9};
    mask.columns = "0,30";
    mask.diagonals = "0,1,45";
    return gaussianProblem(mask, {4, 2, 40});
}

constexpr const char* kPatterns[] = {"triangle", "dense", "vertical-slash", "dilated"};

TEST_P(CpuExactness, KeepsANonFiniteValueToTheRowsThatAttendToIt) {
    for (const char* pattern : kPatterns) {
        const AttentionProblem clean = smallProblem(pattern);
        const AttentionResult before = runCpu(clean);
        for (const KeyIndex key : {0, 44, 100, 169}) {
            for (const float poison : {kFloatNan, kNanWithPayload, kFloatInfinity, -kFloatInfinity}) {
                SCOPED_TRACE(std::string(pattern) + " key " + std::to_string(key));
                AttentionProblem problem = clean;
                problem.v.row(1, key)[key % 40] = poison;
                expectOnlyHitRowsChange(problem, before, [&](Index head, QueryIndex row) {
                    return problem.kvHead(head) == 1 && keeps(*problem.mask, row, key);
                });
            }
        }
    }
}

TEST_P(CpuExactness, KeepsANonFiniteKeyToTheRowsThatAttendToIt) {
    for (const char* pattern : kPatterns) {
        const AttentionProblem clean = smallProblem(pattern);
        const AttentionResult before = runCpu(clean);
        for (const KeyIndex key : {0, 44, 100, 169}) {
            for (const float poison : {kFloatNan, kNanWithPayload, kFloatInfinity, -kFloatInfinity}) {
                SCOPED_TRACE(std::string(pattern) + " key " + std::to_string(key));
                AttentionProblem problem = clean;
                problem.k.row(0, key)[5] = poison;
                expectOnlyHitRowsChange(problem, before, [&](Index head, QueryIndex row) {
                    return problem.kvHead(head) == 0 && keeps(*problem.mask, row, key);
                });
            }
        }
    }
}

TEST_P(CpuExactness, KeepsANonFiniteQueryToItsRow) {
    for (const char* pattern : kPatterns) {
        const AttentionProblem clean = smallProblem(pattern);
        const AttentionResult before = runCpu(clean);
        for (const QueryIndex row : {0, 95, 169}) {
            for (const float poison : {kFloatNan, kNanWithPayload, kFloatInfinity, -kFloatInfinity}) {
                SCOPED_TRACE(std::string(pattern) + " row " + std::to_string(row));
                AttentionProblem problem = clean;
                problem.q.row(2, row)[39] = poison;
                expectOnlyHitRowsChange(problem, before,
                                        [&](Index head, QueryIndex r) { return head == 2 && r == row; });
            }
        }
    }
}

TEST_P(CpuExactness, IsNanWhereEveryScoreIsMinusInfinity) {
    AttentionProblem problem = gaussianProblem({.pattern = "dense", .shape = MaskShape::square(40)});
    const AttentionResult before = runCpu(problem);
    for (Index d = 0; d < 8; ++d) problem.q.row(0, 17)[d] = d == 0 ? -kFloatInfinity : 0;
    for (KeyIndex key = 0; key < 40; ++key) problem.k.row(0, key)[0] = 1;
    const AttentionResult result = runCpu(problem);
    EXPECT_TRUE(std::isnan(*result.lse.row(0, 17)));
    EXPECT_TRUE(std::isnan(*runReference(problem).lse.row(0, 17)));
    for (Index d = 0; d < 8; ++d) EXPECT_TRUE(std::isnan(result.output.row(0, 17)[d]));
    EXPECT_TRUE(std::isfinite(*before.lse.row(0, 17)));
    EXPECT_TRUE(std::isfinite(*result.lse.row(0, 16)));
}

double plainFloatError(const AttentionProblem& problem, const AttentionResult& reference) {
    PlainLoops<float> plain(problem);
    Tensor output(problem.q.shape);
    const auto head_dim = static_cast<std::size_t>(problem.headDim());
    for (QueryIndex row = 0; row < problem.queries(); ++row)
        plain.row(0, row, {output.row(0, row), head_dim});
    return compare(output, reference.exact_output, {}).max_abs;
}

// Without the floor that deriveTolerance gives to tiny problems. Logits of four standard deviations reach
// `size`.
TEST_P(CpuExactness, ErrsAtMostTwiceAsMuchAsPlainFloatUpToLogitsOfTenThousand) {
    std::mt19937 random(11);
    for (const float size : {4.0f, 100.0f, 1000.0f, 10000.0f}) {
        for (int trial = 0; trial < 75; ++trial) {
            const Index tokens = std::uniform_int_distribution<Index>(40, 160)(random);
            const Index head_dim = std::uniform_int_distribution<Index>(48, 128)(random);
            AttentionProblem problem = gaussianProblem({.pattern = trial % 2 == 0 ? "dense" : "triangle",
                                                        .shape = MaskShape::square(tokens),
                                                        .sink = 4,
                                                        .window = 30,
                                                        .last = 10},
                                                       {1, 1, head_dim}, random());
            for (float& value : problem.q.data) value *= size / 4;
            const AttentionResult reference = runReference(problem);
            EXPECT_LE(compareOutputs(runCpu(problem), reference, {}).max_abs,
                      2 * plainFloatError(problem, reference))
                << "trial " << trial << " logits " << size << " tokens " << tokens << " head_dim "
                << head_dim;
        }
    }
}

// Of rows whose keys are few, each by itself, too: their scores are no part of a tile.
TEST_P(CpuExactness, ErrsAtMostTwiceAsMuchAsPlainFloatOnLoneCells) {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        MaskSettings mask{.pattern = "vertical-slash", .shape = MaskShape::square(200)};
        mask.columns = "0,30";
        mask.diagonals = "0,20,45,70";
        AttentionProblem problem = gaussianProblem(mask, {1, 1, 64}, seed);
        for (float& value : problem.q.data) value *= 250;
        const AttentionResult reference = runReference(problem);
        EXPECT_LE(compareOutputs(runCpu(problem), reference, {}).max_abs,
                  2 * plainFloatError(problem, reference));
    }
}

// The first keys decide nothing once a later chunk holds a larger score, and the other way round.
TEST_P(CpuExactness, IsExactWhereLargeScoresComeInSeveralChunks) {
    for (const bool rising : {true, false}) {
        AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {40, 500, 0, 0}}, {1, 1, 32});
        problem.scale = 1;
        for (QueryIndex row = 0; row < 40; ++row) problem.q.row(0, row)[0] = 1;
        for (KeyIndex key = 0; key < 500; ++key) {
            problem.k.row(0, key)[0] = 3000 + 0.25f * static_cast<float>(rising ? key : 500 - key);
        }
        const AttentionResult reference = runReference(problem);
        const AttentionResult result = runCpu(problem);
        EXPECT_LE(compareOutputs(result, reference, {}).max_abs, 2 * plainFloatError(problem, reference));
        EXPECT_LE(compare(result.lse, reference.lse, {}).max_abs, 1e-6);
    }
}

// Of 40 queries; the last 200 of 500 keys add `score` to what row 17, or all rows, make of them.
AttentionProblem problemWithLateScores(float score, bool in_one_row) {
    AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {40, 500, 0, 0}}, {1, 1, 32});
    for (QueryIndex row = 0; row < 40; ++row) problem.q.row(0, row)[0] = in_one_row && row != 17 ? 0 : 1;
    for (KeyIndex key = 0; key < 500; ++key) {
        problem.k.row(0, key)[0] = key < 300 ? 0 : score / static_cast<float>(problem.effectiveScale());
    }
    return problem;
}

TEST_P(CpuExactness, IsExactWhereLaterScoresAreFarAboveTheFirst) {
    const WideInt usual = runCpu(problemWithLateScores(1, false)).record.executed_flops.value;
    for (const float score : {1.0f, 5.0f, 20.0f, 40.0f, 80.0f, 200.0f}) {
        SCOPED_TRACE(score);
        const AttentionProblem problem = problemWithLateScores(score, false);
        const AttentionResult reference = runReference(problem);
        const AttentionResult result = runCpu(problem);
        EXPECT_LE(compareOutputs(result, reference, {}).max_abs, 2 * plainFloatError(problem, reference));
        EXPECT_LE(compare(result.lse, reference.lse, {}).max_abs, 2e-5);
        const bool twice = result.record.executed_flops.value > usual;
        EXPECT_EQ(twice, score >= 20) << "whether scores were computed again";
    }
}

TEST_P(CpuExactness, LeavesRowsAloneWhoseNeighbourFindsLargerScores) {
    const AttentionResult before = runCpu(problemWithLateScores(1, true));
    for (const float score : {5.0f, 20.0f, 40.0f, 80.0f, 200.0f}) {
        SCOPED_TRACE(score);
        const AttentionResult after = runCpu(problemWithLateScores(score, true));
        for (QueryIndex row = 0; row < 40; ++row) {
            if (row == 17) continue;
            EXPECT_TRUE(sameRow(after.output, before.output, 0, row)) << row;
            EXPECT_EQ(*after.lse.row(0, row), *before.lse.row(0, row)) << row;
        }
        EXPECT_NE(*after.lse.row(0, 17), *before.lse.row(0, 17));
    }
}

// Numbers below 2^-126, in any of the inputs, and products of such.
TEST_P(CpuExactness, ComputesWithSubnormalNumbers) {
    for (const float size : {1e-20f, 1e-37f, 1e-40f, 1e-44f}) {
        for (const bool values : {false, true}) {
            AttentionProblem problem =
                gaussianProblem({.shape = MaskShape::square(120), .sink = 2, .window = 30, .last = 9});
            for (float& value : (values ? problem.v : problem.q).data) value *= size;
            for (float& value : (values ? problem.v : problem.k).data) value *= values ? 1 : size;
            const AttentionResult result = runCpu(problem);
            const AttentionResult reference = runReference(problem);
            const DerivedTolerance tolerance = deriveTolerance(problem, {});
            const Agreement output = compareOutputs(result, reference, tolerance.output);
            EXPECT_TRUE(output.pass || output.max_abs <= std::numeric_limits<float>::denorm_min())
                << size << " off by " << output.max_abs;
            EXPECT_TRUE(compare(result.lse, reference.lse, tolerance.lse).pass) << size;
        }
    }
}

TEST_P(CpuExactness, GivesTheSameBitsOnAnyNumberOfThreads) {
    for (const char* pattern : kPatterns) {
        AttentionProblem problem = smallProblem(pattern);
        problem.v.row(0, 50)[1] = kFloatNan;
        const AttentionResult alone = runCpu(problem);
        for (const int threads : {2, 8}) {
            const AttentionResult shared = CpuBackend().run(problem, {.threads = threads}, {});
            EXPECT_TRUE(sameBits(shared.output, alone.output)) << pattern;
            EXPECT_TRUE(sameBits(shared.lse, alone.lse)) << pattern;
        }
    }
}

// Below the grain of a tile: no chunk of keys is begun once a stop is asked for.
TEST_P(CpuExactness, StopsWithinATileBeforeTheNextChunkOfKeys) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = {64, 2000, 0, 0}}, {1, 1, 16});
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.lse = BasicTensor<double>({1, 64, 1});
    TileWorker worker(problem, panelKernels(), {2, 1});
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(worker.run({0, 2 * panelKernels().panel_rows}, {0, 1}, result, source.get_token()),
                 Cancelled);
    EXPECT_EQ(worker.halfCells(), 0);
    worker.run({0, 2 * panelKernels().panel_rows}, {0, 1}, result, {});
    EXPECT_GT(worker.halfCells(), 0);
}

}  // namespace
}  // namespace triscope
