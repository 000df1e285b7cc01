#include "core/attention/tile_plan.h"

#include <gtest/gtest.h>

#include <random>

#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

// What a kernel that follows the plan makes of each cell: not computed, dropped by a gap, or kept.
enum class Fate { Skipped, Dropped, Kept };

class Grid {
  public:
    explicit Grid(const MaskShape& shape)
        : m_keys(shape.keys), m_cells(static_cast<std::size_t>(shape.queries * shape.keys), Fate::Skipped) {}
    Fate& at(QueryIndex row, KeyIndex key) { return m_cells[static_cast<std::size_t>(row * m_keys + key)]; }

  private:
    Index m_keys;
    std::vector<Fate> m_cells;
};

void follow(const TilePlan& plan, Range rows, Grid& grid) {
    for (const KeyTile& tile : plan.keyTiles()) {
        for (QueryIndex row = rows.begin; row < rows.end; ++row) {
            for (KeyIndex key = tile.keys.begin; key < tile.keys.end; ++key) {
                EXPECT_EQ(grid.at(row, key), Fate::Skipped) << "computed twice";
                grid.at(row, key) = Fate::Kept;
            }
        }
        for (const Gap& gap : plan.gaps(tile)) {
            EXPECT_FALSE(gap.keys.empty());
            for (KeyIndex key = gap.keys.begin; key < gap.keys.end; ++key) {
                grid.at(rows.begin + gap.row, tile.keys.begin + key) = Fate::Dropped;
            }
        }
    }
}

TEST(TilePlan, ComputesTheBlocksThatAreNotEmptyAndDropsWhatTheMaskDrops) {
    std::mt19937 random(11);
    for (int trial = 0; trial < 500; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const Index block = std::uniform_int_distribution<Index>(1, 12)(random);
        const Index max_rows = std::uniform_int_distribution<Index>(1, 12)(random);
        const Index max_keys = std::uniform_int_distribution<Index>(16, 40)(random);
        SCOPED_TRACE(brute::describe(settings) + " block " + std::to_string(block));
        const MaskPtr mask = makeMask(settings);
        const MaskPtr blocks = makeBlockMask(*mask, block);
        TilePlan plan(*mask, *blocks, block, max_keys);
        Grid grid(settings.shape);
        for (const QueryTile& tile : queryTiles(*mask, block, max_rows)) {
            EXPECT_LE(tile.rows.size(), max_rows);
            plan.load(tile);
            for (const KeyTile& keys : plan.keyTiles()) EXPECT_LE(keys.keys.size(), max_keys);
            follow(plan, tile.rows, grid);
        }
        for (QueryIndex row = 0; row < settings.shape.queries; ++row) {
            for (KeyIndex key = 0; key < settings.shape.keys; ++key) {
                const Rect cells =
                    intersect(settings.shape.rect(), {{row / block * block, (row / block + 1) * block},
                                                      {key / block * block, (key / block + 1) * block}});
                const Fate expected = brute::kept(settings, row, key)      ? Fate::Kept
                                      : brute::keptIn(settings, cells) > 0 ? Fate::Dropped
                                                                           : Fate::Skipped;
                ASSERT_EQ(grid.at(row, key), expected) << row << "," << key;
            }
        }
    }
}

TEST(TilePlan, AsksNothingOfFullBlocksAndJoinsThem) {
    const MaskPtr mask = makeMask({.pattern = "full", .shape = MaskShape::square(640)});
    const MaskPtr blocks = makeBlockMask(*mask, 64);
    TilePlan plan(*mask, *blocks, 64, 384);
    plan.load(queryTiles(*mask, 64, 64).front());
    ASSERT_EQ(plan.keyTiles().size(), 2u);
    EXPECT_EQ(plan.keyTiles()[0].keys, (Range{0, 320}));
    EXPECT_EQ(plan.keyTiles()[1].keys, (Range{320, 640}));
    EXPECT_TRUE(plan.gaps(plan.keyTiles()[0]).empty());
}

TEST(QueryTiles, CoverEveryRowOnceHeaviestFirst) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(1000), .window = 20, .last = 70});
    const auto tiles = queryTiles(*mask, 300, 128);
    std::vector<int> covered(1000, 0);
    CellCount kept = 0;
    for (std::size_t k = 0; k < tiles.size(); ++k) {
        if (k > 0) {
            EXPECT_LE(tiles[k].kept, tiles[k - 1].kept);
        }
        EXPECT_EQ(tiles[k].rows.begin / 300, tiles[k].block_row);
        EXPECT_EQ((tiles[k].rows.end - 1) / 300, tiles[k].block_row) << "a tile lies in one block row";
        for (Index row = tiles[k].rows.begin; row < tiles[k].rows.end; ++row)
            ++covered[static_cast<std::size_t>(row)];
        kept += tiles[k].kept;
    }
    EXPECT_EQ(covered, std::vector<int>(1000, 1));
    EXPECT_EQ(kept, mask->keptCount(mask->shape().rect()));
}

TEST(TilePlan, HoldsLittleHoweverLongTheSequence) {
    const auto bytesAt = [](Index tokens) {
        const MaskPtr mask = makeMask({.shape = MaskShape::square(tokens)});
        const MaskPtr blocks = makeBlockMask(*mask, 64);
        TilePlan plan(*mask, *blocks, 64, 384);
        plan.load({.rows = {tokens / 2, tokens / 2 + 64}, .block_row = tokens / 2 / 64});
        EXPECT_EQ(plan.keyTiles().size(), 3u) << "the sink block, and ten blocks of window in two tiles";
        return plan.bytes();
    };
    EXPECT_EQ(bytesAt(kMaxLength), bytesAt(8192));
}

}  // namespace
}  // namespace triscope
