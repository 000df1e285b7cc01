#include "app/gui/pages/cost/memory_tab.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QTest>

#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/views/rank_bars.h"
#include "app/gui/views/stacked_bars.h"
#include "app/gui/widgets/flat_table.h"
#include "core/base/numbers.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

class MemoryTabs : public testing::Test {
  protected:
    MemoryTabs() {
        m_page.resize(1020, 1000);
        m_page.show();
        EXPECT_TRUE(m_page.showPart(QStringLiteral("memory")));
        settle();
    }

    void settle() {
        QCoreApplication::processEvents();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_page.busy(); }, 60'000));
    }
    void change(const std::function<void(Scenario&)>& how) {
        Scenario scenario = m_session.scenario();
        how(scenario);
        m_session.apply(scenario, QStringLiteral("change"));
        settle();
    }
    MemoryTab& tab() const { return *m_page.findChild<MemoryTab*>(); }
    template <class Kind>
    Kind& part() const {
        return *tab().findChild<Kind*>();
    }
    CostInput input() const { return costInputOf(m_session.validScenario()); }
    bool says(const QString& what) const {
        if (m_page.headline().contains(what)) return true;
        for (const QLabel* label : tab().findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(what)) return true;
        }
        return false;
    }
    // The row of the table that begins with a title.
    int rowOf(const std::string& title) const {
        const auto& rows = part<FlatTable>().table().rows;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows[row].front() == title) return static_cast<int>(row);
        }
        return -1;
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(MemoryTabs, SayWhetherTheMixFitsAndHowLongAPromptMayBe) {
    EXPECT_TRUE(says(QStringLiteral("On one Ascend 910B3 the mix fits")));
    EXPECT_TRUE(says(QString::fromStdString(groupDigits(planMemory(input()).mix.longest))));
    EXPECT_TRUE(says(QStringLiteral("The model is made for up to 131,072.")));
    change([](Scenario& s) { s.model = "qwen3-32b", s.hardware = "rtx-4090"; });
    EXPECT_TRUE(says(QStringLiteral("does not fit")));
    EXPECT_TRUE(says(QStringLiteral("Not one token fits.")));
}

TEST_F(MemoryTabs, ListWhatTheDeviceHolds) {
    const auto& rows = part<FlatTable>().table().rows;
    const MemoryReport report = planMemory(input());
    EXPECT_EQ(rows.at(static_cast<std::size_t>(rowOf("Peak"))).at(3), formatBytes(report.mix.peak));
    EXPECT_EQ(rows.at(static_cast<std::size_t>(rowOf("KV cache"))).at(1), "16.0 GiB");
    EXPECT_EQ(rows.at(static_cast<std::size_t>(rowOf("Mask"))).at(1), "–");
}

TEST_F(MemoryTabs, ShowTheFormulaOfTheFigureThatIsChosen) {
    part<FlatTable>().choose(rowOf("KV cache"), 2);
    EXPECT_EQ(part<FormulaPane>().formula().value, QStringLiteral("17,179,869,184 B"));
    part<FlatTable>().choose(rowOf("Longest prompt that fits"), 3);
    EXPECT_TRUE(part<FormulaPane>().formula().numbers.contains(QStringLiteral(" B < ")))
        << qPrintable(part<FormulaPane>().formula().numbers);
}

TEST_F(MemoryTabs, DrawThePartsOfThePeakAgainstTheCapacity) {
    const StackedBars& bars = part<StackedBars>();
    const MemoryReport report = planMemory(input());
    double sum = 0;
    for (const double amount : bars.content().bars.at(2).amounts) sum += amount;
    EXPECT_EQ(sum, report.mix.peak.toDouble());
    EXPECT_EQ(bars.content().limit, report.capacity.toDouble());
    EXPECT_LT(bars.partRect(2, 3).right(), bars.limitX());
}

TEST_F(MemoryTabs, FollowTheKernelThatIsChosen) {
    auto* kernel = tab().findChildren<QComboBox*>().constFirst();
    EXPECT_EQ(rowOf("Expanded K and V"), -1);
    kernel->setCurrentIndex(2);
    EXPECT_NE(rowOf("Expanded K and V"), -1);
    kernel->setCurrentIndex(0);
    change([](Scenario& s) { s.kernel = "two-pass"; });
    EXPECT_NE(rowOf("Expanded K and V"), -1);
}

TEST_F(MemoryTabs, WeighRanksOnlyWhereThereAreSome) {
    EXPECT_FALSE(part<RankBars>().isVisible());
    change([](Scenario& s) { s.deployment.context_parallel = 8; });
    ASSERT_TRUE(part<RankBars>().isVisible());
    ASSERT_EQ(part<RankBars>().shares().size(), 8U);
    EXPECT_GT(part<RankBars>().shares().back().pattern, 2);
    EXPECT_TRUE(says(QStringLiteral("The busiest of 8 ranks")));
    tab().findChildren<QComboBox*>().constLast()->setCurrentIndex(2);
    EXPECT_NEAR(part<RankBars>().shares().back().pattern, 1, 0.01);
}

TEST_F(MemoryTabs, TellWhoOwnsTheLastRowsOfChunks) {
    change([](Scenario& s) { s.deployment.prefill_chunk = 8192; });
    EXPECT_TRUE(says(QStringLiteral("In 16 chunks of 8,192 tokens a layer keeps ")));
    EXPECT_TRUE(says(QStringLiteral("; 1 chunk with the last rows.")));
    change([](Scenario& s) { s.mask.pattern = "npu", s.mask.sparse_mode = 7, s.mask.lengths = "64K,64K"; });
    EXPECT_TRUE(says(QStringLiteral("cannot be computed in chunks")));
}

TEST_F(MemoryTabs, ArePaintedInBothThemes) {
    change([](Scenario& s) { s.deployment.context_parallel = 4; });
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme.setChoice(choice);
        QCoreApplication::processEvents();
        const StackedBars& bars = part<StackedBars>();
        const QImage image = part<StackedBars>().grab().toImage();
        EXPECT_EQ(image.pixelColor(bars.partRect(0, 0).center().toPoint()), m_theme.colors().dense);
        EXPECT_EQ(image.pixelColor(bars.partRect(2, 0).center().toPoint()), m_theme.colors().mix);
        const QImage ranks = part<RankBars>().grab().toImage();
        EXPECT_EQ(ranks.pixelColor(part<RankBars>().barRect(3, false).center().toPoint()),
                  m_theme.colors().dense);
    }
}

TEST_F(MemoryTabs, ClipNoLabel) {
    change([](Scenario& s) { s.deployment = {KvDtype::Int8, 2, 8, 8192}; });
    for (const int width : {700, 1020, 1600}) {
        m_page.resize(width, 1400);
        QCoreApplication::processEvents();
        for (const QLabel* label : tab().findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty()) continue;
            EXPECT_LE(label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height(),
                      label->height())
                << qPrintable(label->text());
        }
    }
}

}  // namespace
}  // namespace triscope::gui
