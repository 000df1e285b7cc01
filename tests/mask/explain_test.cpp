#include "core/mask/explain.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

std::vector<std::string> reasonsFor(const MaskSettings& settings, QueryIndex row, KeyIndex key) {
    std::vector<std::string> reasons;
    for (const Message& reason : explainCell(*makeMask(settings), row, key).reasons) {
        reasons.push_back(reason.str());
    }
    return reasons;
}

using Reasons = std::vector<std::string>;

TEST(ExplainCell, SaysWhyAMiddleCellIsSkipped) {
    EXPECT_EQ(reasonsFor({}, 5120, 17),
              (Reasons{"key 17 is not in the future of query 5,120", "not a sink (17 ≥ 8)",
                       "not in the window (distance 5,103 > 512)",
                       "query 5,120 is not one of the last rows (5,120 < 130,944)"}));
}

TEST(ExplainCell, StopsAtTheRuleThatDecided) {
    EXPECT_EQ(reasonsFor({}, 5120, 3).back(), "key 3 is a sink (3 < 8)");
    EXPECT_EQ(reasonsFor({}, 5120, 5121), Reasons{"key 5,121 comes after query 5,120: the future"});
    EXPECT_EQ(reasonsFor({}, 131071, 700).back(),
              "query 131,071 is one of the last rows (131,071 ≥ 130,944)");
}

TEST(ExplainCell, WordsTheWindowAsTheConventionStatesIt) {
    EXPECT_EQ(reasonsFor({}, 1000, 488).back(), "inside the window (distance 512 ≤ 512)");
    EXPECT_EQ(reasonsFor({.convention = Convention::Kernel}, 1000, 488)[2],
              "not in the window (distance 512 ≥ 512)");
    EXPECT_EQ(reasonsFor({.convention = Convention::Kernel}, 1000, 489).back(),
              "inside the window (distance 511 < 512)");
}

TEST(ExplainCell, SpeaksOfAnEmptyWindowAsAWindow) {
    const MaskSettings settings{.sink = 0, .window = 0, .convention = Convention::Kernel};
    EXPECT_EQ(reasonsFor(settings, 1000, 1000)[2], "not in the window (distance 0 ≥ 0)");
}

TEST(ExplainCell, UsesPositionsWhenPrefillIsChunked) {
    const MaskSettings settings{.shape = {.queries = 64, .keys = 4096, .query_offset = 4000}};
    const CellExplanation cell = explainCell(*makeMask(settings), 10, 3000);
    EXPECT_EQ(cell.position, 4010);
    EXPECT_TRUE(cell.kept) << "row 10 of the chunk is one of the prompt's last rows";
}

TEST(ExplainCell, GivesAFullMaskAReasonToo) {
    EXPECT_EQ(reasonsFor({.pattern = "full"}, 1, 2), Reasons{"every key is kept"});
}

TEST(ExplainCell, AgreesWithTheMaskOnEveryCell) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 200; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        for (Index r = 0; r < settings.shape.queries; ++r) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                const CellExplanation cell = explainCell(*mask, r, j);
                ASSERT_EQ(cell.kept, brute::kept(settings, r, j)) << brute::describe(settings);
                ASSERT_FALSE(cell.reasons.empty());
            }
        }
    }
}

}  // namespace
}  // namespace triscope
