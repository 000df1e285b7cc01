#include "core/attention/attention_problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

using testing::HasSubstr;

AttentionProblem fitting() {
    return gaussianProblem({.shape = {6, 9, 3, 0}}, {.heads = 4, .kv_heads = 2, .head_dim = 5});
}

std::string onlyIssue(const AttentionProblem& problem) {
    const Issues issues = validate(problem);
    return issues.size() == 1 ? issues[0].field + ": " + issues[0].message.str()
                              : std::to_string(issues.size()) + " issues";
}

TEST(AttentionProblem, ThatFitsHasNoIssues) {
    EXPECT_TRUE(validate(fitting()).empty());
}

TEST(AttentionProblem, NeedsQueryHeadsThatShareKvHeadsEvenly) {
    AttentionProblem problem = fitting();
    problem.q = Tensor({5, 6, 5});
    EXPECT_EQ(onlyIssue(problem), "kv-heads: must divide the number of heads, 5, and 2 does not");
    problem.q = Tensor({1, 6, 5});
    EXPECT_THAT(onlyIssue(problem), HasSubstr("kv-heads: "));
}

TEST(AttentionProblem, NeedsOneHeadDimEverywhere) {
    AttentionProblem problem = fitting();
    problem.k = Tensor({2, 9, 6});
    problem.v = Tensor({2, 9, 6});
    EXPECT_EQ(onlyIssue(problem), "head-dim: must be the same in Q and K: 5 in Q, 6 in K");
    problem = fitting();
    problem.v = Tensor({2, 9, 6});
    EXPECT_EQ(onlyIssue(problem), "v: must have K's head_dim, 5, not 6");
}

TEST(AttentionProblem, NeedsTheMasksQueriesAndKeys) {
    AttentionProblem problem = fitting();
    problem.q = Tensor({4, 7, 5});
    EXPECT_EQ(onlyIssue(problem), "q: must have the mask's 6 queries, not 7");
    problem = fitting();
    problem.k = Tensor({2, 8, 5});
    problem.v = Tensor({2, 8, 5});
    EXPECT_EQ(onlyIssue(problem), "k: must have the mask's 9 keys, not 8");
}

TEST(AttentionProblem, NeedsVToBeShapedLikeK) {
    AttentionProblem problem = fitting();
    problem.v = Tensor({4, 9, 5});
    EXPECT_EQ(onlyIssue(problem), "v: must have as many heads as K, 2, not 4");
    problem.v = Tensor({2, 10, 5});
    EXPECT_EQ(onlyIssue(problem), "v: must have as many tokens as K, 9, not 10");
}

TEST(AttentionProblem, NeedsAtLeastOneOfEverything) {
    AttentionProblem problem = fitting();
    problem.k = Tensor({0, 9, 5});
    EXPECT_EQ(onlyIssue(problem), "k: must have at least one head, token and dimension");
}

TEST(AttentionProblem, NeedsFiniteElementsAndSaysWhichIsNot) {
    AttentionProblem problem = fitting();
    problem.v.row(1, 7)[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(onlyIssue(problem), "v: must be finite, but is not at head 1, token 7, dimension 3");
    problem = fitting();
    problem.q.row(3, 5)[4] = -std::numeric_limits<float>::infinity();
    EXPECT_EQ(onlyIssue(problem), "q: must be finite, but is not at head 3, token 5, dimension 4");
}

TEST(AttentionProblem, ListsEveryIssueAtOnce) {
    AttentionProblem problem = fitting();
    problem.q = Tensor({4, 7, 5});
    problem.k = Tensor({2, 8, 5});
    EXPECT_EQ(validate(problem).size(), 3u) << "queries, keys, and V that no longer matches K";
}

TEST(AttentionProblem, ReadsTheKvHeadOfItsGroup) {
    const AttentionProblem problem = fitting();
    EXPECT_EQ(problem.groupSize(), 2);
    EXPECT_EQ(problem.kvHead(0), 0);
    EXPECT_EQ(problem.kvHead(1), 0);
    EXPECT_EQ(problem.kvHead(2), 1);
    EXPECT_EQ(problem.kvHead(3), 1);
}

TEST(AttentionProblem, ScalesByTheRootOfHeadDimUnlessTold) {
    AttentionProblem problem = fitting();
    EXPECT_DOUBLE_EQ(problem.effectiveScale(), 1 / std::sqrt(5.0));
    problem.scale = 0.25;
    EXPECT_EQ(problem.effectiveScale(), 0.25);
}

TEST(UsefulFlops, AreFourTimesHeadDimForEachKeptCellOfEachHead) {
    const AttentionProblem problem =
        gaussianProblem({.pattern = "dense", .shape = MaskShape::square(10)}, {.heads = 3, .head_dim = 8});
    EXPECT_EQ(usefulFlops(problem), (Flops{4 * 8 * 55 * 3}));
}

}  // namespace
}  // namespace triscope
