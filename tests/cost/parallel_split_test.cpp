#include "core/cost/parallel_split.h"

#include <gtest/gtest.h>

#include "core/cost/cell_counts.h"
#include "core/cost/presets.h"
#include "core/mask/catalog.h"

namespace triscope {
namespace {

CostInput inputOf(const char* pattern, Index tokens, Index ranks) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware("ascend-910b3");
    input.mask.pattern = pattern;
    input.mask.shape = MaskShape::square(tokens);
    input.triangle_layers = LayerSet::parse("16-31", input.model.layers);
    input.deployment.context_parallel = ranks;
    return input;
}

TEST(ParallelSplit, GivesEveryRowToOneRank) {
    for (const Index tokens : {7, 100, 40000}) {
        for (const SplitLoad& load : splitRowsEachWay(inputOf("triangle", tokens, 5))) {
            std::vector<int> owners(static_cast<std::size_t>(tokens));
            for (const RankLoad& rank : load.ranks) {
                for (const Range& range : rank.rows) {
                    for (Index row = range.begin; row < range.end; ++row)
                        ++owners[static_cast<std::size_t>(row)];
                }
            }
            EXPECT_EQ(owners, std::vector<int>(static_cast<std::size_t>(tokens), 1))
                << rowSplitName(load.split);
        }
    }
}

TEST(ParallelSplit, DealsOutExactlyTheCellsOfTheWhole) {
    for (const char* pattern : {"triangle", "dilated", "bigbird"}) {
        const CostInput input = inputOf(pattern, 9001, 7);
        const CellCounts whole = countCells(input.mask, input.block);
        for (const SplitLoad& load : splitRowsEachWay(input)) {
            CellCount dense = 0;
            CellCount kept = 0;
            for (const RankLoad& rank : load.ranks) {
                dense += rank.dense_kept;
                kept += rank.pattern_kept;
            }
            EXPECT_EQ(dense, whole.dense_kept);
            EXPECT_EQ(kept, whole.pattern_kept);
        }
    }
}

TEST(ParallelSplit, LeavesTheDenseLastRowsToTheLastRank) {
    const SplitLoad load = splitRows(inputOf("triangle", 131072, 8), RowSplit::Contiguous);
    for (std::size_t rank = 1; rank + 1 < load.ranks.size(); ++rank) {
        EXPECT_GT(load.ranks.back().pattern_kept, 2 * load.ranks[rank].pattern_kept);
    }
}

// Of N(N + 1)/2 causal cells the last of two ranks has three quarters.
TEST(ParallelSplit, WeighsTheBusiestRankAgainstTheMean) {
    const SplitLoad load = splitRows(inputOf("dense", 1000, 2), RowSplit::Contiguous);
    const double all = 1000.0 * 1001 / 2;
    EXPECT_DOUBLE_EQ(load.dense_imbalance, (all - 500.0 * 501 / 2) / (all / 2));
    EXPECT_DOUBLE_EQ(load.mix_imbalance, load.dense_imbalance);
}

TEST(ParallelSplit, ZigZagEvensOutCausalRowsButNotTheLastOnes) {
    const SplitLoad zigzag = splitRows(inputOf("triangle", 131072, 8), RowSplit::ZigZag);
    EXPECT_NEAR(zigzag.dense_imbalance, 1, 1e-9);
    EXPECT_GT(zigzag.pattern_imbalance, 2);
}

TEST(ParallelSplit, StripesEvenOutTheLastRowsToo) {
    const SplitLoad striped = splitRows(inputOf("triangle", 131072, 8), RowSplit::Striped);
    EXPECT_LT(striped.dense_imbalance, 1.01);
    EXPECT_LT(striped.pattern_imbalance, 1.01);
}

TEST(ParallelSplit, HasNothingToSplitForOneRank) {
    EXPECT_TRUE(splitRowsEachWay(inputOf("triangle", 1000, 1)).empty());
}

TEST(ParallelSplit, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(splitRowsEachWay(inputOf("triangle", 1000, 2), {.stop = stop.get_token()}), Cancelled);
}

}  // namespace
}  // namespace triscope
