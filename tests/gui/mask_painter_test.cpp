#include "app/gui/painters/mask_painter.h"

#include <gtest/gtest.h>

#include <QPainter>
#include <QSet>
#include <set>

#include "app/gui/painters/blend.h"
#include "app/gui/painters/mask_grid.h"
#include "app/gui/painters/profile_painter.h"
#include "app/gui/painters/region_outline.h"
#include "core/picture/palette.h"
#include "tests/gui/mask_scenes.h"

namespace triscope::gui {
namespace {

const QColor kLine(0xFF00FF);

MaskSettings smallTriangle(Index tokens) {
    return {.shape = MaskShape::square(tokens), .sink = 4, .window = 8, .last = 4};
}

MaskSettings streaming(Index tokens, Index window) {
    return {.pattern = "streaming", .shape = MaskShape::square(tokens), .sink = 0, .window = window};
}

// What is painted on a white ground as large as the viewport's area, which must begin at 0, 0.
template <class Paint>
QImage onWhite(const MaskViewport& view, Paint paint) {
    QImage image(view.area().size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

TEST(MaskPainter, FillsTheAreaAtAnyPixelRatio) {
    const MaskScene scene = sceneOf(smallTriangle(64), 16);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 128, 128));
    for (const double ratio : {1.0, 1.5, 2.0}) {
        const QImage image = renderMask(scene, view, lightColors(), ratio);
        EXPECT_EQ(image.width(), static_cast<int>(128 * ratio));
        const int bottom = image.height() - 2;
        EXPECT_EQ(image.pixelColor(1, bottom), QColor::fromRgb(lightPalette().sink.fill));
        EXPECT_EQ(image.pixelColor(bottom, bottom), QColor::fromRgb(lightPalette().window.fill));
        EXPECT_EQ(image.pixelColor(bottom, 1), QColor::fromRgb(lightPalette().future.fill));
    }
}

TEST(MaskPainter, HatchesPartialBlocksFillsFullOnesAndLeavesEmptyOnesBlankAtAnyZoom) {
    // 4 x 4 blocks: the diagonal is partial, what lies below is full, what lies above empty.
    MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(256)}, 64);
    scene.at_block_level = true;
    for (const ThemeColors* colors : {&lightColors(), &darkColors()}) {
        for (const int side : {32, 60, 400}) {
            const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, side, side));
            const QImage image = renderMask(scene, view, *colors, 1);
            const auto colors_of = [&](Index row, Index column) {
                const QRect block =
                    view.rectOf({{row * 64, (row + 1) * 64}, {column * 64, (column + 1) * 64}}).toRect();
                std::set<QRgb> seen;
                for (int y = block.top(); y <= block.bottom(); ++y)
                    for (int x = block.left(); x <= block.right(); ++x) seen.insert(image.pixel(x, y));
                return seen;
            };
            const Palette& palette = *colors->picture;
            const auto opaque = [](Rgb rgb) { return 0xFF000000U | rgb; };
            EXPECT_EQ(colors_of(3, 0), std::set{opaque(palette.full_block.fill)}) << side;
            EXPECT_EQ(colors_of(0, 3), std::set{opaque(palette.outside)}) << side;
            EXPECT_EQ(colors_of(2, 2),
                      (std::set{opaque(palette.partial_block.fill), opaque(palette.partial_block.stripe)}))
                << side;
        }
    }
}

TEST(MaskPainter, HatchesWhatABlockKernelComputesForNothing) {
    MaskScene scene = sceneOf(smallTriangle(64), 16);
    scene.show_padding = true;
    constexpr int kCell = 8;
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 64 * kCell, 64 * kCell));
    const QImage image = renderMask(scene, view, lightColors(), 1);
    const RegionPaint& hatch = lightPalette().padding;
    const std::set<QRgb> hatched{0xFF000000U | hatch.fill, 0xFF000000U | hatch.stripe};
    CellCount padding = 0;
    for (Index row = 0; row < 64; ++row) {
        for (Index key = 0; key < 64; ++key) {
            const bool kept = scene.tokens->regions()[scene.tokens->regionAt(row, key)].kept;
            const bool computed =
                scene.blocks->keptCount({{row / 16, row / 16 + 1}, {key / 16, key / 16 + 1}}) > 0;
            std::set<QRgb> seen;
            for (int k = 0; k < kCell; ++k) {
                seen.insert(image.pixel(static_cast<int>(key) * kCell + k, static_cast<int>(row) * kCell));
            }
            ASSERT_EQ(seen == hatched, computed && !kept) << row << ", " << key;
            padding += computed && !kept ? 1 : 0;
        }
    }
    EXPECT_EQ(paddingCount(scene, scene.tokens->shape().rect()), padding);
}

QImage withMark(const MaskScene& scene, const MaskViewport& view, std::optional<MaskCell> marked) {
    return onWhite(view, [&](QPainter& painter) {
        paintMask(painter, renderMask(scene, view, lightColors(), 1), scene, view, marked, lightColors());
    });
}

TEST(MaskPainter, MarksTheCellWithACrosshairThatEndsWithTheMask) {
    const MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(16)}, 4);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 160, 200));
    const QImage marked = withMark(scene, view, MaskCell{3, 1});
    const QImage unmarked = withMark(scene, view, {});
    for (int y = 0; y < marked.height(); ++y) {
        for (int x = 0; x < marked.width(); ++x) {
            const bool crossed = y < 160 && (y / 10 == 3 || x / 10 == 1);
            if (x % 10 == 0 || y % 10 == 0) continue;  // grid lines
            EXPECT_EQ(marked.pixel(x, y) != unmarked.pixel(x, y), crossed) << x << ", " << y;
        }
    }
}

TEST(RegionOutlines, AreExactlyThePixelsWhereAnotherRegionBegins) {
    const MaskScene scene = sceneOf(smallTriangle(24), 8);
    const Mask& mask = *scene.tokens;
    constexpr int kCell = 8;
    const MaskViewport view = MaskViewport::fit(mask.shape(), QRectF(0, 0, 24 * kCell, 24 * kCell));
    const QImage plain = renderMask(scene, view, lightColors(), 1);
    QImage outlined = plain.copy();
    outlineRegions(outlined, mask, view.columns(1, 1), view.rows(1, 1), kLine, 1);
    const auto region = [&](int x, int y) { return mask.regionAt(y / kCell, x / kCell); };
    for (int y = 0; y < plain.height(); ++y) {
        for (int x = 0; x < plain.width(); ++x) {
            const bool begins =
                (x > 0 && region(x - 1, y) != region(x, y)) || (y > 0 && region(x, y - 1) != region(x, y));
            ASSERT_EQ(outlined.pixel(x, y) != plain.pixel(x, y), begins) << x << ", " << y;
        }
    }
}

TEST(RegionOutlines, FollowBlocksWhenBlocksAreShown) {
    MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(256)}, 64);
    scene.at_block_level = true;
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 256, 256));
    const QImage plain = renderMask(scene, view, lightColors(), 1);
    scene.outlines = true;
    const QImage outlined = renderMask(scene, view, lightColors(), 1);
    EXPECT_NE(outlined.pixel(64, 20), plain.pixel(64, 20)) << "partial, then empty";
    EXPECT_NE(outlined.pixel(64, 100), plain.pixel(64, 100)) << "full, then partial";
    EXPECT_EQ(outlined.pixel(64, 150), plain.pixel(64, 150)) << "full on both sides";
}

TEST(RegionOutlines, FadeInAsTheRegionsGrowWideEnough) {
    const auto opacity = [](Index window) {
        const MaskScene scene = sceneOf(streaming(400, window), 64);
        const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 400, 400));
        QImage image = renderMask(scene, view, lightColors(), 1);
        outlineRegions(image, *scene.tokens, view.columns(1, 1), view.rows(1, 1), kLine, 1);
        // The first key after query 200 is in the future: white, unless the line lies over it.
        return 1 - image.pixelColor(201, 200).greenF();
    };
    EXPECT_EQ(opacity(2), 0.0F);
    EXPECT_GT(opacity(7), 0.2F);
    EXPECT_LT(opacity(7), 0.8F);
    EXPECT_EQ(opacity(40), 1.0F);
}

TEST(RegionOutlines, AreAsThickAsAPixelOfTheWindow) {
    MaskScene scene = sceneOf(smallTriangle(24), 8);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 480, 480));
    const QImage plain = renderMask(scene, view, lightColors(), 2);
    scene.outlines = true;
    const QImage outlined = renderMask(scene, view, lightColors(), 2);
    // The last sink is key 3, and a key is 40 device pixels wide.
    const auto differs = [&](int x) { return outlined.pixel(x, 700) != plain.pixel(x, 700); };
    EXPECT_FALSE(differs(159));
    EXPECT_TRUE(differs(160));
    EXPECT_TRUE(differs(161));
    EXPECT_FALSE(differs(162));
}

QImage gridsOnWhite(const MaskScene& scene, const MaskViewport& view) {
    QImage image = onWhite(view, [](QPainter&) {});
    drawGrids(image, scene, view, lightColors());
    return image;
}

// How many of the pixels of column x are not white.
int inkInColumn(const QImage& image, int x) {
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) ink += image.pixelColor(x, y) != Qt::white ? 1 : 0;
    return ink;
}

TEST(MaskGrids, DrawBlocksInLinesAndKernelTilesInDashes) {
    MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(64)}, 16);
    scene.tile = 24;
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 512, 512));
    const auto grids = [&](bool blocks, bool tiles) {
        scene.block_grid = blocks;
        scene.tile_grid = tiles;
        return gridsOnWhite(scene, view);
    };
    EXPECT_EQ(inkInColumn(grids(true, false), 16 * 8), 512);
    EXPECT_LT(inkInColumn(grids(true, false), 24 * 8), 10) << "only the lines across";
    const int dashes = inkInColumn(grids(false, true), 24 * 8);
    EXPECT_GT(dashes, 200);
    EXPECT_LT(dashes, 400);
    EXPECT_LT(inkInColumn(grids(false, true), 16 * 8), 10) << "only the dashes across";
    EXPECT_EQ(inkInColumn(grids(false, false), 24 * 8), 0);
}

TEST(Blend, IsTheMixOfTwoColours) {
    const QColor line(255, 0, 128);
    for (const QRgb below : {0xFF000000U, 0xFFFFFFFFU, 0xFF123456U}) {
        EXPECT_EQ(Blend(line, 0).over(below), below);
        EXPECT_EQ(Blend(line, 1).over(below), line.rgb());
        for (int step = 1; step < 256; ++step) {
            const double strength = step / 256.0;
            const QRgb mixed = Blend(line, strength).over(below);
            const auto expected = [&](int under, int over) { return under + strength * (over - under); };
            ASSERT_NEAR(qRed(mixed), expected(qRed(below), line.red()), 0.51);
            ASSERT_NEAR(qGreen(mixed), expected(qGreen(below), line.green()), 0.51);
            ASSERT_NEAR(qBlue(mixed), expected(qBlue(below), line.blue()), 0.51);
        }
    }
}

TEST(MaskGrids, LieBetweenCellsAtAnyPixelRatio) {
    MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(8)}, 4);
    scene.block_grid = false;
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 160, 160));
    for (const int ratio : {1, 2}) {
        QImage image(160 * ratio, 160 * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::black);
        drawGrids(image, scene, view, lightColors());
        for (int x = 0; x < image.width(); ++x) {
            const bool on_line = x > 0 && x % (20 * ratio) == 0;
            ASSERT_EQ(qGray(image.pixel(x, 5)) > 0, on_line) << x << " at " << ratio;
        }
    }
}

TEST(MaskGrids, FadeInAsTheirSquaresGrow) {
    MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(1024)}, 16);
    scene.block_grid = true;
    scene.tile_grid = true;
    scene.tile = 16;
    const auto darkest = [&](double zoom) {
        const MaskViewport view =
            MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 256, 256)).zoomed(zoom, {0, 0});
        const QImage image = gridsOnWhite(scene, view);
        int gray = 255;
        for (int x = 0; x < image.width(); ++x) gray = std::min(gray, qGray(image.pixel(x, 100)));
        return gray;
    };
    EXPECT_EQ(darkest(1), 255) << "4 pixels a block";
    EXPECT_LT(darkest(4), 255);
    EXPECT_LT(darkest(16), darkest(4));
}

TEST(Profiles, AreTheRowAndTheColumnOfThePicture) {
    const MaskScene scene = sceneOf(smallTriangle(40), 8);
    const MaskViewport view =
        MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 320, 320)).zoomed(1.7, {100, 200});
    const QImage picture = renderMask(scene, view, lightColors(), 1);
    const QPoint point(90, 180);
    const auto cell = view.cellAt(point);
    ASSERT_TRUE(cell.has_value());
    const QImage row = renderProfile(scene, view, Qt::Horizontal, *cell, 20, lightColors(), 1);
    const QImage column = renderProfile(scene, view, Qt::Vertical, *cell, 20, lightColors(), 1);
    ASSERT_EQ(row.size(), QSize(320, 20));
    ASSERT_EQ(column.size(), QSize(20, 320));
    // Stripes lie where they lie, so that only plain colours can be compared.
    const QSet<QRgb> plain{0xFF000000U | lightPalette().sink.fill, 0xFF000000U | lightPalette().window.fill,
                           0xFF000000U | lightPalette().last.fill, 0xFF000000U | lightPalette().future.fill};
    int compared_in_row = 0;
    int compared_in_column = 0;
    for (int k = 0; k < 320; ++k) {
        const QRgb in_row = picture.pixel(k, point.y());
        const QRgb in_column = picture.pixel(point.x(), k);
        for (const int across : {0, 10, 19}) {
            EXPECT_EQ(plain.contains(row.pixel(k, across)), plain.contains(in_row)) << k;
            EXPECT_EQ(plain.contains(column.pixel(across, k)), plain.contains(in_column)) << k;
            if (plain.contains(in_row)) {
                EXPECT_EQ(row.pixel(k, across), in_row) << k;
            }
            if (plain.contains(in_column)) {
                EXPECT_EQ(column.pixel(across, k), in_column) << k;
            }
        }
        compared_in_row += plain.contains(in_row) ? 1 : 0;
        compared_in_column += plain.contains(in_column) ? 1 : 0;
    }
    EXPECT_GT(compared_in_row, 100);
    EXPECT_GT(compared_in_column, 100);
}

TEST(Profiles, CountWhatTheQueryAndTheKeyOfACellSee) {
    MaskScene scene = sceneOf(smallTriangle(40), 8);
    const MaskCell cell{30, 25};
    CellCount keys = 0;
    CellCount queries = 0;
    const auto kept = [&](QueryIndex row, KeyIndex key) {
        return scene.tokens->regions()[scene.tokens->regionAt(row, key)].kept;
    };
    for (Index k = 0; k < 40; ++k) {
        keys += kept(cell.row, k) ? 1 : 0;
        queries += kept(k, cell.key) ? 1 : 0;
    }
    EXPECT_EQ(profileCount(scene, Qt::Horizontal, cell), keys);
    EXPECT_EQ(profileCount(scene, Qt::Vertical, cell), queries);
    scene.at_block_level = true;
    EXPECT_EQ(profileCount(scene, Qt::Horizontal, cell), scene.blocks->keptCount({{3, 4}, {0, 5}}));
    EXPECT_EQ(profileCount(scene, Qt::Vertical, cell), scene.blocks->keptCount({{0, 5}, {3, 4}}));
}

}  // namespace
}  // namespace triscope::gui
