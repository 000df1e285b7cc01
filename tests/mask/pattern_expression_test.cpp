#include "core/mask/pattern_expression.h"

#include <gtest/gtest.h>

#include "core/mask/block_mask.h"
#include "core/mask/explain.h"
#include "core/mask/piece_mask.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

std::string complaint(const std::string& pattern) {
    const Issues issues = validate({.pattern = pattern, .shape = MaskShape::square(64)});
    return issues.empty() ? "" : issues.front().field + ": " + issues.front().message.str();
}

MaskPtr small(const std::string& pattern) {
    return makeMask({.pattern = pattern, .shape = MaskShape::square(64), .sink = 2, .window = 5, .last = 4});
}

CellCount keptOf(const Mask& mask) {
    return mask.keptCount(mask.shape().rect());
}

TEST(SetOperation, KeepsWhatItsWordSays) {
    std::mt19937 random(11);
    constexpr std::array kWords{"and", "or", "minus"};
    for (int trial = 0; trial < 1500; ++trial) {
        const MaskSettings a = brute::randomSettings(random);
        MaskSettings b = a;
        b.pattern = brute::randomSettings(random).pattern;
        if (!validate(b).empty()) continue;
        const auto word = static_cast<std::size_t>(trial) % kWords.size();
        MaskSettings both = a;
        both.pattern = a.pattern + " " + kWords[word] + " " + b.pattern;
        SCOPED_TRACE(brute::describe(both));
        ASSERT_TRUE(validate(both).empty());
        const MaskPtr mask = makeMask(both);
        const Rect rect = brute::randomRect(a.shape, random);
        CellCount kept = 0;
        for (Index r = rect.rows.begin; r < rect.rows.end; ++r) {
            for (Index j = rect.cols.begin; j < rect.cols.end; ++j) {
                const bool in_a = brute::kept(a, r, j);
                const bool in_b = brute::kept(b, r, j);
                const bool expected = word == 0 ? in_a && in_b : word == 1 ? in_a || in_b : in_a && !in_b;
                ASSERT_EQ(mask->regions()[mask->regionAt(r, j)].kept, expected) << r << "," << j;
                kept += expected ? 1 : 0;
            }
        }
        ASSERT_EQ(mask->keptCount(rect), kept);
    }
}

TEST(SetOperation, CountsInClosedFormAtAnyLength) {
    // What the kernel's reading loses of the paper's: one diagonal of the window.
    const MaskPtr lost = makeMask(
        {.pattern = "triangle minus triangle(convention=kernel)", .shape = MaskShape::square(kMaxLength)});
    EXPECT_NE(dynamic_cast<const PieceMask*>(lost.get()), nullptr);
    EXPECT_EQ(keptOf(*lost), kMaxLength - 8 - 512 - 128);
}

TEST(SetOperation, MergesStridesOfTwoPeriods) {
    const MaskPtr both =
        makeMask({.pattern = "strided(stride=6) and strided(stride=4)", .shape = MaskShape::square(1 << 16)});
    EXPECT_NE(dynamic_cast<const PieceMask*>(both.get()), nullptr);
    EXPECT_EQ(both->keptSpans(24), (std::vector<Range>{{0, 1}, {12, 13}, {20, 25}}));
}

TEST(SetOperation, GoesFromLeftToRightAndByParentheses) {
    EXPECT_EQ(keptOf(*small("dense minus triangle or triangle")), keptOf(*small("dense")));
    EXPECT_EQ(keptOf(*small("dense minus (triangle or middle)")), 0);
}

TEST(SetOperation, GivesEachPatternItsOwnSettings) {
    EXPECT_EQ(keptOf(*small("sliding-window(window=9) minus sliding-window")),
              keptOf(*small("sliding-window(window=9)")) - keptOf(*small("sliding-window")));
    EXPECT_EQ(keptOf(*small("documents(lengths=10 20+34)")), 55 + 210 + 595);
}

TEST(SetOperation, NamesTheColumnOfAMistake) {
    EXPECT_EQ(complaint("triangle mins dense"),
              "pattern: 'mins' at column 10 is not and, or, minus or the end");
    EXPECT_EQ(complaint("(triangle or dense"), "pattern: misses a closing parenthesis at column 19");
    EXPECT_EQ(complaint("triangle(sink 4)"), "pattern: misses = at column 15");
    EXPECT_EQ(complaint("dense(window=4)"),
              "pattern: 'window' at column 7 is not a setting that the pattern uses");
    EXPECT_EQ(complaint("triangle(sink=-4)"), "sink: must be from 0 to 1,073,741,824, not -4");
    EXPECT_EQ(complaint("triangle(convention=papper)"),
              "convention: 'papper' is not one of: paper, kernel, literal");
    EXPECT_EQ(complaint("triangle or"), "pattern: misses a pattern at column 12");
    EXPECT_EQ(complaint("(or dense)"), "pattern: 'or' is not a pattern; known: " + patternNames());
    EXPECT_EQ(complaint(std::string(200, '(') + "dense").substr(0, 34), "pattern: has too many parentheses,");
}

TEST(SetOperation, RefusesWhatIsOnlyCountedRowByRowWhenItIsTooLong) {
    const Issues issues =
        validate({.pattern = "vertical-slash or dense", .shape = MaskShape::square(1 << 17)});
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues.front().message.str(),
              "these patterns are combined row by row, which goes up to 65,536 queries, not 131,072");
}

TEST(SetOperation, ExplainsACellByEachOfItsMasks) {
    std::vector<std::string> reasons;
    for (const Message& reason : explainCell(*small("triangle minus sliding-window"), 30, 1).reasons)
        reasons.push_back(reason.str());
    EXPECT_EQ(reasons, (std::vector<std::string>{
                           "triangle keeps it:", "key 1 is not in the future of query 30",
                           "key 1 is a sink (1 < 2)", "sliding-window does not keep it:",
                           "key 1 is not in the future of query 30", "not in the window (distance 29 > 5)"}));
}

TEST(SetOperation, ListsThePatternsItNames) {
    const auto patterns = patternsOf("triangle minus (dense or triangle(sink=1))");
    ASSERT_EQ(patterns.size(), 2U);
    EXPECT_STREQ(patterns[0]->name, "triangle");
    EXPECT_STREQ(patterns[1]->name, "dense");
    EXPECT_TRUE(patternsOf("triangle minus").empty());
}

}  // namespace
}  // namespace triscope
