#include "app/gui/pages/page.h"

#include <gtest/gtest.h>

#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include "app/gui/pages/page_list.h"

namespace triscope::gui {
namespace {

// Shows the length; computes it on a worker when told to.
class ProbePage final : public Page {
  public:
    explicit ProbePage(const PageContext& context) : Page({"probe", "Probe", "explore"}, context) {
        auto* view = new QWidget(this);
        content()->addWidget(view);
        m_runner = &makeRunner(view);
    }

    std::function<int(const RunControl&)> m_work;
    int m_refreshes = 0;
    int m_result = 0;
    Runner* m_runner = nullptr;

  protected:
    void refresh() override {
        ++m_refreshes;
        setHeadline(QString::number(session().validScenario().mask.shape.keys));
        if (m_work) {
            m_runner->run(QStringLiteral("Probing"), m_work,
                          [this](const std::shared_ptr<const int>& made) { m_result = *made; });
        }
    }
};

class Pages : public testing::Test {
  protected:
    void setLength(Index length) {
        Scenario scenario = m_session.scenario();
        scenario.mask.shape = MaskShape::square(length);
        m_session.apply(scenario, QStringLiteral("length"));
    }
    bool settled() {
        return QTest::qWaitFor([this] { return !m_page.busy(); });
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    ProbePage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(Pages, RefreshWhenTheyAreFirstShown) {
    EXPECT_EQ(m_page.m_refreshes, 0);
    EXPECT_TRUE(m_page.busy()) << "it shows nothing yet";
    m_page.show();
    EXPECT_EQ(m_page.headline(), QStringLiteral("131072"));
    EXPECT_FALSE(m_page.busy());
}

TEST_F(Pages, RefreshOnceForChangesThatComeTogether) {
    m_page.show();
    for (const Index length : {100, 200, 300}) setLength(length);
    EXPECT_TRUE(m_page.busy());
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_page.headline(), QStringLiteral("300"));
    EXPECT_EQ(m_page.m_refreshes, 2);
}

TEST_F(Pages, CatchUpWhenTheyAreShownAgain) {
    m_page.show();
    m_page.hide();
    setLength(100);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_page.m_refreshes, 1);
    m_page.show();
    EXPECT_EQ(m_page.headline(), QStringLiteral("100"));
}

TEST_F(Pages, KeepTheLastPossibleScenario) {
    m_page.show();
    setLength(0);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_page.headline(), QStringLiteral("131072"));
    EXPECT_EQ(m_page.m_refreshes, 1);
}

TEST_F(Pages, AreBusyWhileTheirRunnersAre) {
    m_page.m_work = [](const RunControl&) { return 9; };
    m_page.show();
    EXPECT_TRUE(m_page.busy());
    EXPECT_EQ(m_activity.current(), m_page.m_runner);
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_page.m_result, 9);
}

TEST_F(Pages, OfferToTryAgainWhatFailed) {
    m_page.m_work = [](const RunControl&) -> int { throw std::runtime_error("the device is gone"); };
    m_page.show();
    ASSERT_TRUE(settled());
    auto* again = m_page.findChild<QPushButton*>();
    ASSERT_TRUE(again->isVisible());
    m_page.m_work = [](const RunControl&) { return 9; };
    QTest::mouseClick(again, Qt::LeftButton);
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_page.m_result, 9);
    EXPECT_FALSE(again->isVisible());
}

TEST_F(Pages, OfferToStartAgainWhatWasStopped) {
    m_page.m_work = [](const RunControl& control) -> int {
        while (true) control.throwIfStopped();
    };
    m_page.show();
    m_activity.cancelAll();
    EXPECT_FALSE(m_page.busy());
    EXPECT_TRUE(m_page.findChild<QPushButton*>()->isVisible());
}

TEST(PageList, NamesEachPageAsThePageDoes) {
    Theme theme(ThemeChoice::Light);
    Session session;
    Activity activity;
    for (const PageEntry& entry : pageList()) {
        const std::unique_ptr<Page> page(entry.make({session, theme, activity}, nullptr));
        EXPECT_EQ(page->id(), QLatin1String(entry.id));
        EXPECT_FALSE(page->title().isEmpty());
    }
}

}  // namespace
}  // namespace triscope::gui
