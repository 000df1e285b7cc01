#include "app/gui/pages/cost/tools_tab.h"

#include <gtest/gtest.h>

#include <QTest>

#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/views/log_bars.h"

namespace triscope::gui {
namespace {

class ToolsTabs : public testing::Test {
  protected:
    ToolsTabs() {
        m_page.resize(1020, 1000);
        m_page.show();
        EXPECT_TRUE(m_page.showPart(QStringLiteral("tools")));
        QCoreApplication::processEvents();
    }
    ToolsTab& tab() const { return *m_page.findChild<ToolsTab*>(); }
    LogBars& bars() const { return *tab().findChild<LogBars*>(); }
    FormulaPane& formula() const { return *tab().findChild<FormulaPane*>(); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(ToolsTabs, ShowWhatEachToolCounts) {
    ASSERT_EQ(bars().bars().size(), 11U);
    EXPECT_EQ(bars().bars()[0].title, QStringLiteral("LLM-Viewer"));
    EXPECT_EQ(bars().bars()[0].amount_text, QStringLiteral("2.815e+14"));
    EXPECT_EQ(bars().bars()[0].ratio_text, QStringLiteral("2.00×"));
}

TEST_F(ToolsTabs, DrawLongerBarsForMore) {
    EXPECT_GT(bars().barRect(0).width(), bars().barRect(4).width());
    EXPECT_GT(bars().barRect(10).width(), bars().barRect(9).width());
    const QImage image = bars().grab().toImage();
    EXPECT_EQ(image.pixelColor(bars().barRect(9).center().toPoint()), m_theme.colors().triangle);
}

TEST_F(ToolsTabs, ShowTheFormulaOfTheToolThatIsClicked) {
    QTest::mouseClick(&bars(), Qt::LeftButton, {}, bars().barRect(4).center().toPoint());
    EXPECT_EQ(formula().formula().title, QStringLiteral("InferSim"));
    EXPECT_EQ(formula().formula().numbers, QStringLiteral("4 · 131,072 · 131,072 · 32 · 128 / 1.8"));
    QTest::keyClick(&bars(), Qt::Key_Down);
    EXPECT_EQ(formula().formula().title, QStringLiteral("AIConfigurator, causal"));
}

TEST_F(ToolsTabs, FollowTheScenario) {
    Scenario scenario = m_session.scenario();
    scenario.mask.shape = MaskShape::square(1024);
    m_session.apply(scenario, QStringLiteral("change"));
    QCoreApplication::processEvents();
    EXPECT_EQ(bars().bars()[0].amount, 4.0 * 1024 * 1024 * 4096);
}

}  // namespace
}  // namespace triscope::gui
