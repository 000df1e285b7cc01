#include "core/npu/sparse_mode.h"

#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"
#include "tests/npu/operator_mask.h"

namespace triscope {
namespace {

constexpr int kModes[] = {0, 2, 3, 4, 6};

bool contains(const std::vector<Range>& spans, Index key) {
    return std::any_of(spans.begin(), spans.end(), [key](const Range& span) { return span.contains(key); });
}

// Whether a mode keeps the cells of the brute mask, cell by cell.
bool agrees(const SparseMode& mode, const MaskSettings& settings) {
    const MaskShape& shape = settings.shape;
    for (Index i = 0; i < shape.queries; ++i) {
        for (Index j = 0; j < shape.keys; ++j) {
            if (brute::operatorKeeps(mode, shape.queries, shape.keys, i, j) != brute::kept(settings, i, j)) {
                return false;
            }
        }
    }
    return true;
}

SparseMode randomMode(int mode, const MaskShape& shape, std::mt19937& random) {
    const auto draw = [&random](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    SparseMode result{.mode = mode};
    if (mode == 4) {
        result.pre_tokens = draw(1 - shape.queries, shape.keys);
        result.next_tokens = draw(std::max(-result.pre_tokens, 1 - shape.keys), shape.keys);
    }
    if (mode == 6) result.prefix = draw(std::max<Index>(0, shape.keys - shape.queries), shape.keys);
    return result;
}

TEST(SparseModes, KeepWhatTheOperatorsOwnTestsKeep) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 300; ++trial) {
        const MaskShape shape = brute::randomSettings(random).shape;
        const SparseMode mode = randomMode(kModes[trial % 5], shape, random);
        CellCount total = 0;
        for (Index i = 0; i < shape.queries; ++i) {
            const auto spans = keptSpans(mode, shape.queries, shape.keys, i);
            for (const Range& span : spans) total += span.size();
            for (Index j = 0; j < shape.keys; ++j) {
                ASSERT_EQ(contains(spans, j), brute::operatorKeeps(mode, shape.queries, shape.keys, i, j))
                    << "mode " << mode.mode << " of " << shape.queries << "x" << shape.keys << " at " << i
                    << "," << j;
            }
        }
        EXPECT_EQ(keptCount(mode, shape.queries, shape.keys), total);
    }
}

TEST(SparseModes, AreExactWhereEveryCellAgreesAndNowhereElse) {
    std::mt19937 random(4);
    int exact = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        for (const int number : kModes) {
            const SparseMode mode = randomMode(number, settings.shape, random);
            ASSERT_EQ(keepsExactly(mode, *mask), agrees(mode, settings))
                << "mode " << number << ", " << brute::describe(settings);
            const auto found = findSparseMode(number, *mask);
            ASSERT_TRUE(!found || agrees(*found, settings))
                << "mode " << number << ", " << brute::describe(settings);
            exact += found ? 1 : 0;
        }
    }
    EXPECT_GT(exact, 500) << "too few masks are of an operator's shape to prove anything";
}

// Whether any parameters of the mode at all would do.
bool canBeSaid(int number, const MaskSettings& settings) {
    const MaskShape& shape = settings.shape;
    SparseMode mode{.mode = number};
    if (number == 6) {
        for (mode.prefix = std::max<Index>(0, shape.keys - shape.queries); mode.prefix <= shape.keys;
             ++mode.prefix) {
            if (agrees(mode, settings)) return true;
        }
        return false;
    }
    if (number != 4) return agrees(mode, settings);
    for (mode.pre_tokens = 1 - shape.queries; mode.pre_tokens <= shape.queries + shape.keys;
         ++mode.pre_tokens) {
        mode.next_tokens = std::max(-mode.pre_tokens, 1 - shape.keys);
        for (; mode.next_tokens <= shape.queries + shape.keys; ++mode.next_tokens) {
            if (agrees(mode, settings)) return true;
        }
    }
    return false;
}

TEST(SparseModes, AreFoundWheneverThereAreParametersThatDo) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 400; ++trial) {
        MaskSettings settings = brute::randomSettings(random);
        settings.shape.queries = 2 + settings.shape.queries % 7;
        settings.shape.keys = 1 + settings.shape.keys % 8;
        settings.shape.query_offset %= 8;
        settings.shape.prompt = 0;
        if (!validate(settings).empty()) continue;
        const MaskPtr mask = makeMask(settings);
        if (mask->keptCount(mask->shape().rect()) == 0) continue;
        for (const int number : kModes) {
            EXPECT_EQ(findSparseMode(number, *mask).has_value(), canBeSaid(number, settings))
                << "mode " << number << ", " << brute::describe(settings);
        }
    }
}

TEST(SparseModes, SayASlidingWindowAsABand) {
    const MaskPtr window =
        makeMask({.pattern = "streaming", .shape = MaskShape::square(kMaxLength), .sink = 0, .window = 512});
    EXPECT_EQ(findSparseMode(4, *window), (SparseMode{.mode = 4, .pre_tokens = 512, .next_tokens = 0}));
    EXPECT_EQ(findSparseMode(3, *window), std::nullopt);
}

TEST(SparseModes, SayAChunkOfACausalPrefillFromTheBottomRight) {
    const MaskPtr chunk =
        makeMask({.pattern = "dense", .shape = {.queries = 512, .keys = 4096, .query_offset = 3584}});
    EXPECT_TRUE(findSparseMode(3, *chunk).has_value());
    EXPECT_FALSE(findSparseMode(2, *chunk).has_value());
}

TEST(SparseModes, AreIgnoredWithASingleQuery) {
    const MaskShape decode{.queries = 1, .keys = 8, .query_offset = 7};
    const MaskPtr all = makeMask({.pattern = "dense", .shape = decode});
    const MaskPtr window = makeMask({.pattern = "streaming", .shape = decode, .sink = 0, .window = 3});
    for (const int mode : kModes) {
        EXPECT_TRUE(findSparseMode(mode, *all).has_value()) << mode;
        EXPECT_FALSE(findSparseMode(mode, *window).has_value()) << mode;
    }
}

}  // namespace
}  // namespace triscope
