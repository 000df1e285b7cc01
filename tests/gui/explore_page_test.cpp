#include <QAccessible>
#include <QLabel>
#include <QMenuBar>
#include <QTest>
#include <QWheelEvent>

#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/pages/page.h"
#include "app/gui/panels/pointer_panel.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/window/shortcut_help.h"
#include "core/base/numbers.h"
#include "tests/gui/window_fixture.h"

namespace triscope::gui {
namespace {

class ExplorePages : public WindowFixture {
  protected:
    ExplorePages() { m_window->showPage(QStringLiteral("explore")); }

    MaskView& view() const { return *m_window->currentPage()->findChild<MaskView*>(); }

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

TEST_F(ExplorePages, ShowThePaddedWasteOrTheBlocks) {
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_W);
    EXPECT_TRUE(view().scene().show_padding);
    QTest::keyClick(&view(), Qt::Key_B);
    EXPECT_TRUE(view().scene().at_block_level);
    EXPECT_FALSE(view().scene().show_padding) << "one picture at a time";
    QTest::keyClick(&view(), Qt::Key_W);
    EXPECT_FALSE(view().scene().at_block_level);
    EXPECT_TRUE(view().scene().show_padding);
    QTest::keyClick(&view(), Qt::Key_W);
    EXPECT_FALSE(view().scene().show_padding);
}

TEST_F(ExplorePages, SayHowMuchIsPaddedAway) {
    useLength(2048);
    const MaskScene& scene = view().scene();
    const Rect all = scene.tokens->shape().rect();
    const CellCount kept = scene.tokens->keptCount(all);
    const CellCount computed = scene.blocks->keptCount(scene.blocks->shape().rect()) * 64 * 64;
    const QString spoken = m_window->currentPage()->findChild<CountsTable*>()->accessibleDescription();
    EXPECT_TRUE(spoken.contains(
        QStringLiteral("Padding, hatched %1").arg(QString::fromStdString(groupDigits(computed - kept)))))
        << qPrintable(spoken);
}

TEST_F(ExplorePages, ExplainACellThatIsComputedForNothing) {
    useLength(2048);
    QTest::mouseMove(&view(), pointOf({1500, 100}));
    EXPECT_FALSE(pointedAt().contains(QStringLiteral("for nothing"))) << "its block is skipped";
    QTest::mouseClick(&view(), Qt::LeftButton, {}, pointOf({1500, 1500}));
    QTest::keyClick(&view(), Qt::Key_Right);
    while (view().markedCell()->key <= view().markedCell()->row) QTest::keyClick(&view(), Qt::Key_Right);
    ASSERT_NE(view().markedCell()->key % 64, 0) << "still in the block on the diagonal";
    EXPECT_TRUE(pointedAt().contains(QStringLiteral("for nothing"))) << qPrintable(pointedAt());
}

TEST_F(ExplorePages, SwitchLinesWithTheirKeys) {
    view().setFocus();
    EXPECT_TRUE(view().scene().block_grid);
    EXPECT_FALSE(view().scene().tile_grid);
    EXPECT_TRUE(view().scene().outlines);
    QTest::keyClick(&view(), Qt::Key_G);
    EXPECT_FALSE(view().scene().block_grid);
    EXPECT_FALSE(view().scene().tile_grid) << "Shift+G is another key";
    QTest::keyClick(&view(), Qt::Key_G, Qt::ShiftModifier);
    EXPECT_TRUE(view().scene().tile_grid);
    QTest::keyClick(&view(), Qt::Key_O);
    EXPECT_FALSE(view().scene().outlines);
}

TEST_F(ExplorePages, ListTheirKeysAndGestures) {
    const ShortcutHelp help(*m_window->menuBar(), *m_window->currentPage());
    QStringList words;
    for (const QLabel* label : help.findChildren<QLabel*>()) words << label->text();
    for (const char* key :
         {"B", "W", "G", "Shift+G", "O", "0", "+", "-", "Wheel", "Drag", "Double click", "Arrows"})
        EXPECT_TRUE(words.contains(QLatin1String(key))) << key;
}

TEST_F(ExplorePages, TellAScreenReaderWhatIsAtTheMarkedCell) {
    useLength(2048);
    const auto spoken = [this] {
        return QAccessible::queryAccessibleInterface(&view())->text(QAccessible::Description);
    };
    EXPECT_TRUE(spoken().isEmpty()) << "nothing is marked";
    QTest::mouseClick(&view(), Qt::LeftButton, {}, pointOf({1500, 100}));
    QTest::keyClick(&view(), Qt::Key_Home, Qt::ControlModifier);
    EXPECT_TRUE(spoken().startsWith(QStringLiteral("Query 0 sees key 0: Sink."))) << qPrintable(spoken());
    QTest::keyClick(&view(), Qt::Key_Right);
    EXPECT_TRUE(spoken().startsWith(QStringLiteral("Query 0 does not see key 1: Future.")))
        << qPrintable(spoken());
    EXPECT_TRUE(spoken().contains(QStringLiteral("This query sees one key: 0.")));
    QTest::keyClick(&view(), Qt::Key_End, Qt::ControlModifier);
    EXPECT_TRUE(spoken().startsWith(QStringLiteral("Query 2,047 sees key 2,047: Window.")))
        << qPrintable(spoken());
}

TEST_F(ExplorePages, KeepThePictureWholeInALowWindow) {
    m_window->resize(900, 600);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->height() == 600; }));
    QCoreApplication::processEvents();
    EXPECT_FALSE(view().visibleRegion().isEmpty());
    EXPECT_EQ(view().visibleRegion().boundingRect(), view().rect());
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

// A mask that takes a while: its page has nothing to show yet, and hands may already be at work.
TEST(ExplorePage, TakesHandsWhileItsFirstMaskIsBeingMade) {
    Scenario slow;
    slow.mask.pattern = "formula";
    slow.mask.formula = "j<=i and i-j<4000";  // that no other test has made
    slow.mask.shape = MaskShape::square(4096);
    Session session(slow);
    Theme theme{ThemeChoice::Light};
    Language language{LanguageChoice::English};
    MainWindow window(WindowContext{session, theme, language});
    window.adaptTo({1440, 900});
    window.show();
    window.showPage(QStringLiteral("explore"));
    auto& view = *window.currentPage()->findChild<MaskView*>();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    ASSERT_EQ(view.scene().tokens, nullptr) << "too quick a mask to tell";
    for (const int key : {Qt::Key_0, Qt::Key_Plus, Qt::Key_Down, Qt::Key_End, Qt::Key_B, Qt::Key_W, Qt::Key_E,
                          Qt::Key_N, Qt::Key_C, Qt::Key_D, Qt::Key_C})
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mouseMove(&view, QPoint(100, 100));
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(100, 100));
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(100, 100));
    QWheelEvent wheel(QPointF(100, 100), view.mapToGlobal(QPointF(100, 100)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &wheel);
    EXPECT_FALSE(view.isPinned());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.currentPage()->busy(); }, 120'000));
    ASSERT_NE(view.scene().tokens, nullptr);
    EXPECT_TRUE(view.viewport().isFitted());
}

}  // namespace
}  // namespace triscope::gui
