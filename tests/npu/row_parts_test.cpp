#include "core/npu/row_parts.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/gaussian_problem.h"
#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"
#include "tests/support/special_values.h"

namespace triscope {
namespace {

TEST(RowMerge, EqualsTheRowInOnePassForEveryPattern) {
    std::mt19937 random(41);
    int by_calls = 0;
    for (int trial = 0; trial < 600 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings settings =
            trial % 2 == 0 ? brute::randomSettings(random) : brute::randomSettings(random, "triangle");
        SCOPED_TRACE(brute::describe(settings));
        const AttentionProblem problem = gaussianProblem(settings, {2, 1, 5}, random());
        const QueryIndex row = static_cast<Index>(random() % static_cast<unsigned>(problem.queries()));
        const RowMerge merge = mergeRow(problem, 1, row);
        const SoftmaxState whole = walkRow(problem, 1, row, 7).result();
        by_calls += merge.by_calls ? 1 : 0;
        if (whole.empty()) {
            EXPECT_EQ(merge.merged.lse, -kInfinity);
        } else {
            EXPECT_NEAR(merge.merged.lse, whole.lse(), 1e-12);
        }
        const std::vector<double> output = whole.normalized();
        ASSERT_EQ(merge.merged.output.size(), output.size());
        for (std::size_t d = 0; d < output.size(); ++d) EXPECT_NEAR(merge.merged.output[d], output[d], 1e-12);
    }
    EXPECT_GT(by_calls, 200);
}

TEST(RowMerge, PartsATriangleAsItsOperatorCallsDo) {
    const AttentionProblem problem =
        gaussianProblem({.shape = MaskShape::square(100), .sink = 4, .window = 16, .last = 8});
    const RowMerge early = mergeRow(problem, 0, 50);
    ASSERT_EQ(early.parts.size(), 3u);
    EXPECT_EQ(early.parts[0].name, "band");
    EXPECT_EQ(early.parts[0].keys, (std::vector<Range>{{34, 51}}));
    EXPECT_EQ(early.parts[1].name, "sinks");
    EXPECT_EQ(early.parts[1].keys, (std::vector<Range>{{0, 4}}));
    EXPECT_EQ(early.parts[2].name, "last");
    EXPECT_FALSE(early.parts[2].has_row);
    EXPECT_EQ(early.merged.weights[2], 0);
    EXPECT_NEAR(early.merged.weights[0] + early.merged.weights[1], 1, 1e-14);
    const RowMerge late = mergeRow(problem, 0, 95);
    EXPECT_FALSE(late.parts[0].has_row);
    EXPECT_EQ(late.parts[2].keyCount(), 96);
    EXPECT_EQ(late.merged.weights[2], 1);
}

TEST(RowMerge, PartsOtherPatternsByRegion) {
    const AttentionProblem problem = gaussianProblem({.pattern = "dense", .shape = MaskShape::square(10)});
    const RowMerge merge = mergeRow(problem, 0, 6);
    EXPECT_FALSE(merge.by_calls);
    ASSERT_EQ(merge.parts.size(), 1u);
    EXPECT_EQ(merge.parts[0].name, "causal");
    EXPECT_EQ(merge.parts[0].keyCount(), 7);
}

TEST(RowPart, WithoutAKeyHasMinusInfinityWhereAnOperatorReportsPlus) {
    const RowPart part{.name = "sinks", .keys = {}, .state = SoftmaxState(4)};
    EXPECT_EQ(part.lse(), -kInfinity);
    EXPECT_EQ(part.reportedLse(), kInfinity);
    const MergedRow merged = mergeParts({part.state});
    EXPECT_EQ(merged.weights[0], 0) << "whatever is reported";
}

}  // namespace
}  // namespace triscope
