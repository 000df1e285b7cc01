#include "core/mask/mask_surplus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>

#include "core/mask/catalog.h"
#include "core/mask/combined_mask.h"
#include "core/mask/pattern_expression.h"
#include "core/mask/piece_mask.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

MaskPtr combined(const MaskSettings& a, const MaskSettings& b) {
    return combineMasks({"A", makeMask(a)}, {"B", makeMask(b)}, SetOperation::Or);
}

MaskSettings triangle(Convention convention, Index tokens = 131072) {
    return {.shape = MaskShape::square(tokens), .convention = convention};
}

void widen(Range& range, Index value) {
    range = range.empty() ? Range{value, value + 1}
                          : Range{std::min(range.begin, value), std::max(range.end, value + 1)};
}

// The definition, cell by cell.
std::vector<RegionSurplus> countedByHand(const MaskSettings& a, const MaskSettings& b) {
    const MaskPtr mask = makeMask(a);
    std::map<RegionId, RegionSurplus> found;
    for (Index row = 0; row < a.shape.queries; ++row) {
        for (Index key = 0; key < a.shape.keys; ++key) {
            if (!brute::kept(a, row, key) || brute::kept(b, row, key)) continue;
            RegionSurplus& surplus = found[mask->regionAt(row, key)];
            surplus.region = mask->regionAt(row, key);
            ++surplus.cells;
            widen(surplus.rows, row);
            widen(surplus.keys, key);
            widen(surplus.distances, a.shape.position(row) - key);
        }
    }
    std::vector<RegionSurplus> all;
    for (const auto& [id, surplus] : found) all.push_back(surplus);
    return all;
}

TEST(MaskSurplus, IsWhatOneMaskKeepsBeyondTheOther) {
    std::mt19937 random(5);
    int closed = 0;
    int with_surplus = 0;
    for (int trial = 0; trial < 800; ++trial) {
        const MaskSettings a = brute::randomSettings(random);
        MaskSettings b = brute::randomSettings(random);
        b.shape = a.shape;
        if (!validate(b).empty()) continue;
        const MaskPtr both = combined(a, b);
        const auto* pieces = dynamic_cast<const PieceMask*>(both.get());
        if (pieces == nullptr) continue;
        ++closed;
        SCOPED_TRACE(brute::describe(a) + " against " + brute::describe(b));
        const auto expected = countedByHand(a, b);
        const auto found = surplusByRegion(*both, 0);
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t k = 0; k < found.size(); ++k) {
            ++with_surplus;
            if (!pieces->hasTexture()) {
                ASSERT_EQ(found[k], expected[k]);
                continue;
            }
            ASSERT_EQ(found[k].region, expected[k].region);
            ASSERT_EQ(found[k].cells, expected[k].cells);
            ASSERT_EQ(intersect(found[k].rows, expected[k].rows), expected[k].rows);
            ASSERT_EQ(intersect(found[k].keys, expected[k].keys), expected[k].keys);
            ASSERT_EQ(intersect(found[k].distances, expected[k].distances), expected[k].distances);
        }
    }
    EXPECT_GT(closed, 200);
    EXPECT_GT(with_surplus, 200);
}

TEST(MaskSurplus, OfThePaperOverTheKernelIsOneDiagonal) {
    const MaskPtr both = combined(triangle(Convention::Paper), triangle(Convention::Kernel));
    const auto lost = surplusByRegion(*both, 0);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_STREQ(makeMask(triangle(Convention::Paper))->regions()[lost[0].region].name, "window");
    EXPECT_EQ(lost[0].distances, (Range{512, 513}));
    EXPECT_EQ(lost[0].cells, 131072 - 8 - 512 - 128);
    EXPECT_TRUE(surplusByRegion(*both, 1).empty());
}

TEST(MaskSurplus, OfTheLiteralReadingIsASinkForARow) {
    const MaskPtr both = combined(triangle(Convention::Paper), triangle(Convention::Literal));
    const auto gained = surplusByRegion(*both, 1);
    ASSERT_EQ(gained.size(), 1U);
    EXPECT_EQ(gained[0].keys, (Range{8, 9}));
    const auto lost = surplusByRegion(*both, 0);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].rows, (Range{131072 - 128, 131072 - 127}));
}

TEST(MaskSurplus, IsNotLookedForWithoutAClosedForm) {
    const MaskShape small = MaskShape::square(64);
    const MaskPtr both = combined({.pattern = "formula", .shape = small}, {.shape = small});
    EXPECT_TRUE(surplusByRegion(*both, 0).empty());
}

TEST(Combination, IsRefusedWhereItWouldGoRowByRowForTooLong) {
    const MaskSettings short_one = triangle(Convention::Paper, 65536);
    const MaskSettings long_one = triangle(Convention::Paper, 65537);
    const auto refused = [](MaskSettings settings, const char* first, const char* second) {
        MaskSettings other = settings;
        settings.pattern = first;
        other.pattern = second;
        return checkCombination(settings, other).has_value();
    };
    EXPECT_FALSE(refused(short_one, "strided", "dilated"));
    EXPECT_TRUE(refused(long_one, "strided", "dilated"));
    EXPECT_FALSE(refused(long_one, "strided", "strided")) << "one mask laid over itself";
    EXPECT_TRUE(refused(long_one, "dense and strided", "dilated"));
    EXPECT_FALSE(refused(long_one, "strided", "triangle"));
    EXPECT_TRUE(refused(long_one, "triangle", "formula"));
    EXPECT_EQ(checkCombination(long_one, long_one), std::nullopt);
}

}  // namespace
}  // namespace triscope
