#include "app/gui/pages/cost/measured_tab.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScatterSeries>
#include <QTest>

#include "app/gui/dialogs/this_machine_file.h"
#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/points_table.h"
#include "app/gui/views/log_chart.h"
#include "app/gui/widgets/elided_label.h"
#include "core/cost/presets.h"

namespace triscope::gui {
namespace {

// A device to predict with, so that not every test measures the machine.
void keepAMachine() {
    Hardware machine = loadHardware("l40s");
    machine.name = "this-machine";
    machine.fp32_peak = Sourced<double>{4e11, "assumed", "2026", Confidence::Unconfirmed};
    storeMachine(machine);
}

class MeasuredTabs : public testing::Test {
  protected:
    ~MeasuredTabs() override { QFile::remove(thisMachinePath()); }

    void open(bool with_machine) {
        if (with_machine) {
            keepAMachine();
        } else {
            QFile::remove(thisMachinePath());
        }
        Scenario scenario;
        scenario.mask.window = 64;
        scenario.mask.last = 32;
        m_session.apply(scenario, QStringLiteral("change"));
        m_page = std::make_unique<CostPage>(PageContext{m_session, m_theme, m_activity});
        m_page->resize(1020, 850);
        m_page->showPart(QStringLiteral("measured"));
        m_page->show();
        QCoreApplication::processEvents();
        lengths().setText(QStringLiteral("256, 512"));
    }
    bool waitUntilDone() {
        return QTest::qWaitFor([this] { return !m_page->busy(); }, 120'000);
    }

    MeasuredTab& tab() { return *m_page->findChild<MeasuredTab*>(); }
    QLineEdit& lengths() { return *tab().findChild<QLineEdit*>(QStringLiteral("measured.lengths")); }
    QComboBox& heads() { return *tab().findChild<QComboBox*>(QStringLiteral("measured.heads")); }
    QPushButton& run() { return *tab().findChild<QPushButton*>(QStringLiteral("measured.run")); }
    QString status() { return tab().findChild<ElidedLabel*>(QStringLiteral("measured.status"))->text(); }
    QString answer() const { return m_page->headline(); }
    PointsTable& table() { return *tab().findChild<PointsTable*>(); }
    LogChart& chart() { return *tab().findChild<LogChart*>(); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    std::unique_ptr<CostPage> m_page;
};

TEST_F(MeasuredTabs, RunInTheBackgroundAndDrawWhatWasMeasured) {
    open(true);
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(answer().startsWith(QStringLiteral("Run "))) << qPrintable(answer());
    run().click();
    EXPECT_FALSE(run().isEnabled());
    ASSERT_TRUE(waitUntilDone());
    EXPECT_TRUE(run().isEnabled());
    EXPECT_EQ(chart().measured(0).count(), 2);
    EXPECT_EQ(chart().measured(1).count(), 2);
    ASSERT_EQ(table().rowCount(), 4);
    EXPECT_EQ(table().item(0, 1)->text(), QStringLiteral("256"));
    EXPECT_TRUE(answer().contains(QStringLiteral("one layer of 8 heads"))) << qPrintable(answer());
}

TEST_F(MeasuredTabs, ShowTheFormulaOfEveryPrediction) {
    open(true);
    run().click();
    ASSERT_TRUE(waitUntilDone());
    const FigureFormula& formula = tab().findChild<FormulaPane*>()->formula();
    for (int row = 0; row < table().rowCount(); ++row) {
        table().setCurrentCell(row, 2);
        EXPECT_TRUE(formula.value.endsWith(QStringLiteral(" s")));
        EXPECT_FALSE(formula.links.empty());
        table().setCurrentCell(row, 5);
        EXPECT_TRUE(formula.value.endsWith(QStringLiteral(" FLOP")));
        table().setCurrentCell(row, 7);
        EXPECT_TRUE(formula.value.endsWith(QStringLiteral(" B")));
        table().setCurrentCell(row, 4);
        EXPECT_TRUE(formula.symbols.contains(QStringLiteral("measured seconds")));
    }
}

TEST_F(MeasuredTabs, MeasureTheMachineFirstWhereItIsUnknown) {
    open(false);
    EXPECT_TRUE(status().contains(QStringLiteral("measured first"))) << qPrintable(status());
    run().click();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(table().rowCount(), 4);
    EXPECT_EQ(storedMachine()->name, "this-machine");
}

TEST_F(MeasuredTabs, SayWhatARunTakesAndRefuseWhatDoesNotFit) {
    open(true);
    EXPECT_TRUE(status().startsWith(QStringLiteral("Takes about"))) << qPrintable(status());
    lengths().setText(QStringLiteral("1K, much"));
    EXPECT_TRUE(status().contains(QStringLiteral("whole numbers"))) << qPrintable(status());
    EXPECT_FALSE(run().isEnabled());
    lengths().setText(QStringLiteral("1M"));
    heads().setCurrentIndex(0);
    EXPECT_EQ(run().isEnabled(), status().startsWith(QStringLiteral("Takes about")));
    lengths().setText(QStringLiteral("1K"));
    EXPECT_TRUE(run().isEnabled());
}

TEST_F(MeasuredTabs, OfferHeadsThatKeepTheModelsGroups) {
    open(true);
    ASSERT_EQ(heads().count(), 6);
    EXPECT_EQ(heads().itemText(0), QStringLiteral("32 (8 for K and V), as the model"));
    EXPECT_EQ(heads().itemText(3), QStringLiteral("4 (1 for K and V)"));
    EXPECT_EQ(heads().itemText(5), QStringLiteral("1 (1 for K and V)"));
    EXPECT_EQ(heads().currentData().toInt(), 8);
}

TEST_F(MeasuredTabs, DropWhatWasMeasuredWithAnotherMask) {
    open(true);
    run().click();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_TRUE(table().isVisible());
    Scenario scenario = m_session.scenario();
    scenario.mask.shape = MaskShape::square(4096);
    m_session.apply(scenario, QStringLiteral("length"));
    QCoreApplication::processEvents();
    EXPECT_TRUE(table().isVisible()) << "the scenario's length is not what was run";
    scenario.mask.window = 128;
    m_session.apply(scenario, QStringLiteral("window"));
    QCoreApplication::processEvents();
    EXPECT_FALSE(table().isVisible());
}

TEST_F(MeasuredTabs, CanBeStopped) {
    open(true);
    lengths().setText(QStringLiteral("16K"));
    run().click();
    for (QPushButton* button : tab().findChildren<QPushButton*>()) {
        if (button != &run()) button->click();
    }
    ASSERT_TRUE(waitUntilDone());
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(run().isEnabled());
}

}  // namespace
}  // namespace triscope::gui
