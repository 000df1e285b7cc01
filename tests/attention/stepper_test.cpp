#include "core/attention/stepper.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/attention/backend.h"
#include "core/attention/derived_tolerance.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

double scoreOf(const AttentionProblem& problem, Index head, QueryIndex row, KeyIndex key) {
    double sum = 0;
    for (Index d = 0; d < problem.headDim(); ++d)
        sum += double{problem.q.row(head, row)[d]} * problem.k.row(problem.kvHead(head), key)[d];
    return sum / std::sqrt(static_cast<double>(problem.headDim()));
}

// A softmax over those keys at once, by its definition.
SoftmaxState softmaxOver(const AttentionProblem& problem, Index head, QueryIndex row,
                         const std::vector<KeyIndex>& keys) {
    SoftmaxState state(problem.headDim());
    for (const KeyIndex j : keys) state.max = std::max(state.max, scoreOf(problem, head, row, j));
    for (const KeyIndex j : keys) {
        const double weight = std::exp(scoreOf(problem, head, row, j) - state.max);
        state.sum += weight;
        for (std::size_t d = 0; d < state.output.size(); ++d)
            state.output[d] += weight * problem.v.row(problem.kvHead(head), j)[d];
    }
    return state;
}

void expectNear(const SoftmaxState& got, const SoftmaxState& want, double allowed) {
    if (want.sum == 0) {
        EXPECT_EQ(got.max, -kInfinity);
        EXPECT_EQ(got.sum, 0);
    } else {
        EXPECT_NEAR(got.max, want.max, allowed);
        EXPECT_NEAR(got.sum, want.sum, allowed * (1 + want.sum));
    }
    for (std::size_t d = 0; d < want.output.size(); ++d)
        EXPECT_NEAR(got.output[d], want.output[d], allowed * (1 + want.sum));
}

void expectEveryStepIsASoftmaxSoFar(const MaskSettings& settings, StepPrecision precision, double allowed,
                                    std::mt19937& random) {
    const AttentionProblem problem = gaussianProblem(settings, {4, 2, 6}, random());
    const auto below = [&](Index bound) {
        return static_cast<Index>(random() % static_cast<unsigned>(bound));
    };
    const Index head = below(4);
    const QueryIndex row = below(problem.queries());
    const RowWalk walk = walkRow(problem, head, row, 1 + below(problem.keys() + 3), precision);
    std::vector<KeyIndex> so_far;
    KeyIndex next = 0;
    for (const SoftmaxStep& step : walk.steps) {
        EXPECT_EQ(step.keys.begin, next) << "steps leave no key out";
        next = step.keys.end;
        const std::size_t before = so_far.size();
        for (KeyIndex j = step.keys.begin; j < step.keys.end; ++j)
            if (brute::kept(settings, row, j)) so_far.push_back(j);
        EXPECT_EQ(step.keptKeys(), static_cast<Index>(so_far.size() - before));
        expectNear(step.after, softmaxOver(problem, head, row, so_far), allowed);
    }
    EXPECT_EQ(next, problem.keys());
}

TEST(Stepper, HoldsASoftmaxOverTheKeysSoFarAfterEveryTile) {
    std::mt19937 random(21);
    for (int trial = 0; trial < 400 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(settings));
        expectEveryStepIsASoftmaxSoFar(settings, StepPrecision::Double, 1e-12, random);
    }
}

TEST(Stepper, DoesTheSameInTheFloatOfTheKernels) {
    std::mt19937 random(22);
    for (int trial = 0; trial < 200 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(settings));
        expectEveryStepIsASoftmaxSoFar(settings, StepPrecision::Float, 1e-5, random);
    }
}

TEST(Stepper, EndsAtTheReferencesRow) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(150), .sink = 3, .window = 40, .last = 10}, {2, 1, 24});
    const AttentionResult reference = findBackend("reference")->run(problem, {}, {});
    for (const QueryIndex row : {0, 60, 149}) {
        const SoftmaxState end = walkRow(problem, 1, row, 32).result();
        EXPECT_NEAR(end.lse(), *reference.lse.row(1, row), 1e-13);
        const std::vector<double> output = end.normalized();
        for (std::size_t d = 0; d < output.size(); ++d)
            EXPECT_NEAR(output[d], reference.exact_output.row(1, row)[d], 1e-13);
    }
}

TEST(Stepper, TellsHowEachStepFollowsFromTheOneBefore) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "dense", .shape = MaskShape::square(64)}, {1, 1, 16}, 9);
    const RowWalk walk = walkRow(problem, 0, 63, 1);
    ASSERT_EQ(walk.steps.size(), 64u);
    EXPECT_EQ(walk.steps[0].correction, 0) << "nothing to correct yet";
    int raised = 0;
    for (std::size_t s = 1; s < walk.steps.size(); ++s) {
        const SoftmaxStep& step = walk.steps[s];
        const SoftmaxState& before = walk.before(s);
        EXPECT_EQ(step.after.max, std::max(before.max, step.tile_max));
        EXPECT_EQ(step.correction, std::exp(before.max - step.after.max));
        EXPECT_EQ(step.after.sum, step.correction * before.sum + step.tile_sum);
        raised += step.after.max > before.max ? 1 : 0;
        EXPECT_EQ(step.correction<1, step.after.max> before.max);
    }
    EXPECT_GT(raised, 0) << "else the correction was never needed";
}

TEST(Stepper, SkipsTilesWithoutAKeyAndChangesNothingThere) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(256), .sink = 4, .window = 16, .last = 8}, {1, 1, 8});
    const RowWalk walk = walkRow(problem, 0, 200, 16);
    ASSERT_EQ(walk.steps.size(), 5u) << "sinks, a gap, two tiles of the window, the future";
    const SoftmaxStep& gap = walk.steps[1];
    EXPECT_TRUE(gap.empty());
    EXPECT_EQ(gap.tiles, 10);
    EXPECT_EQ(gap.keys, (Range{16, 176}));
    EXPECT_EQ(gap.tile_max, -kInfinity);
    EXPECT_EQ(gap.after.sum, walk.before(1).sum);
    EXPECT_EQ(gap.after.output, walk.before(1).output);
    EXPECT_EQ(walk.steps[4].tiles, 3);
}

TEST(Stepper, LeavesARowWithoutKeysAtZero) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "last", .shape = MaskShape::square(12), .last = 2});
    for (const StepPrecision precision : {StepPrecision::Double, StepPrecision::Float}) {
        const SoftmaxState end = walkRow(problem, 0, 3, 4, precision).result();
        EXPECT_TRUE(end.empty());
        EXPECT_EQ(end.lse(), -kInfinity);
        EXPECT_EQ(end.normalized(), std::vector<double>(8));
    }
}

TEST(Stepper, StopsWhenAsked) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(50)});
    std::stop_source source;
    EXPECT_THROW(walkRow(problem, 0, 49, 1, StepPrecision::Double,
                         {source.get_token(), [&](double) { source.request_stop(); }}),
                 Cancelled);
}

TEST(MergedRow, IsTheSoftmaxOverAllKeysOfItsParts) {
    std::mt19937 random(23);
    const AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = {1, 60, 0, 0}}, {2, 1, 10}, 4);
    for (int trial = 0; trial < 50; ++trial) {
        std::vector<std::vector<KeyIndex>> keys(4);
        std::vector<KeyIndex> all;
        for (KeyIndex j = 0; j < 60; ++j) {
            const std::size_t part = random() % 5;
            if (part == 4) continue;
            keys[part].push_back(j);
            all.push_back(j);
        }
        std::vector<SoftmaxState> parts;
        for (const auto& part : keys) parts.push_back(softmaxOver(problem, 1, 0, part));
        const MergedRow merged = mergeParts(parts);
        const SoftmaxState whole = softmaxOver(problem, 1, 0, all);
        EXPECT_NEAR(merged.lse, whole.lse(), 1e-13);
        double weights = 0;
        for (std::size_t p = 0; p < 4; ++p) {
            EXPECT_NEAR(merged.weights[p], std::exp(parts[p].lse() - whole.lse()), 1e-13);
            weights += merged.weights[p];
        }
        EXPECT_NEAR(weights, 1, 1e-13);
        for (std::size_t d = 0; d < 10; ++d)
            EXPECT_NEAR(merged.output[d], whole.output[d] / whole.sum, 1e-13);
    }
}

TEST(MergedRow, TakesNothingFromAPartWithoutKeys) {
    const AttentionProblem problem = gaussianProblem({.pattern = "full", .shape = {1, 9, 0, 0}});
    const SoftmaxState only = softmaxOver(problem, 0, 0, {2, 5});
    const MergedRow merged = mergeParts({SoftmaxState(8), only});
    EXPECT_EQ(merged.weights, (std::vector<double>{0, 1}));
    EXPECT_EQ(merged.lse, only.lse());
    EXPECT_EQ(merged.output, only.normalized());
    const MergedRow none = mergeParts({SoftmaxState(8), SoftmaxState(8)});
    EXPECT_EQ(none.lse, -kInfinity);
    EXPECT_EQ(none.output, std::vector<double>(8));
}

}  // namespace
}  // namespace triscope
