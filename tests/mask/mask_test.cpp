#include "core/mask/mask.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

constexpr int kRandomMasks = 3000;

// Calls check(settings, mask, random) on many small masks, the same ones in every run.
template <class Check>
void forRandomMasks(Check check) {
    std::mt19937 random(20250721);
    for (int trial = 0; trial < kRandomMasks; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        SCOPED_TRACE(brute::describe(settings));
        check(settings, *makeMask(settings), random);
        if (testing::Test::HasFailure()) return;
    }
}

bool isTriangleOrAPart(const std::string& pattern) {
    return pattern == "triangle" || pattern == "last" || pattern == "middle";
}

TEST(Mask, KeepsExactlyTheCellsOfThePublishedRule) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        for (Index r = 0; r < settings.shape.queries; ++r) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                EXPECT_EQ(mask.regions()[mask.regionAt(r, j)].kept, brute::kept(settings, r, j))
                    << "row " << r << " key " << j;
            }
        }
    });
}

TEST(Mask, NamesTheSectionOfEachCell) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        if (!isTriangleOrAPart(settings.pattern)) return;
        for (Index r = 0; r < settings.shape.queries; ++r) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                EXPECT_EQ(mask.regions()[mask.regionAt(r, j)].name, brute::section(settings, r, j))
                    << "row " << r << " key " << j;
            }
        }
    });
}

TEST(Mask, CountsTheKeptCellsOfAnyRect) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937& random) {
        for (int k = 0; k < 20; ++k) {
            const Rect rect = brute::randomRect(settings.shape, random);
            EXPECT_EQ(mask.keptCount(rect), brute::keptIn(settings, rect));
        }
    });
}

TEST(Mask, PartitionsEveryRectIntoItsRegions) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937& random) {
        for (int k = 0; k < 20; ++k) {
            const Rect rect = brute::randomRect(settings.shape, random);
            CellCount total = 0;
            for (const CellCount count : mask.counts(rect)) total += count;
            EXPECT_EQ(total, rect.area());
        }
    });
}

TEST(Mask, CountsEverySectionOfTheWholeRectangle) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        if (!isTriangleOrAPart(settings.pattern)) return;
        for (RegionId id = 0; id < mask.regions().size(); ++id) {
            EXPECT_EQ(mask.count(id, settings.shape.rect()),
                      brute::sectionIn(settings, mask.regions()[id].name, settings.shape.rect()));
        }
    });
}

TEST(Mask, PutsEachCellWhereItsFirstRuleDoes) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        if (mask.rules().empty()) return;  // a combination: its operands have rules
        for (Index r = 0; r < settings.shape.queries; ++r) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                const auto rule = std::find_if(
                    mask.rules().begin(), mask.rules().end(),
                    [&](const Rule& one) { return one.test.contains(mask.shape().position(r), j); });
                ASSERT_NE(rule, mask.rules().end());
                EXPECT_EQ(mask.regionAt(r, j), rule->region) << "row " << r << " key " << j;
            }
        }
    });
}

TEST(Mask, SpansOfARowAreItsKeptKeysMergedAndInOrder) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        for (Index r = 0; r < settings.shape.queries; ++r) {
            std::vector<bool> keys(static_cast<std::size_t>(settings.shape.keys), false);
            Index end = -1;
            for (const Range& span : mask.keptSpans(r)) {
                EXPECT_GT(span.begin, end) << "spans touch or are out of order in row " << r;
                EXPECT_LT(span.begin, span.end);
                end = span.end;
                for (Index j = span.begin; j < span.end; ++j) keys[static_cast<std::size_t>(j)] = true;
            }
            for (Index j = 0; j < settings.shape.keys; ++j) {
                EXPECT_EQ(keys[static_cast<std::size_t>(j)], brute::kept(settings, r, j)) << r << "," << j;
            }
        }
    });
}

TEST(Mask, RegionSpansCoverARowWithoutGaps) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        for (Index r = 0; r < settings.shape.queries; ++r) {
            Index at = 0;
            for (const RegionSpan& span : mask.regionSpans(r)) {
                EXPECT_EQ(span.cols.begin, at);
                at = span.cols.end;
                EXPECT_EQ(span.region, mask.regionAt(r, span.cols.begin));
            }
            EXPECT_EQ(at, settings.shape.keys);
        }
    });
}

TEST(Mask, CountsCausalCellsWhateverThePatternKeeps) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937& random) {
        const Rect rect = brute::randomRect(settings.shape, random);
        EXPECT_EQ(mask.causalCount(rect), rect.area() - brute::sectionIn(settings, "future", rect));
    });
}

TEST(Mask, ClipsRectsThatReachOutside) {
    forRandomMasks([](const MaskSettings& settings, const Mask& mask, std::mt19937&) {
        const Rect wide{{-100, 100}, {-100, 100}};
        EXPECT_EQ(mask.keptCount(wide), brute::keptIn(settings, settings.shape.rect()));
    });
}

TEST(TriangleMask, KeepsEverySinkForEveryLaterQuery) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(2048)});
    for (Index r = 8; r < 2048; r += 97) EXPECT_EQ(mask->keptSpans(r).front().begin, 0);
}

TEST(TriangleMask, IsDenseWhereMiddleIsEmpty) {
    // Middle needs a query beyond sinks, window and the diagonal that is not one of the last rows.
    for (const Index tokens : {8 + 512 + 128, 8 + 512 + 128 + 1}) {
        const MaskPtr mask = makeMask({.shape = MaskShape::square(tokens)});
        EXPECT_EQ(mask->keptCount(mask->shape().rect()), mask->causalCount(mask->shape().rect())) << tokens;
    }
    const MaskPtr longer = makeMask({.shape = MaskShape::square(8 + 512 + 128 + 2)});
    EXPECT_EQ(longer->causalCount(longer->shape().rect()) - longer->keptCount(longer->shape().rect()), 1);
}

TEST(Mask, IsRememberedWhereItIsCountedRowByRow) {
    MaskSettings settings{.pattern = "formula", .shape = MaskShape::square(64)};
    const MaskPtr first = makeMask(settings);
    EXPECT_EQ(makeMask(settings), first);
    settings.formula = "j<=i and i-j<5";
    const MaskPtr other = makeMask(settings);
    EXPECT_NE(other, first);
    EXPECT_NE(other->keptCount(settings.shape.rect()), first->keptCount(settings.shape.rect()));
}

}  // namespace
}  // namespace triscope
