#include "app/gui/pages/agree/agree_page.h"

#include <gtest/gtest.h>

#include <QTabBar>
#include <QTest>

#include "tests/gui/quick_scenario.h"

namespace triscope::gui {
namespace {

class AgreePages : public testing::Test {
  protected:
    AgreePages() {
        m_page.resize(1000, 800);
        m_page.show();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_page.busy(); }, 30'000));
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session{quickScenario()};
    Activity m_activity;
    AgreePage m_page{PageContext{m_session, m_theme, m_activity}};
};

TEST_F(AgreePages, BringThePartToTheFrontThatIsAskedFor) {
    const QStringList parts = m_page.parts();
    ASSERT_FALSE(parts.isEmpty());
    EXPECT_EQ(parts.front(), QStringLiteral("compare"));
    for (const QString& part : parts) {
        ASSERT_TRUE(m_page.showPart(part));
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_page.busy(); }, 30'000)) << qPrintable(part);
        int shown = 0;
        for (const auto* tab : m_page.findChildren<PageTab*>()) {
            if (!tab->isVisible()) continue;
            ++shown;
            EXPECT_EQ(tab->id(), part.section(u'/', 0, 0));
            EXPECT_EQ(m_page.headline(), tab->headline());
            EXPECT_FALSE(m_page.headline().isEmpty());
        }
        EXPECT_EQ(shown, 1);
    }
    EXPECT_FALSE(m_page.showPart(QStringLiteral("nonsense")));
}

TEST_F(AgreePages, OfferTheActionsOfTheTabOnDisplayAlone) {
    for (const QString& part : m_page.parts()) {
        ASSERT_TRUE(m_page.showPart(part));
        for (const auto* tab : m_page.findChildren<PageTab*>()) {
            for (const QAction* action : tab->actions())
                EXPECT_EQ(action->isVisible(), tab->id() == part.section(u'/', 0, 0))
                    << qPrintable(action->text());
        }
    }
}

}  // namespace
}  // namespace triscope::gui
