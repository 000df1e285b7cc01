#include <gtest/gtest.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/ladder_tab.h"
#include "app/gui/pages/cost/ladder_view.h"
#include "app/gui/pages/cost/questions_tab.h"
#include "app/gui/pages/cost/tornado_view.h"
#include "core/base/numbers.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

class CostTabs : public testing::Test {
  protected:
    CostTabs() {
        Scenario scenario;
        scenario.hardware = "a100-80g";
        m_session.apply(scenario, QStringLiteral("change"));
        m_page.resize(1100, 900);
        m_page.show();
        settle();
    }
    void settle() {
        QCoreApplication::processEvents();
        EXPECT_FALSE(m_page.busy());
    }
    void change(const std::function<void(Scenario&)>& how) {
        Scenario scenario = m_session.scenario();
        how(scenario);
        m_session.apply(scenario, QStringLiteral("change"));
        settle();
    }
    void open(const char* tab) {
        ASSERT_TRUE(m_page.showPart(QString::fromLatin1(tab)));
        settle();
    }
    template <class Kind>
    Kind& part() const {
        for (Kind* each : m_page.findChildren<Kind*>()) {
            if (each->isVisible()) return *each;
        }
        throw std::runtime_error("not in sight");
    }
    CostInput input() const { return costInputOf(m_session.validScenario()); }
    Ladder ladder() const { return ladderOf(input(), costOf(input())); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(CostTabs, OpenByNameAndRefuseOthers) {
    for (const char* tab : {"overview", "ladder", "questions"}) open(tab);
    EXPECT_FALSE(m_page.showPart(QStringLiteral("nonsense")));
}

TEST_F(CostTabs, EachGiveTheirOwnAnswerAsTheHeadline) {
    const QString overview = m_page.headline();
    open("ladder");
    EXPECT_NE(m_page.headline(), overview);
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("sooner")));
    open("overview");
    EXPECT_EQ(m_page.headline(), overview);
}

TEST_F(CostTabs, SayWhetherTheFirstTokenComesSoonerOrLater) {
    open("ladder");
    change([](Scenario& s) { s.kernel = "npu-mask"; });
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("× slower, the first token comes")))
        << qPrintable(m_page.headline());
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("× later")));
    change([](Scenario& s) { s.mask.shape = MaskShape::square(1); });
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("as many pairs as dense")))
        << qPrintable(m_page.headline());
    EXPECT_FALSE(m_page.headline().contains(QStringLiteral("sooner")));
}

TEST_F(CostTabs, ShowEveryRungWithItsFormula) {
    open("ladder");
    auto& view = part<LadderView>();
    const Ladder expected = ladder();
    ASSERT_EQ(view.lines().size(), expected.rungs.size());
    for (int line = 0; line < static_cast<int>(expected.rungs.size()); ++line) {
        view.choose(line);
        const LadderRung& rung = expected.rungs[static_cast<std::size_t>(line)];
        EXPECT_EQ(view.lines()[static_cast<std::size_t>(line)].factor, rung.factor);
        EXPECT_EQ(part<FormulaPane>().formula().numbers.toStdString(), rung.formula.numbers);
    }
}

TEST_F(CostTabs, WalkTheLadderByKeys) {
    open("ladder");
    auto& view = part<LadderView>();
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.chosen(), static_cast<int>(view.lines().size()) - 1);
    QTest::keyClick(&view, Qt::Key_Up);
    EXPECT_EQ(view.chosen(), static_cast<int>(view.lines().size()) - 2);
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.chosen(), 0);
}

TEST_F(CostTabs, ShowTheFormulaOfEveryStepOfEveryKernel) {
    open("ladder");
    auto& tree = part<QTreeWidget>();
    ASSERT_EQ(tree.topLevelItemCount(), static_cast<int>(attentionKernels().size()));
    const KernelCells cells = countKernelCells(input());
    for (int at = 0; at < tree.topLevelItemCount(); ++at) {
        QTreeWidgetItem* kernel = tree.topLevelItem(at);
        const auto steps =
            kernelFormulas(attentionKernels()[static_cast<std::size_t>(at)].kernel, input(), cells);
        ASSERT_EQ(kernel->childCount(), static_cast<int>(steps.size()));
        kernel->setExpanded(true);
        for (int step = 0; step < kernel->childCount(); ++step) {
            tree.setCurrentItem(kernel->child(step));
            EXPECT_EQ(part<FormulaPane>().formula().symbols.toStdString(),
                      steps[static_cast<std::size_t>(step)].seconds.symbols);
        }
    }
}

TEST_F(CostTabs, ChooseTheKernelAsOneUndoableStep) {
    open("ladder");
    auto& box = part<QComboBox>();
    const int row = box.findData(QStringLiteral("npu-mask"));
    ASSERT_GE(row, 0);
    box.setCurrentIndex(row);
    emit box.activated(row);
    settle();
    EXPECT_EQ(m_session.scenario().kernel, "npu-mask");
    EXPECT_LT(part<LadderView>().lines().back().factor, 1);
    m_session.undoStack().undo();
    settle();
    EXPECT_EQ(box.currentData().toString(), QStringLiteral("auto"));
}

TEST_F(CostTabs, AnswerHowManyLayersATargetTakes) {
    open("questions");
    const PrefillEstimate estimate = estimatePrefill(input());
    part<QDoubleSpinBox>().setValue(20);
    const LayersNeeded needed = layersFor(input(), estimate, 20);
    bool said = false;
    for (const QLabel* label : m_page.findChildren<QLabel*>())
        said = said || label->text().startsWith(QStringLiteral("%1 of 32 layers").arg(*needed.layers));
    EXPECT_TRUE(said);
    part<QDoubleSpinBox>().setValue(0.001);
    said = false;
    for (const QLabel* label : m_page.findChildren<QLabel*>())
        said = said || label->text().startsWith(QStringLiteral("Not even all"));
    EXPECT_TRUE(said);
}

TEST_F(CostTabs, SpeakEveryBarOfTheTornado) {
    open("questions");
    const QString spoken = part<TornadoView>().accessibleDescription();
    for (const Sensitivity& bar : sensitivityOf(input()))
        EXPECT_TRUE(spoken.contains(QString::fromLatin1(bar.name))) << bar.name;
}

TEST_F(CostTabs, SayWhichValueOfTheTornadoCannotGoFurther) {
    open("questions");
    change([](Scenario& s) { s.mask.shape = MaskShape::square(kMaxLength); });
    const QString spoken = part<TornadoView>().accessibleDescription();
    EXPECT_TRUE(spoken.contains(QStringLiteral("stays 1,073,741,824 gives"))) << qPrintable(spoken);
}

// Opens every link of the formula, and of those behind them; counts them.
int walk(const FigureFormula& formula, int depth = 0) {
    EXPECT_LT(depth, 12) << formula.title.toStdString();
    EXPECT_FALSE(formula.numbers.isEmpty()) << formula.title.toStdString();
    int links = 0;
    for (const FormulaLink& link : formula.links) {
        EXPECT_TRUE(formula.symbols.contains(link.name));
        EXPECT_TRUE(link.open) << link.name.toStdString();
        if (link.open) links += 1 + walk(link.open(), depth + 1);
    }
    return links;
}

TEST_F(CostTabs, LeadFromEveryAnswerDownToTheInputs) {
    open("questions");
    int answers = 0;
    for (auto* button : m_page.findChildren<QToolButton*>()) {
        if (!button->isVisible() || button->text() != QStringLiteral("ƒ")) continue;
        button->click();
        const FigureFormula& formula = part<FormulaPane>().formula();
        const bool is_window = formula.title.contains(QStringLiteral("window"));
        EXPECT_GE(walk(formula), is_window ? 0 : 4) << formula.title.toStdString();
        ++answers;
    }
    EXPECT_EQ(answers, 5);
}

TEST_F(CostTabs, ExplainTheValueOfABarThatIsChosen) {
    open("questions");
    auto& tornado = part<TornadoView>();
    for (std::size_t bar = 0; bar < tornado.bars().size(); ++bar) {
        for (const bool high : {false, true}) {
            tornado.choose(TornadoView::Choice{bar, high});
            const Sensitivity& of = tornado.bars()[bar];
            const double seconds = high ? of.high_seconds : of.low_seconds;
            EXPECT_EQ(part<FormulaPane>().formula().value.toStdString(), roundedText(seconds) + " s")
                << of.name;
        }
    }
}

TEST_F(CostTabs, ChooseBarsByKeysAndGoBackToAnAnswer) {
    open("questions");
    auto& tornado = part<TornadoView>();
    QTest::keyClick(&tornado, Qt::Key_Down);
    ASSERT_TRUE(tornado.chosen());
    QTest::keyClick(&tornado, Qt::Key_Down);
    EXPECT_EQ(tornado.chosen()->bar, 1U);
    QTest::keyClick(&tornado, Qt::Key_Right);
    const bool right = tornado.chosen()->high;
    QTest::keyClick(&tornado, Qt::Key_Left);
    EXPECT_NE(tornado.chosen()->high, right);
    for (auto* button : m_page.findChildren<QToolButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("ƒ")) button->click();
    }
    EXPECT_FALSE(tornado.chosen());
}

TEST_F(CostTabs, LeadBackFromALink) {
    open("questions");
    auto& pane = part<FormulaPane>();
    const QString title = pane.formula().title;
    emit pane.findChild<QTextBrowser*>()->anchorClicked(QUrl(QStringLiteral("figure:0")));
    EXPECT_NE(pane.formula().title, title);
    for (auto* button : pane.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Back")) button->click();
    }
    EXPECT_EQ(pane.formula().title, title);
}

TEST_F(CostTabs, FollowTheScenarioWhileTheyAreInSight) {
    open("questions");
    const QString before = m_page.headline();
    change([](Scenario& s) { s.mask.shape = MaskShape::square(40000); });
    EXPECT_NE(m_page.headline(), before);
}

}  // namespace
}  // namespace triscope::gui
