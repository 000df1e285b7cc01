#include <gtest/gtest.h>

#include "core/mask/block_plan.h"
#include "core/mask/catalog.h"

// Against figures that others published, and closed forms derived from the paper's definition.
namespace triscope {
namespace {

MaskSettings published(Index tokens, Convention convention) {
    return {
        .shape = MaskShape::square(tokens), .sink = 8, .window = 512, .last = 128, .convention = convention};
}

CellCount keptOf(const MaskSettings& settings) {
    const MaskPtr mask = makeMask(settings);
    return mask->keptCount(settings.shape.rect());
}

TEST(PublishedCounts, MatchTheReferenceKernelAtEachLength) {
    EXPECT_EQ(keptOf(published(32768, Convention::Kernel)), 21024036);
    EXPECT_EQ(keptOf(published(65536, Convention::Kernel)), 42257700);
    EXPECT_EQ(keptOf(published(131072, Convention::Kernel)), 84725028);
}

TEST(PublishedCounts, CausalPairsAreATriangularNumber) {
    const MaskPtr mask = makeMask(published(131072, Convention::Kernel));
    EXPECT_EQ(mask->causalCount(mask->shape().rect()), 8590000128);
}

TEST(PublishedCounts, SkippedPairsFollowTheClosedFormUpToTheLongestMask) {
    for (const Convention convention : {Convention::Paper, Convention::Kernel, Convention::Literal}) {
        for (Index tokens = 64; tokens <= kMaxLength; tokens *= 4) {
            const MaskPtr mask = makeMask(published(tokens, convention));
            const Index sink = convention == Convention::Literal ? 9 : 8;
            const Index window = convention == Convention::Kernel ? 511 : 512;
            const Index last = convention == Convention::Literal ? 127 : 128;
            const Index m = std::max<Index>(0, tokens - last - sink - window - 1);
            const Rect whole = mask->shape().rect();
            EXPECT_EQ(mask->causalCount(whole) - mask->keptCount(whole), m * (m + 1) / 2)
                << conventionName(convention) << " at " << tokens;
        }
    }
}

TEST(PublishedCounts, BlocksOf128AreSevenThousandOneHundredFortySeven) {
    const MaskPtr mask = makeMask(published(131072, Convention::Kernel));
    const BlockSummary blocks = summarizeBlocks(*mask, 128);
    EXPECT_EQ(blocks.partial + blocks.full, 7147);
    EXPECT_EQ(blocks.executed_cells, CellCount{7147} * 128 * 128);
}

TEST(PublishedCounts, SavingShrinksWithTheBlockAsReported) {
    const MaskPtr mask = makeMask(published(131072, Convention::Kernel));
    const double causal = 8590000128.0;
    EXPECT_NEAR(causal / static_cast<double>(mask->keptCount(mask->shape().rect())), 101.4, 0.05);
    EXPECT_NEAR(causal / static_cast<double>(summarizeBlocks(*mask, 64).executed_cells), 85.6, 0.05);
    EXPECT_NEAR(causal / static_cast<double>(summarizeBlocks(*mask, 128).executed_cells), 73.4, 0.05);
}

}  // namespace
}  // namespace triscope
