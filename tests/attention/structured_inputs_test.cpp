#include "core/attention/structured_inputs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/attention/reference_backend.h"
#include "core/mask/catalog.h"
#include "tests/support/attention_cases.h"

namespace triscope {
namespace {

constexpr HeadSizes kHeads{4, 2, 16};

AttentionProblem drawn(InputKind kind, const MaskSettings& mask, std::uint64_t seed = 1) {
    AttentionProblem problem;
    drawInputs(kind, seed, kHeads, mask.shape, problem);
    problem.mask = makeMask(mask);
    return problem;
}

MaskSettings dense(Index tokens) {
    return {.pattern = "dense", .shape = MaskShape::square(tokens)};
}

// The share of each query's attention that goes to the keys in `range`, by the reference: their values are 1
// and all others 0, so that the output is that share.
BasicTensor<double> massOf(AttentionProblem problem, Range range) {
    for (Index head = 0; head < problem.v.shape.heads; ++head) {
        for (KeyIndex j = 0; j < problem.keys(); ++j) {
            float* value = problem.v.row(head, j);
            std::fill(value, value + problem.headDim(), j >= range.begin && j < range.end ? 1.0F : 0.0F);
        }
    }
    return findBackend("reference")->run(problem, {}, {}).exact_output;
}

TEST(StructuredInputs, AreUnitGaussiansWhenNormal) {
    const AttentionProblem problem = drawn(InputKind::Normal, dense(50), 7);
    EXPECT_TRUE(sameBits(problem.q, gaussianTensor({4, 50, 16}, 7, InputStream::Queries)));
    EXPECT_TRUE(sameBits(problem.k, gaussianTensor({2, 50, 16}, 7, InputStream::Keys)));
    EXPECT_TRUE(sameBits(problem.v, gaussianTensor({2, 50, 16}, 7, InputStream::Values)));
}

TEST(StructuredInputs, DependOnTheSeedAlone) {
    for (const InputKind kind : {InputKind::SinkLike, InputKind::Needle}) {
        EXPECT_TRUE(sameBits(drawn(kind, dense(60)).q, drawn(kind, dense(60)).q));
        EXPECT_FALSE(sameBits(drawn(kind, dense(60)).q, drawn(kind, dense(60), 2).q));
        EXPECT_FALSE(sameBits(drawn(kind, dense(60)).v, drawn(kind, dense(60), 2).v));
    }
}

TEST(StructuredInputs, GiveTheFirstKeysThreeQuartersOfTheLastQuerysAttentionWhenSinkLike) {
    for (const Index tokens : {200, 1000}) {
        const auto mass = massOf(drawn(InputKind::SinkLike, dense(tokens)), {0, kSinkTokens});
        for (Index head = 0; head < kHeads.heads; ++head) {
            EXPECT_NEAR(mass.row(head, tokens - 1)[0], kSinkShare, 0.1) << tokens << ", head " << head;
            // Earlier queries see fewer of the other keys.
            for (QueryIndex row = 0; row < tokens; ++row) EXPECT_GT(mass.row(head, row)[0], 0.5) << row;
        }
    }
    const auto spread = massOf(drawn(InputKind::Normal, dense(1000)), {0, kSinkTokens});
    EXPECT_LT(spread.row(0, 999)[0], 0.1) << "Gaussians have no sinks";
}

TEST(StructuredInputs, LetLateQueriesSeekTheNeedleAndNoOthers) {
    const Index tokens = 400;
    const KeyIndex needle = needleKey(tokens);
    EXPECT_EQ(needle, 100);
    const auto mass = massOf(drawn(InputKind::Needle, dense(tokens)), {needle, needle + 1});
    for (QueryIndex row = needle; row < tokens; ++row) {
        EXPECT_EQ(needleIsSoughtBy(row, MaskShape::square(tokens)), row >= 300);
        for (Index head = 0; head < kHeads.heads; ++head) {
            if (row >= 300) {
                EXPECT_NEAR(mass.row(head, row)[0], kNeedleShare, 0.08) << row;
            } else {
                EXPECT_LT(mass.row(head, row)[0], 0.1) << row;
            }
        }
    }
}

TEST(StructuredInputs, HideTheNeedleFromTheMiddleRowsOfTriangleOnly) {
    const MaskSettings triangle{
        .pattern = "triangle", .shape = MaskShape::square(400), .sink = 4, .window = 32, .last = 20};
    const auto mass = massOf(drawn(InputKind::Needle, triangle), {100, 101});
    for (QueryIndex row = 300; row < 380; ++row) EXPECT_EQ(mass.row(0, row)[0], 0) << row;
    for (QueryIndex row = 380; row < 400; ++row) EXPECT_GT(mass.row(0, row)[0], 0.8) << row;
}

TEST(StructuredInputs, FollowThePositionsOfAChunk) {
    const MaskShape chunk{.queries = 100, .keys = 400, .query_offset = 300};
    AttentionProblem problem;
    drawInputs(InputKind::Needle, 1, kHeads, chunk, problem);
    for (QueryIndex row = 0; row < 100; ++row) EXPECT_GT(problem.q.row(0, row)[0], 1) << row;
}

TEST(StructuredInputs, AreKnownByTheirNames) {
    for (const InputKind kind : {InputKind::Normal, InputKind::SinkLike, InputKind::Needle})
        EXPECT_EQ(findInputKind(inputKindName(kind)), kind);
    EXPECT_EQ(findInputKind("noise"), std::nullopt);
}

}  // namespace
}  // namespace triscope
