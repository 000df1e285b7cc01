#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QTest>
#include <QWheelEvent>

#include "app/gui/pages/explore/cell_words.h"
#include "app/gui/pages/page.h"
#include "app/gui/painters/mask_painter.h"
#include "app/gui/panels/pointer_panel.h"
#include "app/gui/views/mask_view.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/picture/palette.h"
#include "tests/gui/window_fixture.h"

namespace triscope::gui {
namespace {

MaskScene sceneOf(const MaskSettings& settings, Index block) {
    const MaskPtr mask = makeMask(settings);
    return {.tokens = mask, .blocks = makeBlockMask(*mask, block), .block = block};
}

TEST(MaskPainter, FillsTheAreaAtAnyPixelRatio) {
    const MaskScene scene = sceneOf({.shape = MaskShape::square(64), .sink = 4, .window = 8, .last = 4}, 16);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(0, 0, 128, 128));
    for (const double ratio : {1.0, 1.5, 2.0}) {
        const QImage image = renderMask(scene, view, false, ratio);
        EXPECT_EQ(image.width(), static_cast<int>(128 * ratio));
        const int bottom = image.height() - 2;
        EXPECT_EQ(image.pixelColor(1, bottom), QColor::fromRgb(lightPalette().sink.fill));
        EXPECT_EQ(image.pixelColor(bottom, bottom), QColor::fromRgb(lightPalette().window.fill));
        EXPECT_EQ(image.pixelColor(bottom, 1), QColor::fromRgb(lightPalette().future.fill));
    }
}

TEST(MaskPainter, MarksTheCellWithACrosshair) {
    const MaskScene scene = sceneOf({.pattern = "dense", .shape = MaskShape::square(16)}, 4);
    const MaskViewport view = MaskViewport::fit(scene.tokens->shape(), QRectF(64, 28, 160, 160));
    const QImage picture = renderMask(scene, view, false, 1);
    const auto painted = [&](std::optional<MaskCell> marked) {
        QImage image(240, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintMask(painter, picture, scene, view, marked, lightColors());
        return image;
    };
    const QPoint in_row = view.rectOf({{3, 4}, {12, 13}}).center().toPoint();
    const QPoint elsewhere = view.rectOf({{1, 2}, {12, 13}}).center().toPoint();
    EXPECT_NE(painted(MaskCell{3, 1}).pixel(in_row), painted({}).pixel(in_row));
    EXPECT_EQ(painted(MaskCell{3, 1}).pixel(elsewhere), painted({}).pixel(elsewhere));
}

class ExplorePages : public WindowFixture {
  protected:
    ExplorePages() { m_window->showPage(QStringLiteral("explore")); }

    MaskView& view() const { return *m_window->findChild<MaskView*>(); }

    QPoint pointOf(MaskCell cell) const {
        return view()
            .viewport()
            .rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}})
            .center()
            .toPoint();
    }
    QString pointedAt() const {
        QString words;
        for (const QLabel* label : m_window->findChild<PointerPanel*>()->findChildren<QLabel*>()) {
            words += label->text() + QLatin1Char('\n');
        }
        return words;
    }
    void useLength(Index tokens) {
        Scenario next = m_session.scenario();
        next.mask.shape = MaskShape::square(tokens);
        m_session.apply(next, QStringLiteral("length"));
        ASSERT_TRUE(QTest::qWaitFor([this] { return !m_window->currentPage()->busy(); }));
    }
    void wheel(QPoint point, int notches) {
        QWheelEvent event(point, view().mapToGlobal(point), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view(), &event);
    }
};

TEST_F(ExplorePages, SayTheAnswerAndChangeItWithTheScenario) {
    EXPECT_EQ(
        m_window->currentPage()->headline(),
        "At 131,072 tokens Triangle keeps 1.0 % of the causal cells; in 64-blocks it still computes 1.2 %.");
    useLength(2048);
    EXPECT_EQ(
        m_window->currentPage()->headline(),
        "At 2,048 tokens Triangle keeps 53.3 % of the causal cells; in 64-blocks it still computes 62.1 %.");
}

TEST_F(ExplorePages, ExplainTheCellUnderThePointer) {
    useLength(2048);
    QTest::mouseMove(&view(), pointOf({1500, 100}));
    EXPECT_TRUE(pointedAt().contains(QStringLiteral(": Middle"))) << qPrintable(pointedAt());
    EXPECT_TRUE(pointedAt().contains(QStringLiteral("not a sink")));
    EXPECT_TRUE(pointedAt().contains(QStringLiteral("not one of the last rows")));
}

TEST_F(ExplorePages, KeepAPinnedCellUntilItIsLetGo) {
    useLength(2048);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, pointOf({1500, 100}));
    const auto pinned = view().markedCell();
    ASSERT_TRUE(view().isPinned());
    QTest::mouseMove(&view(), pointOf({300, 200}));
    EXPECT_EQ(view().markedCell(), pinned);
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_FALSE(view().isPinned());
}

TEST_F(ExplorePages, WalkCellsWithTheArrows) {
    useLength(2048);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, pointOf({1500, 100}));
    const MaskCell from = *view().markedCell();
    QTest::keyClick(&view(), Qt::Key_Right);
    QTest::keyClick(&view(), Qt::Key_Down);
    EXPECT_EQ(view().markedCell(), (MaskCell{from.row + 1, from.key + 1}));
    QTest::keyClick(&view(), Qt::Key_Home);
    EXPECT_EQ(view().markedCell()->key, 0);
    QTest::keyClick(&view(), Qt::Key_Left);
    EXPECT_EQ(view().markedCell()->key, 0) << "there is nothing before the first key";
    QTest::keyClick(&view(), Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(view().markedCell(), (MaskCell{2047, 2047}));
}

TEST_F(ExplorePages, ZoomAtThePointerAndFitAgain) {
    const QPoint pointer = view().viewport().area().center().toPoint();
    const auto before = view().viewport().cellAt(pointer);
    wheel(pointer, 12);
    const auto after = view().viewport().cellAt(pointer);
    ASSERT_TRUE(before && after);
    EXPECT_FALSE(view().viewport().isFitted());
    EXPECT_NEAR(static_cast<double>(after->row), static_cast<double>(before->row), 300);
    QTest::mouseDClick(&view(), Qt::LeftButton, {}, pointer);
    EXPECT_TRUE(view().viewport().isFitted());
}

TEST_F(ExplorePages, PanByDraggingWithoutPinning) {
    const QPoint from = view().viewport().area().center().toPoint();
    wheel(from, 10);
    const Rect before = view().viewport().visibleCells();
    QTest::mousePress(&view(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&view(), from + QPoint(20, 0));
    QTest::mouseMove(&view(), from + QPoint(80, 0));
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, from + QPoint(80, 0));
    EXPECT_LT(view().viewport().visibleCells().cols.begin, before.cols.begin);
    EXPECT_FALSE(view().isPinned());
}

TEST_F(ExplorePages, SwitchBetweenTokensAndBlocks) {
    EXPECT_FALSE(view().scene().at_block_level);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_B);
    EXPECT_TRUE(view().scene().at_block_level);
    QTest::keyClick(&view(), Qt::Key_B);
    EXPECT_FALSE(view().scene().at_block_level);
}

TEST_F(ExplorePages, WorkFromSixteenTokensToTheLongestMask) {
    for (const Index tokens : {Index{1}, Index{16}, Index{1048576}, kMaxLength}) {
        useLength(tokens);
        EXPECT_EQ(view().scene().tokens->shape().keys, tokens);
        const QImage image = view().grab().toImage();
        EXPECT_FALSE(image.isNull());
        QTest::mouseMove(&view(), view().viewport().area().center().toPoint());
        EXPECT_FALSE(pointedAt().trimmed().isEmpty());
    }
}

TEST_F(ExplorePages, ForgetAPlaceThatAShorterMaskNoLongerHas) {
    QTest::keyClick(&view(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&view(), Qt::Key_End, Qt::ControlModifier);
    useLength(16);
    const auto marked = view().markedCell();
    ASSERT_TRUE(marked.has_value());
    EXPECT_LT(marked->row, 16);
}

}  // namespace
}  // namespace triscope::gui
