#include "core/picture/raster.h"

#include <gtest/gtest.h>

#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

std::uint32_t pixelAt(const Raster& raster, Index x, Index y) {
    return raster.row(y)[x] & 0xFFFFFF;
}

CellCount keptIn(const Mask& mask, const PixelView& x, const PixelView& y) {
    CellCount kept = 0;
    const auto axes = ViewAxes::cut(mask, x, y);
    if (!axes) return 0;
    PixelRowReader reader(mask, *axes);
    for (Index row = 0; row < axes->rows.tiles.count(); ++row) {
        for (const PixelRun& run : reader.read(row)) {
            for (RegionId id = 0; id < mask.regions().size(); ++id) {
                if (mask.regions()[id].kept) kept += run.counts[id];
            }
        }
    }
    return kept;
}

TEST(MaskPicture, ItsPixelsAddUpToTheKeptCountAtEveryLength) {
    for (const Index tokens : {Index{16}, Index{1000}, Index{131072}, Index{1048576}, kMaxLength}) {
        const MaskPtr mask = makeMask({.shape = MaskShape::square(tokens)});
        EXPECT_EQ(keptIn(*mask, PixelView::fit(tokens, 777), PixelView::fit(tokens, 512)),
                  mask->keptCount(mask->shape().rect()))
            << tokens;
    }
}

TEST(MaskPicture, ItsPixelsAddUpToWhatIsVisibleAtAnyZoom) {
    std::mt19937 random(9);
    for (int trial = 0; trial < 300; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        std::uniform_real_distribution<double> origin(-10, 40);
        std::uniform_real_distribution<double> scale(0.05, 3);
        const PixelView x{origin(random), scale(random), 40};
        const PixelView y{origin(random), scale(random), 30};
        const auto columns = cutIntoTiles(x, mask->shape().keys);
        const auto rows = cutIntoTiles(y, mask->shape().queries);
        if (!columns || !rows) continue;
        const Rect visible{rows->tiles.cells(0, rows->tiles.count()),
                           columns->tiles.cells(0, columns->tiles.count())};
        EXPECT_EQ(keptIn(*mask, x, y), brute::keptIn(settings, visible)) << brute::describe(settings);
    }
}

TEST(MaskPicture, EveryPixelShowsItsOwnFootprint) {
    const MaskSettings settings{.shape = {.queries = 900, .keys = 1100, .query_offset = 200}, .window = 100};
    const MaskPtr mask = makeMask(settings);
    const PixelView x{13, 3.7, 250};
    const PixelView y{40, 2.9, 200};
    const Raster raster = drawMask(*mask, x, y, lightPalette(), Shade::Linear);
    const auto columns = cutIntoTiles(x, 1100);
    const auto rows = cutIntoTiles(y, 900);
    for (Index ty = 0; ty < rows->tiles.count(); ++ty) {
        for (Index tx = 0; tx < columns->tiles.count(); ++tx) {
            const Rect cells{rows->tiles.tile(ty), columns->tiles.tile(tx)};
            const auto area = static_cast<double>(cells.area());
            double green = 0;
            const Index px = columns->pixel_edges[static_cast<std::size_t>(tx)];
            const Index py = rows->pixel_edges[static_cast<std::size_t>(ty)];
            for (RegionId id = 0; id < mask->regions().size(); ++id) {
                const RegionPaint& paint = lightPalette().paint(mask->regions()[id].role);
                const Rgb color = (px + py) % 6 < 2 ? paint.stripe : paint.fill;
                green += static_cast<double>(mask->count(id, cells)) / area *
                         static_cast<double>(color >> 8 & 0xFF);
            }
            ASSERT_NEAR(static_cast<double>(pixelAt(raster, px, py) >> 8 & 0xFF), green, 0.51)
                << px << "," << py;
        }
    }
}

TEST(MaskPicture, PaintsASingleCellInItsRegionsColour) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(16), .sink = 2, .window = 3, .last = 2});
    const Raster raster =
        drawMask(*mask, PixelView::fit(16, 160), PixelView::fit(16, 160), lightPalette(), Shade::Linear);
    EXPECT_EQ(pixelAt(raster, 5, 155), lightPalette().sink.fill);
    EXPECT_EQ(pixelAt(raster, 155, 155), lightPalette().window.fill);
    EXPECT_EQ(pixelAt(raster, 55, 155), lightPalette().last.fill);
    EXPECT_EQ(pixelAt(raster, 155, 5), lightPalette().future.fill);
}

TEST(MaskPicture, LeavesPixelsBeyondTheMaskAlone) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(16)});
    const Raster raster = drawMask(*mask, {-8, 1, 64}, {-8, 1, 64}, darkPalette(), Shade::Linear);
    EXPECT_EQ(pixelAt(raster, 0, 0), darkPalette().outside);
    EXPECT_EQ(pixelAt(raster, 60, 60), darkPalette().outside);
    EXPECT_NE(pixelAt(raster, 8, 8), darkPalette().outside);
}

TEST(MaskPicture, BoostedShadingKeepsThinSinksVisible) {
    const MaskPtr mask = makeMask({.shape = MaskShape::square(1048576)});
    const PixelView view = PixelView::fit(1048576, 800);
    const Rgb middle = lightPalette().middle.fill;
    const auto redness = [&](Shade shade) {
        const Raster raster = drawMask(*mask, view, view, lightPalette(), shade);
        return static_cast<int>(middle & 0xFF) - static_cast<int>(pixelAt(raster, 0, 399) & 0xFF);
    };
    EXPECT_LT(redness(Shade::Linear), 5);
    EXPECT_GT(redness(Shade::Boosted), 15);
    EXPECT_EQ(shownShare(0, Shade::Boosted), 0);
    EXPECT_EQ(shownShare(1, Shade::Boosted), 1);
}

TEST(BlockPicture, TellsPartialFromFullWithoutColour) {
    const MaskPtr mask = makeMask({.pattern = "dense", .shape = MaskShape::square(256)});
    const MaskPtr blocks = makeBlockMask(*mask, 64);
    const Raster raster =
        drawMask(*blocks, PixelView::fit(4, 160), PixelView::fit(4, 160), lightPalette(), Shade::Linear);
    const auto shades = [&raster](Index x0, Index y0) {
        std::vector<std::uint32_t> seen;
        for (Index k = 0; k < 12; ++k) seen.push_back(pixelAt(raster, x0 + k, y0));
        std::sort(seen.begin(), seen.end());
        return std::unique(seen.begin(), seen.end()) - seen.begin();
    };
    EXPECT_EQ(shades(10, 100), 1) << "a full block is one solid colour";
    EXPECT_EQ(shades(90, 100), 2) << "a partial block is striped";
}

}  // namespace
}  // namespace triscope
