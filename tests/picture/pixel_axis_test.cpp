#include "core/picture/pixel_axis.h"

#include <gtest/gtest.h>

#include <random>

namespace triscope {
namespace {

TEST(PixelAxis, FittedTilesShareAllCellsAndAllPixels) {
    for (const Index cells :
         {Index{1}, Index{7}, Index{700}, Index{701}, Index{131072}, Index{1048576}, kMaxLength}) {
        for (const Index pixels : {1, 13, 700, 1080}) {
            const auto axis = cutIntoTiles(PixelView::fit(cells, pixels), cells);
            ASSERT_TRUE(axis.has_value());
            EXPECT_EQ(axis->tiles.count(), std::min(cells, pixels)) << cells << " cells on " << pixels;
            EXPECT_EQ(axis->tiles.cells(0, axis->tiles.count()), (Range{0, cells}));
            EXPECT_EQ(axis->pixel_edges.front(), 0);
            EXPECT_EQ(axis->pixel_edges.back(), pixels);
        }
    }
}

TEST(PixelAxis, EachTileFollowsTheOneBeforeAtAnyZoomAndOffset) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> origin(-3000, 3000);
    std::uniform_real_distribution<double> zoom(-4, 6);
    for (int trial = 0; trial < 3000; ++trial) {
        const PixelView view{origin(random), std::exp(zoom(random)), 333};
        const auto axis = cutIntoTiles(view, 2000);
        if (!axis) continue;
        for (Index tile = 0; tile < axis->tiles.count(); ++tile) {
            const auto k = static_cast<std::size_t>(tile);
            ASSERT_LT(axis->tiles.tile(tile).begin, axis->tiles.tile(tile).end);
            ASSERT_LT(axis->pixel_edges[k], axis->pixel_edges[k + 1]);
            const double middle =
                (static_cast<double>(axis->pixel_edges[k]) + 0.5) * view.scale + view.origin;
            ASSERT_NEAR(middle, static_cast<double>(axis->tiles.tile(tile).begin), view.scale + 1);
        }
        const Range shown = axis->tiles.cells(0, axis->tiles.count());
        EXPECT_GE(shown.begin, 0);
        EXPECT_LE(shown.end, 2000);
    }
}

TEST(PixelAxis, HasNoTilesWhereThereIsNothingToSee) {
    EXPECT_FALSE(cutIntoTiles({5000, 1, 100}, 2000).has_value());
    EXPECT_FALSE(cutIntoTiles({-500, 1, 100}, 2000).has_value());
    EXPECT_FALSE(cutIntoTiles({0, 1, 0}, 2000).has_value());
}

TEST(PixelAxis, SpreadsACellOverManyPixelsWhenZoomedIn) {
    const auto axis = cutIntoTiles({10.5, 0.01, 200}, 2000);
    ASSERT_TRUE(axis.has_value());
    EXPECT_EQ(axis->tiles.cells(0, axis->tiles.count()), (Range{10, 13}));
    EXPECT_EQ(axis->pixel_edges, (std::vector<Index>{0, 50, 150, 200}));
}

}  // namespace
}  // namespace triscope
