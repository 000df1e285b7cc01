#include <QLabel>
#include <QMenuBar>
#include <QTest>
#include <QToolButton>

#include "app/gui/pages/explore/compare_bar.h"
#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/pages/explore/paired_views.h"
#include "app/gui/panels/pointer_panel.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/window/shortcut_help.h"
#include "core/base/numbers.h"
#include "core/mask/catalog.h"
#include "core/mask/combined_mask.h"
#include "tests/gui/window_fixture.h"

namespace triscope::gui {
namespace {

bool keeps(const Mask& mask, Index row, Index key) {
    return mask.regions()[mask.regionAt(row, key)].kept;
}

ComparedMasks compared(const MaskSettings& a, const MaskSettings& b) {
    return compareMasks(a, b, makeMask(b));
}

TEST(ComparedMasks, CountWhatCountingCellByCellFinds) {
    constexpr Index kTokens = 96;
    const MaskShape shape = MaskShape::square(kTokens);
    const std::array settings{
        MaskSettings{.shape = shape, .sink = 2, .window = 9, .last = 5},
        MaskSettings{.shape = shape, .sink = 3, .window = 7, .last = 8, .convention = Convention::Literal},
        MaskSettings{.pattern = "strided", .shape = shape, .window = 6, .stride = 8},
        MaskSettings{.pattern = "formula", .shape = shape, .formula = "j<=i and (j<4 or i-j<3 or i>=n-6)"},
    };
    for (const MaskSettings& a : settings) {
        for (const MaskSettings& b : settings) {
            SCOPED_TRACE(a.pattern + " and " + b.pattern);
            const ComparedMasks masks = compared(a, b);
            ASSERT_TRUE(masks.difference);
            ComparedCounts expected;
            for (Index row = 0; row < kTokens; ++row) {
                for (Index key = 0; key < kTokens; ++key) {
                    const bool in_a = keeps(*masks.a, row, key);
                    const bool in_b = keeps(*masks.b, row, key);
                    expected.both += in_a && in_b ? 1 : 0;
                    expected.only_a += in_a && !in_b ? 1 : 0;
                    expected.only_b += in_b && !in_a ? 1 : 0;
                }
            }
            const ComparedCounts counts = countCompared(masks);
            EXPECT_EQ(counts.both, expected.both);
            EXPECT_EQ(counts.only_a, expected.only_a);
            EXPECT_EQ(counts.only_b, expected.only_b);
        }
    }
}

TEST(ComparedMasks, SayThatTheyCannotBeSubtractedBeforeTheyTry) {
    const MaskShape shape = MaskShape::square(1048576);
    const MaskSettings a{.pattern = "strided", .shape = shape};
    const MaskSettings b{.pattern = "dilated", .shape = shape};
    const ComparedMasks masks = compared(a, b);
    EXPECT_TRUE(masks.a);
    EXPECT_FALSE(masks.difference);
    EXPECT_TRUE(comparedHeadline(masks).contains(QStringLiteral("cannot be told at this size")));
    EXPECT_TRUE(comparedNote(masks).contains(QStringLiteral("65,536"))) << qPrintable(comparedNote(masks));
}

TEST(ComparedMasks, NameTheLinesInWhichConventionsDiffer) {
    MaskSettings paper;
    MaskSettings kernel;
    MaskSettings literal;
    kernel.convention = Convention::Kernel;
    literal.convention = Convention::Literal;
    EXPECT_EQ(comparedHeadline(compared(paper, kernel)),
              "B keeps 130,424 cells fewer than A: it loses the Window diagonal i − j = 512.");
    EXPECT_EQ(comparedHeadline(compared(kernel, paper)),
              "B keeps 130,424 cells more than A: it gains the Window diagonal i − j = 512.");
    const QString against_literal = comparedHeadline(compared(paper, literal));
    EXPECT_TRUE(against_literal.startsWith(QStringLiteral("B keeps as many cells as A, but not the same")));
    EXPECT_TRUE(against_literal.contains(QStringLiteral("loses the Last row i = 130,944")))
        << qPrintable(against_literal);
    EXPECT_TRUE(against_literal.contains(QStringLiteral("gains the Sink column j = 8")))
        << qPrintable(against_literal);
    EXPECT_EQ(comparedHeadline(compared(paper, paper)), "A and B keep the same 84,855,452 cells.");
}

TEST(ComparedMasks, AreNamedByTheSettingsInWhichTheyDiffer) {
    MaskSettings a;
    MaskSettings b;
    EXPECT_EQ(maskWords(a, b), "Triangle");
    b.convention = Convention::Kernel;
    b.window = 1024;
    EXPECT_EQ(maskWords(a, b), "Triangle, paper, window 512");
    EXPECT_EQ(maskWords(b, a), "Triangle, kernel, window 1,024");
    b = {.pattern = "dense"};
    EXPECT_EQ(maskWords(a, b), "Triangle, paper, sink 8, window 512, last 128");
    EXPECT_EQ(maskWords(b, a), "Dense (causal)");
}

class Compare : public WindowFixture {
  protected:
    Compare() {
        m_window->showPage(QStringLiteral("explore"));
        change([](Scenario& scenario) { scenario.mask.shape = MaskShape::square(2048); });
        view().setFocus();
    }

    PairedViews& views() const { return *m_window->findChild<PairedViews*>(); }
    MaskView& view() const { return views().main(); }
    MaskView& other() const { return views().other(); }
    CompareBar& bar() const { return *m_window->findChild<CompareBar*>(); }
    QString headline() const { return m_window->currentPage()->headline(); }
    QString counts() const {
        return m_window->currentPage()->findChild<CountsTable*>()->accessibleDescription();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&view(), key, modifiers);
        ASSERT_TRUE(waitUntilIdle());
        QCoreApplication::processEvents();
    }
    template <class Edit>
    void change(Edit edit) {
        Scenario next = m_session.scenario();
        edit(next);
        m_session.apply(next, QStringLiteral("edit"));
        ASSERT_TRUE(waitUntilIdle());
    }
    void useWindow(Index window) {
        change([window](Scenario& scenario) { scenario.mask.window = window; });
    }
    static QPoint pointOf(const MaskView& of, MaskCell cell) {
        return of.viewport().rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}}).center().toPoint();
    }
    QColor region(RegionRole role) const { return m_theme.colors().region(role); }
};

TEST_F(Compare, PinsAAndGoesOnWithB) {
    EXPECT_FALSE(bar().isVisible());
    press(Qt::Key_C);
    EXPECT_TRUE(bar().isVisible());
    EXPECT_TRUE(views().showsPair());
    EXPECT_TRUE(headline().startsWith(QStringLiteral("A and B keep the same"))) << qPrintable(headline());
    const MaskPtr a = view().scene().tokens;
    useWindow(256);
    EXPECT_EQ(other().scene().tokens->keptCount(a->shape().rect()), a->keptCount(a->shape().rect()));
    const CellCount fewer =
        a->keptCount(a->shape().rect()) - view().scene().tokens->keptCount(a->shape().rect());
    EXPECT_GT(fewer, 0);
    EXPECT_TRUE(headline().startsWith(
        QStringLiteral("B keeps %1 cells fewer than A").arg(QString::fromStdString(groupDigits(fewer)))))
        << qPrintable(headline());
    EXPECT_EQ(bar().sentence(), "A: Triangle, window 512 — B: Triangle, window 256");
}

TEST_F(Compare, CountsBothAndWhatOnlyOneKeeps) {
    press(Qt::Key_C);
    const MaskPtr a = view().scene().tokens;
    useWindow(600);
    const MaskPtr b = view().scene().tokens;
    CellCount both = 0;
    CellCount only_b = 0;
    for (Index row = 0; row < 2048; ++row) {
        for (const Range& span : b->keptSpans(row)) {
            const CellCount in_a = a->keptCount({{row, row + 1}, span});
            both += in_a;
            only_b += span.size() - in_a;
        }
    }
    const auto says = [this](const char* name, CellCount count) {
        return counts().contains(
            QStringLiteral("%1 %2").arg(QString::fromUtf8(name), QString::fromStdString(groupDigits(count))));
    };
    EXPECT_TRUE(says("In both", both)) << qPrintable(counts());
    EXPECT_TRUE(says("Only in A", 0));
    EXPECT_TRUE(says("Only in B", only_b));
    EXPECT_TRUE(says("B − A", only_b));
}

TEST_F(Compare, LooksAtOnePlaceInBothViews) {
    press(Qt::Key_C);
    useWindow(256);
    view().zoomBy(12);
    EXPECT_EQ(other().viewport().visibleCells(), view().viewport().visibleCells());
    EXPECT_FALSE(other().viewport().isFitted());
    other().centreOn({1000, 1500});
    EXPECT_EQ(other().viewport().visibleCells(), view().viewport().visibleCells());
    other().fit();
    EXPECT_TRUE(view().viewport().isFitted());
    QTest::mouseMove(&other(), pointOf(other(), {1500, 300}));
    ASSERT_TRUE(other().markedCell().has_value());
    EXPECT_EQ(view().markedCell(), other().markedCell());
    QTest::mouseClick(&other(), Qt::LeftButton, {}, pointOf(other(), {1500, 300}));
    EXPECT_TRUE(view().isPinned());
    EXPECT_EQ(view().markedCell(), other().markedCell());
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_FALSE(other().isPinned());
    EXPECT_TRUE(views().showsPair()) << "the first Escape lets the cell go";
}

TEST_F(Compare, KeepsThePlaceWhenAIsPinned) {
    view().zoomBy(12);
    view().centreOn({1000, 1500});
    const Rect before = view().viewport().visibleCells();
    press(Qt::Key_C);
    ASSERT_FALSE(view().viewport().isFitted());
    EXPECT_TRUE(view().viewport().visibleCells().rows.contains(before.rows.begin + 1));
    EXPECT_EQ(other().viewport().visibleCells(), view().viewport().visibleCells());
}

TEST_F(Compare, TogglesTheDifferenceWithD) {
    press(Qt::Key_D);
    EXPECT_FALSE(view().scene().is_difference) << "there is nothing to compare";
    press(Qt::Key_C);
    useWindow(256);
    press(Qt::Key_D);
    EXPECT_FALSE(views().showsPair());
    EXPECT_TRUE(view().scene().is_difference);
    EXPECT_EQ(view().scene().tokens->operands().size(), 2U);
    press(Qt::Key_D);
    EXPECT_TRUE(views().showsPair());
    EXPECT_FALSE(view().scene().is_difference);
}

TEST_F(Compare, ShowsExactlyTheDiagonalThatTheKernelLoses) {
    press(Qt::Key_K);
    ASSERT_TRUE(view().scene().is_difference);
    EXPECT_EQ(headline(), "B keeps 1,400 cells fewer than A: it loses the Window diagonal i − j = 512.");
    ASSERT_GE(view().viewport().pixelsPerKey(), 10) << "cells can be told apart";
    const QImage picture = view().grab().toImage();
    const Rect seen = view().viewport().visibleCells();
    int lost = 0;
    int others = 0;
    for (Index row = seen.rows.begin + 1; row + 1 < seen.rows.end; ++row) {
        for (Index key = seen.cols.begin + 1; key + 1 < seen.cols.end; ++key) {
            const QPoint point = pointOf(view(), {row, key});
            if (view().childAt(point) != nullptr) continue;  // the map of the whole
            const bool drawn_as_lost = picture.pixelColor(point) == region(RegionRole::OnlyFirst);
            const bool is_lost = row - key == 512 && key >= 8 && row < 2048 - 128;
            ASSERT_EQ(drawn_as_lost, is_lost) << row << "," << key;
            ASSERT_NE(picture.pixelColor(point), region(RegionRole::OnlySecond)) << row << "," << key;
            (is_lost ? lost : others)++;
        }
    }
    EXPECT_GT(lost, 10);
    EXPECT_GT(others, 300);
}

TEST_F(Compare, ShowsTheExtraSinkAndTheMissingRowOfTheLiteralReading) {
    press(Qt::Key_L);
    EXPECT_TRUE(headline().contains(QStringLiteral("it loses the Last row i = 1,920")))
        << qPrintable(headline());
    EXPECT_TRUE(headline().contains(QStringLiteral("gains the Sink column j = 8"))) << qPrintable(headline());
    const Rect seen = view().viewport().visibleCells();
    EXPECT_TRUE(seen.rows.contains(1920) && seen.cols.contains(8)) << "where the two meet";
    const QImage picture = view().grab().toImage();
    EXPECT_EQ(picture.pixelColor(pointOf(view(), {1918, 8})), region(RegionRole::OnlySecond));
    EXPECT_EQ(picture.pixelColor(pointOf(view(), {1920, 12})), region(RegionRole::OnlyFirst));
    EXPECT_EQ(picture.pixelColor(pointOf(view(), {1922, 12})), region(RegionRole::Both));
}

TEST_F(Compare, LeavesTheScenarioToUndo) {
    press(Qt::Key_K);
    EXPECT_EQ(scenario().mask.convention, Convention::Kernel);
    m_session.undoStack().undo();
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_EQ(scenario().mask.convention, Convention::Paper);
    EXPECT_TRUE(bar().isVisible());
    EXPECT_TRUE(headline().startsWith(QStringLiteral("A and B keep the same"))) << qPrintable(headline());
}

TEST_F(Compare, SwapsAAndB) {
    press(Qt::Key_C);
    useWindow(256);
    press(Qt::Key_X, Qt::ShiftModifier);
    EXPECT_EQ(scenario().mask.window, 512);
    EXPECT_EQ(bar().sentence(), "A: Triangle, window 256 — B: Triangle, window 512");
    press(Qt::Key_A);
    EXPECT_TRUE(headline().startsWith(QStringLiteral("A and B keep the same"))) << qPrintable(headline());
}

TEST_F(Compare, MakesAAgainAtTheLengthOfB) {
    press(Qt::Key_C);
    view().zoomBy(20);
    view().centreOn({2000, 2000});
    change([](Scenario& scenario) {
        scenario.mask.shape = MaskShape::square(4096);
        scenario.mask.window = 256;
    });
    EXPECT_EQ(other().scene().tokens->shape(), MaskShape::square(4096));
    EXPECT_EQ(other().viewport().visibleCells(), view().viewport().visibleCells());
    EXPECT_TRUE(bar().note().contains(QStringLiteral("4,096 × 4,096"))) << qPrintable(bar().note());
}

TEST_F(Compare, ShowsBAloneWhenAHasNoSuchSize) {
    change([](Scenario& scenario) {
        scenario.mask.pattern = "formula";
        scenario.mask.shape = MaskShape::square(1024);
    });
    press(Qt::Key_C);
    change([](Scenario& scenario) {
        scenario.mask.pattern = "triangle";
        scenario.mask.shape = MaskShape::square(kMaxLength);
    });
    EXPECT_FALSE(views().showsPair());
    EXPECT_EQ(view().scene().tokens->shape().keys, kMaxLength);
    EXPECT_TRUE(headline().startsWith(QStringLiteral("A cannot have the size"))) << qPrintable(headline());
    QTest::mouseMove(&view(), view().viewport().area().center().toPoint());
}

TEST_F(Compare, ShowsThePairWhereThereIsNoDifferenceToShow) {
    change([](Scenario& scenario) {
        scenario.mask.shape = MaskShape::square(1048576);
        scenario.mask.pattern = "strided";
    });
    press(Qt::Key_C);
    press(Qt::Key_D);
    change([](Scenario& scenario) { scenario.mask.pattern = "dilated"; });
    EXPECT_TRUE(views().showsPair());
    EXPECT_TRUE(bar().note().contains(QStringLiteral("65,536"))) << qPrintable(bar().note());
    change([](Scenario& scenario) { scenario.mask.pattern = "dense"; });
    EXPECT_TRUE(view().scene().is_difference) << "what was wanted comes back when it can";
}

TEST_F(Compare, ExplainsACellForBoth) {
    press(Qt::Key_K);
    QTest::mouseMove(&view(), pointOf(view(), {530, 18}));
    QString words;
    for (const QLabel* label : m_window->findChild<PointerPanel*>()->findChildren<QLabel*>())
        words += label->text() + QLatin1Char('\n');
    EXPECT_TRUE(words.contains(QStringLiteral("Query 530, key 18: Only in A"))) << qPrintable(words);
    EXPECT_TRUE(words.contains(QStringLiteral("A keeps it, Window"))) << qPrintable(words);
    EXPECT_TRUE(words.contains(QStringLiteral("distance 512 ≤ 512"))) << qPrintable(words);
    EXPECT_TRUE(words.contains(QStringLiteral("B does not keep it, Middle"))) << qPrintable(words);
    EXPECT_TRUE(words.contains(QStringLiteral("distance 512 ≥ 512"))) << qPrintable(words);
}

TEST_F(Compare, WaitsForMasksThatTakeLongerThanAMoment) {
    change([](Scenario& scenario) {
        scenario.mask.pattern = "formula";
        scenario.mask.shape = MaskShape::square(2048);
    });
    press(Qt::Key_C);
    EXPECT_TRUE(bar().isVisible());
    change([](Scenario& scenario) { scenario.mask.formula = "j<=i and i-j<16"; });
    EXPECT_EQ(bar().sentence().count(QStringLiteral("formula")), 2) << qPrintable(bar().sentence());
    EXPECT_TRUE(headline().startsWith(QStringLiteral("B keeps"))) << qPrintable(headline());
}

TEST_F(Compare, IsOverWithEscapeOrC) {
    const QString before = headline();
    const QString counts_before = counts();
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_C}) {
        press(Qt::Key_C);
        press(Qt::Key_D);
        press(key);
        EXPECT_FALSE(bar().isVisible());
        EXPECT_FALSE(views().showsPair());
        EXPECT_FALSE(view().scene().is_difference);
        EXPECT_EQ(headline(), before);
        EXPECT_EQ(counts(), counts_before);
    }
}

TEST_F(Compare, OutlivesAChangeOfLanguageAndTheme) {
    press(Qt::Key_C);
    useWindow(256);
    m_theme.setChoice(ThemeChoice::Dark);
    m_language.setChoice(LanguageChoice::Chinese);
    ASSERT_TRUE(QTest::qWaitFor([this] { return bar().sentence().contains(QStringLiteral("窗口 512")); }));
    EXPECT_TRUE(views().showsPair());
}

TEST_F(Compare, FitsANarrowWindow) {
    press(Qt::Key_C);
    m_window->adaptTo({900, 600});
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_window->width() == 900; }));
    QCoreApplication::processEvents();
    EXPECT_GE(view().width(), view().minimumSizeHint().width());
    EXPECT_GE(other().width(), other().minimumSizeHint().width());
    EXPECT_GE(view().height(), view().minimumSizeHint().height());
    EXPECT_EQ(view().width(), other().width());
}

TEST_F(Compare, ListsItsKeys) {
    const ShortcutHelp help(*m_window->menuBar(), *m_window->currentPage());
    QStringList words;
    for (const QLabel* label : help.findChildren<QLabel*>()) words << label->text();
    for (const char* key : {"C", "D", "X", "A", "K", "L", "Shift+K"})
        EXPECT_TRUE(words.contains(QLatin1String(key))) << key;
}

}  // namespace
}  // namespace triscope::gui
