#include "app/gui/painters/mask_viewport.h"

#include <gtest/gtest.h>

#include "app/gui/painters/ruler.h"

namespace triscope::gui {
namespace {

const QRectF kArea(64, 28, 600, 500);

MaskCell at(const MaskViewport& view, QPointF point) {
    const auto cell = view.cellAt(point);
    EXPECT_TRUE(cell.has_value());
    return cell.value_or(MaskCell{-1, -1});
}

TEST(MaskViewport, FitsTheWholeMaskWithSquareCells) {
    const MaskViewport view = MaskViewport::fit(MaskShape::square(1048576), kArea);
    EXPECT_TRUE(view.isFitted());
    EXPECT_DOUBLE_EQ(view.pixelsPerKey(), view.pixelsPerQuery());
    const QRectF mask = view.rectOf({{0, 1048576}, {0, 1048576}});
    EXPECT_NEAR(mask.height(), kArea.height(), 1e-6);
    EXPECT_NEAR(mask.center().x(), kArea.center().x(), 1e-6);
    EXPECT_NEAR(mask.top(), kArea.top(), 1e-6);
}

TEST(MaskViewport, DrawsASmallMaskInCellsNoLargerThanLegible) {
    const MaskViewport view = MaskViewport::fit(MaskShape::square(2), kArea);
    EXPECT_LE(view.pixelsPerKey(), 96);
}

TEST(MaskViewport, StretchesAMaskThatIsFarFromSquare) {
    const MaskViewport view = MaskViewport::fit({.queries = 64, .keys = 131072}, kArea);
    EXPECT_NEAR(view.rectOf({{0, 64}, {0, 131072}}).width(), kArea.width(), 1e-6);
    EXPECT_GT(view.pixelsPerQuery(), 4);
}

TEST(MaskViewport, ZoomKeepsWhatIsUnderThePointer) {
    const QPointF pointer(300, 250);
    MaskViewport view = MaskViewport::fit(MaskShape::square(100000), kArea);
    const MaskCell before = at(view, pointer);
    for (int notch = 0; notch < 30; ++notch) {
        view = view.zoomed(1.25, pointer);
        const MaskCell now = at(view, pointer);
        EXPECT_NEAR(static_cast<double>(now.row), static_cast<double>(before.row),
                    200 / view.pixelsPerQuery() + 200);
    }
    const MaskCell close = at(view, pointer);
    EXPECT_NEAR(static_cast<double>(close.row), static_cast<double>(before.row), 200);
    EXPECT_NEAR(static_cast<double>(close.key), static_cast<double>(before.key), 200);
    EXPECT_GT(view.pixelsPerKey(), 4);
}

TEST(MaskViewport, ZoomingOutEndsALittleBeyondTheWhole) {
    MaskViewport view = MaskViewport::fit(MaskShape::square(4096), kArea);
    for (int notch = 0; notch < 50; ++notch) view = view.zoomed(0.5, kArea.center());
    EXPECT_GT(view.rectOf({{0, 4096}, {0, 4096}}).height(), kArea.height() / 2);
}

TEST(MaskViewport, PanningNeverLosesTheMask) {
    MaskViewport view = MaskViewport::fit(MaskShape::square(4096), kArea).zoomed(8, kArea.center());
    for (int step = 0; step < 200; ++step) view = view.panned({500, -500});
    EXPECT_FALSE(view.visibleCells().empty());
    for (int step = 0; step < 400; ++step) view = view.panned({-500, 500});
    EXPECT_FALSE(view.visibleCells().empty());
}

TEST(MaskViewport, RevealsACellThatIsOutOfSight) {
    MaskViewport view = MaskViewport::fit(MaskShape::square(4096), kArea).zoomed(64, kArea.topLeft());
    const MaskCell cell{4000, 3000};
    EXPECT_FALSE(view.visibleCells().rows.contains(cell.row));
    view = view.revealing(cell);
    EXPECT_TRUE(view.visibleCells().rows.contains(cell.row));
    EXPECT_TRUE(view.visibleCells().cols.contains(cell.key));
}

TEST(MaskViewport, CentresOnAPlace) {
    const MaskViewport view =
        MaskViewport::fit(MaskShape::square(4096), kArea).zoomed(16, kArea.center()).centredOn({1000, 3000});
    EXPECT_NEAR(view.xOf(1000), kArea.center().x(), 1e-9);
    EXPECT_NEAR(view.yOf(3000), kArea.center().y(), 1e-9);
    EXPECT_NEAR(view.placeAt(kArea.center()).x(), 1000, 1e-9);
    EXPECT_FALSE(view.showsAll());
}

TEST(MaskViewport, HasNoCellBesideTheMask) {
    const MaskViewport view = MaskViewport::fit(MaskShape::square(4096), kArea);
    EXPECT_FALSE(view.cellAt({kArea.left() + 1, kArea.top() + 1}).has_value());
    EXPECT_FALSE(view.cellAt({0, 0}).has_value());
}

TEST(MaskViewport, KeepsItsPlaceWhenTheMaskShrinks) {
    const MaskViewport far =
        MaskViewport::fit(MaskShape::square(100000), kArea).zoomed(100, kArea.bottomRight());
    const MaskViewport view = far.movedTo(MaskShape::square(1000), kArea);
    EXPECT_FALSE(view.visibleCells().empty());
    EXPECT_FALSE(view.isFitted());
}

TEST(Ruler, PutsTicksOnPowersOfTwoFarEnoughApart) {
    const auto ticks = ticksFor({0, 131072}, 600.0 / 131072, 72);
    ASSERT_GE(ticks.size(), 4u);
    EXPECT_EQ(ticks[1].token, 16384);
    EXPECT_EQ(ticks[1].label, "16K");
    EXPECT_EQ(ticksFor({1000, 1010}, 60, 72)[0].label, "1,000");
}

}  // namespace
}  // namespace triscope::gui
