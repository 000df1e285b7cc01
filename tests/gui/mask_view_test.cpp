#include "app/gui/views/mask_view.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QEnterEvent>
#include <QSignalSpy>
#include <QTest>

#include "app/gui/session/selection.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/minimap_view.h"
#include "app/gui/views/profile_view.h"
#include "tests/gui/mask_scenes.h"

namespace triscope::gui {
namespace {

class MaskViews : public testing::Test {
  protected:
    MaskViews() { show(m_view, {700, 600}); }

    void show(MaskView& view, const QSize& size) {
        view.setScene(m_scene);
        view.resize(size);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }

    MinimapView& minimap() { return *m_view.findChild<MinimapView*>(); }

    ProfileView& profile(Qt::Orientation side) {
        const auto both = m_view.findChildren<ProfileView*>();
        return *both[side == Qt::Horizontal ? 0 : 1];
    }

    static QPoint pointOf(const MaskView& view, MaskCell cell) {
        return view.viewport()
            .rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}})
            .center()
            .toPoint();
    }

    static MaskCell middleOf(const MaskView& view) {
        return view.viewport().cellAt(view.viewport().area().center()).value_or(MaskCell{-1, -1});
    }

    MaskScene m_scene =
        sceneOf({.shape = MaskShape::square(4096), .sink = 64, .window = 512, .last = 128}, 64);
    Theme m_theme{ThemeChoice::Light};
    Selection m_selection;
    MaskView m_view{m_selection, m_theme};
};

TEST_F(MaskViews, ShowAMapOfTheWholeOnlyWhenAPartIsInSight) {
    EXPECT_FALSE(minimap().isVisible());
    m_view.zoomBy(8);
    ASSERT_TRUE(minimap().isVisible());
    const QImage map = minimap().grab().toImage();
    EXPECT_EQ(map.pixelColor(map.width() - 6, map.height() / 2), m_theme.colors().region(RegionRole::Future));
    EXPECT_EQ(map.pixelColor(map.width() / 5, map.height() - 3), m_theme.colors().region(RegionRole::Last));
    m_view.fit();
    EXPECT_FALSE(minimap().isVisible());
}

TEST_F(MaskViews, FrameThePartInSightOnTheMap) {
    m_view.zoomBy(8);
    const Rect seen = m_view.viewport().visibleCells();
    const double scale = (minimap().width() - 2) / 4096.0;
    EXPECT_NEAR(minimap().frame().left(), 1 + static_cast<double>(seen.cols.begin) * scale, 1);
    EXPECT_NEAR(minimap().frame().width(), static_cast<double>(seen.cols.size()) * scale, 1);
    EXPECT_NEAR(minimap().frame().top(), 1 + static_cast<double>(seen.rows.begin) * scale, 1);
    EXPECT_NEAR(minimap().frame().height(), static_cast<double>(seen.rows.size()) * scale, 1);
}

TEST_F(MaskViews, LookWhereTheMapIsPressedAndFollowTheDrag) {
    m_view.zoomBy(16);
    const int side = minimap().width();
    const double cells_a_pixel = 4096.0 / (side - 2);
    const auto near_cell = [&](double share) { return share * 4096; };
    QTest::mousePress(&minimap(), Qt::LeftButton, {}, QPoint(side / 4, side * 3 / 4));
    EXPECT_NEAR(static_cast<double>(middleOf(m_view).key), near_cell(0.25), 3 * cells_a_pixel);
    EXPECT_NEAR(static_cast<double>(middleOf(m_view).row), near_cell(0.75), 3 * cells_a_pixel);
    QTest::mouseMove(&minimap(), QPoint(side / 2, side / 2));
    QTest::mouseRelease(&minimap(), Qt::LeftButton, {}, QPoint(side / 2, side / 2));
    EXPECT_NEAR(static_cast<double>(middleOf(m_view).key), near_cell(0.5), 3 * cells_a_pixel);
    EXPECT_NEAR(static_cast<double>(middleOf(m_view).row), near_cell(0.5), 3 * cells_a_pixel);
    EXPECT_FALSE(m_view.isPinned()) << "the mask below the map is not clicked";
}

TEST_F(MaskViews, MoveTheMapAwayFromThePinnedCell) {
    m_view.zoomBy(8);
    const QPoint below = minimap().geometry().center();
    const auto cell = m_view.viewport().cellAt(below);
    ASSERT_TRUE(cell.has_value());
    // As a walk with the arrows does.
    QTest::mouseClick(&m_view, Qt::LeftButton, {}, below);
    EXPECT_EQ(m_view.markedCell(), cell);
    EXPECT_FALSE(minimap().geometry().contains(below));
    EXPECT_TRUE(m_view.rect().contains(minimap().geometry()));
}

TEST_F(MaskViews, MoveTheMapAwayFromAPointerThatLingersBesideIt) {
    m_view.zoomBy(8);
    const QPoint beside = minimap().geometry().bottomLeft() + QPoint(-10, 10);
    QTest::mouseMove(&m_view, beside);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return !minimap().geometry().adjusted(-20, -20, 20, 20).contains(beside); }));
}

TEST_F(MaskViews, PointAtNoCellBelowTheMap) {
    m_view.zoomBy(8);
    QTest::mouseMove(&m_view, m_view.viewport().maskArea().center().toPoint());
    ASSERT_TRUE(m_view.markedCell().has_value());
    const QPointF inside(5, 5);
    QEnterEvent enter(inside, minimap().mapTo(&m_view, inside), minimap().mapToGlobal(inside));
    QApplication::sendEvent(&minimap(), &enter);
    EXPECT_FALSE(m_view.markedCell().has_value());
}

TEST_F(MaskViews, LetTwoViewsLookAtOnePlace) {
    MaskView other(m_selection, m_theme);
    show(other, {500, 640});
    QObject::connect(&m_view, &MaskView::viewportChanged, &other, &MaskView::setViewport);
    QObject::connect(&other, &MaskView::viewportChanged, &m_view, &MaskView::setViewport);
    const QSignalSpy mine(&m_view, &MaskView::viewportChanged);
    const QSignalSpy others(&other, &MaskView::viewportChanged);
    m_view.zoomBy(16);
    EXPECT_EQ(mine.count(), 1) << "what another view answers is not passed back";
    EXPECT_EQ(others.count(), 1);
    EXPECT_EQ(other.viewport().visibleCells().rows.begin, m_view.viewport().visibleCells().rows.begin);
    EXPECT_EQ(other.viewport().visibleCells().cols.begin, m_view.viewport().visibleCells().cols.begin);
    EXPECT_DOUBLE_EQ(other.viewport().pixelsPerKey(), m_view.viewport().pixelsPerKey());
    other.centreOn({1000, 2000});
    EXPECT_EQ(other.viewport().visibleCells().rows.begin, m_view.viewport().visibleCells().rows.begin);
    EXPECT_EQ(mine.count(), 2);
    other.fit();
    EXPECT_TRUE(m_view.viewport().isFitted());
    EXPECT_TRUE(m_view.viewport().showsAll());
}

TEST_F(MaskViews, MarkOneCellInTwoViews) {
    MaskView other(m_selection, m_theme);
    show(other, {500, 640});
    QTest::mouseMove(&m_view, pointOf(m_view, {3000, 1000}));
    ASSERT_TRUE(m_view.markedCell().has_value());
    EXPECT_EQ(other.markedCell(), m_view.markedCell());
}

TEST_F(MaskViews, ShowTheRowAndTheColumnOfTheMarkedCellBesideTheMask) {
    const MaskCell cell{3000, 2700};
    QTest::mouseClick(&m_view, Qt::LeftButton, {}, pointOf(m_view, cell));
    const QImage picture = m_view.grab().toImage();
    const QRectF row = profile(Qt::Horizontal).strip().translated(profile(Qt::Horizontal).pos());
    const QRectF column = profile(Qt::Vertical).strip().translated(profile(Qt::Vertical).pos());
    EXPECT_GE(row.top(), m_view.viewport().maskArea().bottom());
    EXPECT_GE(column.left(), m_view.viewport().maskArea().right());
    const auto in_row = [&](KeyIndex key) {
        return picture.pixelColor(pointOf(m_view, {0, key}).x(), static_cast<int>(row.center().y()));
    };
    const auto in_column = [&](QueryIndex query) {
        return picture.pixelColor(static_cast<int>(column.center().x()), pointOf(m_view, {query, 0}).y());
    };
    const ThemeColors& colors = m_theme.colors();
    EXPECT_EQ(in_row(30), colors.region(RegionRole::Sink));
    EXPECT_EQ(in_row(2900), colors.region(RegionRole::Window));
    EXPECT_EQ(in_row(3500), colors.region(RegionRole::Future));
    EXPECT_EQ(in_column(2000), colors.region(RegionRole::Future));
    EXPECT_EQ(in_column(2900), colors.region(RegionRole::Window));
    EXPECT_EQ(in_column(4060), colors.region(RegionRole::Last));
}

TEST_F(MaskViews, SayWhatTheProfilesCount) {
    QTest::mouseClick(&m_view, Qt::LeftButton, {}, pointOf(m_view, {3000, 2700}));
    const MaskCell cell = *m_view.markedCell();
    const auto digits = [](Index value) { return QLocale(QLocale::English).toString(qlonglong{value}); };
    EXPECT_EQ(profile(Qt::Horizontal).sentence(),
              QStringLiteral("Query %1 sees 577 keys").arg(digits(cell.row)));
    EXPECT_EQ(profile(Qt::Vertical).sentence(),
              QStringLiteral("Key %1 is seen by 641 queries").arg(digits(cell.key)));
    QTest::keyClick(&m_view, Qt::Key_Home, Qt::ControlModifier);
    EXPECT_EQ(profile(Qt::Horizontal).sentence(), "Query 0 sees one key");
    m_scene.at_block_level = true;
    m_view.setScene(m_scene);
    EXPECT_EQ(profile(Qt::Horizontal).sentence(), "Block row 0: 1 of 64 blocks computed");
}

TEST_F(MaskViews, SayHowMuchOfTheRowIsPadding) {
    m_scene.show_padding = true;
    m_view.setScene(m_scene);
    QTest::mouseClick(&m_view, Qt::LeftButton, {}, pointOf(m_view, {3000, 2700}));
    const QueryIndex row = m_view.markedCell()->row;
    const CellCount computed = 64 * m_scene.blocks->keptCount({{row / 64, row / 64 + 1}, {0, 64}});
    EXPECT_TRUE(profile(Qt::Horizontal)
                    .sentence()
                    .endsWith(QStringLiteral("sees 577 keys; %1 cells are padding").arg(computed - 577)))
        << qPrintable(profile(Qt::Horizontal).sentence());
}

TEST_F(MaskViews, KeepRoomForTheProfilesBeforeThereAreAny) {
    const QRectF mask = m_view.viewport().maskArea();
    const QRect row = profile(Qt::Horizontal).geometry();
    QTest::mouseMove(&m_view, pointOf(m_view, {3000, 2700}));
    EXPECT_EQ(m_view.viewport().maskArea(), mask);
    EXPECT_EQ(profile(Qt::Horizontal).geometry(), row);
    EXPECT_TRUE(m_view.rect().contains(row));
    EXPECT_TRUE(m_view.rect().contains(profile(Qt::Vertical).geometry()));
}

}  // namespace
}  // namespace triscope::gui
