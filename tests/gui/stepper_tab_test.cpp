#include "app/gui/pages/agree/stepper_tab.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QTest>

#include "app/gui/pages/agree/stepper_strip.h"
#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/widgets/flat_table.h"
#include "core/scenario/attention_study.h"
#include "tests/gui/agree_tab_fixture.h"

namespace triscope::gui {
namespace {

class StepperTabs : public AgreeTabFixture {
  protected:
    StepperTabs() : AgreeTabFixture("stepper", 128, 8) {
        type("step-row", QStringLiteral("100"));
        type("step-tile", QStringLiteral("16"));
    }
    void type(const char* field, const QString& text) {
        auto& box = *tab().findChild<CountEdit*>(QLatin1String(field));
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, text);
        QTest::keyClick(&box, Qt::Key_Return);
        EXPECT_TRUE(settled());
    }
    void press(Qt::Key key) { QTest::keyClick(&strip(), key); }
    StepperTab& tab() { return *m_page->findChild<StepperTab*>(); }
    StepperStrip& strip() { return *tab().findChild<StepperStrip*>(); }
    bool says(const QString& words) { return AgreeTabFixture::says<QLabel>(words); }
    RowWalk walked() {
        return walkRow(makeProblem(m_session.scenario(), MaskShape::square(128), {}), 0, 100, 16);
    }
};

// Row 100 with a window of 16 and tiles of 16: sinks, four tiles skipped, 80 to 95, 96 to 111, the future.
TEST_F(StepperTabs, StepThroughTheTilesByKeyboard) {
    ASSERT_EQ(tab().outcome()->walk.steps.size(), 5u);
    press(Qt::Key_Home);
    EXPECT_EQ(tab().stepsDone(), 0u);
    EXPECT_TRUE(says(QStringLiteral("Before the first tile")));
    press(Qt::Key_Right);
    EXPECT_TRUE(says(QStringLiteral("keys 0 to 15, of which 4 are kept")));
    press(Qt::Key_Right);
    EXPECT_TRUE(says(QStringLiteral("4 tiles without a key, skipped: keys 16 to 79")));
    press(Qt::Key_Left);
    EXPECT_EQ(tab().stepsDone(), 1u);
    press(Qt::Key_End);
    EXPECT_EQ(tab().stepsDone(), 5u);
    press(Qt::Key_Right);
    EXPECT_EQ(tab().stepsDone(), 5u) << "there is no tile beyond the last";
}

TEST_F(StepperTabs, PlayToTheEndAndFromTheStartAgain) {
    tab().goTo(2);
    press(Qt::Key_P);
    EXPECT_EQ(tab().stepsDone(), 3u) << "at once, and then by the clock";
    EXPECT_TRUE(QTest::qWaitFor([this] { return tab().stepsDone() == 5; }, 30'000));
    tab().play();
    EXPECT_EQ(tab().stepsDone(), 0u);
    tab().play();
    EXPECT_TRUE(says(QStringLiteral("Before the first tile"))) << "playing twice is a pause";
}

TEST_F(StepperTabs, PutTheNumbersOfTheWalkIntoTheFormulas) {
    const RowWalk walk = walked();
    tab().goTo(3);
    const SoftmaxStep& step = walk.steps[2];
    const SoftmaxState& before = walk.before(2);
    EXPECT_TRUE(says(stepNumber(step.after.max)));
    EXPECT_TRUE(says(QStringLiteral("max(%1, %2)").arg(stepNumber(before.max), stepNumber(step.tile_max))));
    EXPECT_TRUE(
        says(QStringLiteral("%1 · %2 + %3")
                 .arg(stepNumber(step.correction), stepNumber(before.sum), stepNumber(step.tile_sum))));
    EXPECT_FALSE(says(QStringLiteral("+ ln")));
    tab().goTo(5);
    EXPECT_TRUE(says(stepNumber(walk.result().lse()))) << "the end tells the LSE";
    EXPECT_TRUE(says(QStringLiteral("+ ln")));
}

TEST_F(StepperTabs, MergeThePartsOfTheOperatorCalls) {
    const TextTable& table = tab().findChild<FlatTable*>()->table();
    ASSERT_EQ(table.rows.size(), 4u);
    EXPECT_EQ(table.rows[0][1], "17");
    EXPECT_EQ(table.rows[1][1], "4");
    EXPECT_EQ(table.rows[2][1], "not this row");
    EXPECT_EQ(table.rows[3][4], stepNumber(walked().result().lse()).toStdString());
    EXPECT_EQ(table.rows[3][5], "1.0000");
}

TEST_F(StepperTabs, RefuseAQueryThatTheRunHasNot) {
    type("step-row", QStringLiteral("128"));
    EXPECT_EQ(tab().outcome()->walk.row, 100);
    bool said = false;
    for (const auto* label : tab().findChildren<ElidedLabel*>())
        said = said || label->text().contains(QStringLiteral("must be from 0 to 127"));
    EXPECT_TRUE(said);
}

TEST_F(StepperTabs, GoToTheTileThatIsClicked) {
    const RowWalk walk = walked();
    QTest::mouseClick(&strip(), Qt::LeftButton, {}, strip().rectOf(walk.steps[2]).center().toPoint());
    EXPECT_EQ(tab().stepsDone(), 3u);
    const QImage picture = strip().grab().toImage();
    EXPECT_EQ(picture.pixelColor(strip().rectOf(walk.steps[3]).topLeft().toPoint() + QPoint(6, 10)),
              m_theme.colors().region(RegionRole::Window));
}

TEST_F(StepperTabs, ShowARowWithoutKeysForWhatItIs) {
    Scenario scenario = m_session.scenario();
    scenario.mask.pattern = "last";
    m_session.apply(scenario, QStringLiteral("change"));
    QCoreApplication::processEvents();
    EXPECT_TRUE(settled());
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("keeps no key")));
    press(Qt::Key_End);
    EXPECT_TRUE(says(QStringLiteral("−∞")));
}

}  // namespace
}  // namespace triscope::gui
