#include "core/attention/derived_tolerance.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/plain_loops.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

struct Errors {
    double error = 0;
    double size = 0;
};

// Over every row, with no sample.
Errors errorsOfPlainFloat(const AttentionProblem& problem) {
    PlainLoops<float> plain(problem);
    PlainLoops<double> reference(problem);
    std::vector<float> a(static_cast<std::size_t>(problem.headDim()));
    std::vector<double> b(a.size());
    Errors result;
    for (Index head = 0; head < problem.heads(); ++head) {
        for (QueryIndex row = 0; row < problem.queries(); ++row) {
            plain.row(head, row, a);
            reference.row(head, row, b);
            for (std::size_t d = 0; d < a.size(); ++d) {
                result.error = std::max(result.error, std::abs(a[d] - b[d]));
                result.size = std::max(result.size, std::abs(b[d]));
            }
        }
    }
    return result;
}

TEST(DerivedTolerance, IsTwiceTheErrorOfPlainFloatWhenEveryRowIsSampled) {
    AttentionProblem problem =
        gaussianProblem({.pattern = "full", .shape = MaskShape::square(200)}, {2, 1, 16});
    for (float& value : problem.q.data) value *= 10;
    const ToleranceRule rule = deriveTolerance(problem, {}).output;
    const Errors errors = errorsOfPlainFloat(problem);
    ASSERT_GT(2 * errors.error, 0x1p-20 * errors.size) << "the floor hides what is tested";
    EXPECT_EQ(rule.atol, 2 * errors.error);
    EXPECT_EQ(rule.rtol, 0);
    EXPECT_EQ(rule.allowed_failing, 0);
}

TEST(DerivedTolerance, KeepsAFewUlpWhereFloatHappensToBeExact) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "streaming", .shape = MaskShape::square(40), .sink = 0, .window = 0});
    const Errors errors = errorsOfPlainFloat(problem);
    ASSERT_EQ(errors.error, 0) << "one key a row: the output is its value";
    EXPECT_EQ(deriveTolerance(problem, {}).output.atol, 0x1p-20 * errors.size);
}

TEST(DerivedTolerance, GrowsWithTheScores) {
    AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(100)}, {1, 1, 16});
    const double small = deriveTolerance(problem, {}).output.atol;
    for (float& value : problem.q.data) value *= 100;
    EXPECT_GT(deriveTolerance(problem, {}).output.atol, 5 * small);
}

TEST(DerivedTolerance, SamplesAtMost256RowsOfEachHead) {
    int reports = 0;
    const RunControl control{.progress = [&](double) { ++reports; }};
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(1000), .window = 5, .last = 0});
    const ToleranceRule rule = deriveTolerance(problem, control).output;
    EXPECT_EQ(reports, 2 * 256);
    EXPECT_EQ(rule.words.args.at(1), "512");
}

TEST(DerivedTolerance, SamplesTheFirstAndTheLastRow) {
    for (const Index wild : {0, 999}) {
        AttentionProblem problem =
            gaussianProblem({.pattern = "dense", .shape = MaskShape::square(1000)}, {1, 1, 4});
        const double tame = deriveTolerance(problem, {}).lse.atol;
        for (Index d = 0; d < 4; ++d) problem.q.row(0, wild)[d] *= 1e4f;
        EXPECT_GT(deriveTolerance(problem, {}).lse.atol, 20 * tame) << "row " << wild;
    }
}

TEST(DerivedTolerance, AllowsNothingWhereNoRowHasAKey) {
    const AttentionProblem problem = gaussianProblem({.pattern = "streaming",
                                                      .shape = MaskShape::square(10),
                                                      .sink = 0,
                                                      .window = 0,
                                                      .convention = Convention::Kernel});
    EXPECT_EQ(deriveTolerance(problem, {}).output.atol, 0);
}

TEST(DerivedTolerance, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(deriveTolerance(gaussianProblem({.shape = MaskShape::square(10)}),
                                 {.stop = source.get_token(), .progress = {}}),
                 Cancelled);
}

}  // namespace
}  // namespace triscope
