#include "app/gui/pages/cost/sweep_tab.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <fstream>

#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "core/scenario/sweep_table.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class SweepTabs : public testing::Test {
  protected:
    SweepTabs() {
        m_page.resize(1020, 900);
        m_page.show();
        EXPECT_TRUE(m_page.showPart(QStringLiteral("sweep")));
        settle();
    }
    void settle() {
        QCoreApplication::processEvents();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_page.busy(); }, 60'000));
    }
    SweepTab& tab() const { return *m_page.findChild<SweepTab*>(); }
    QAbstractItemModel& model() const { return *tab().findChild<QTableView*>()->model(); }
    QString answer() const { return tab().findChild<QLabel*>()->text(); }
    QLineEdit& values(int axis) const { return *tab().findChildren<QLineEdit*>().at(axis); }
    QString cell(int row, int column) const { return model().index(row, column).data().toString(); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
    TemporaryDirectory m_directory;
};

TEST_F(SweepTabs, PriceEveryCombinationOfTwoSettings) {
    values(0).setText(QStringLiteral("4K..16K"));
    values(1).setText(QStringLiteral("128 512"));
    QTest::keyClick(&values(1), Qt::Key_Return);
    settle();
    ASSERT_EQ(model().rowCount(), 6);
    EXPECT_EQ(model().headerData(0, Qt::Horizontal, Qt::DisplayRole), QStringLiteral("seq"));
    EXPECT_EQ(cell(3, 0), QStringLiteral("8K"));
    EXPECT_EQ(cell(3, 1), QStringLiteral("512"));
    EXPECT_TRUE(m_page.headline().startsWith(QStringLiteral("6 configurations: the mix gains most with ")))
        << qPrintable(m_page.headline());
}

TEST_F(SweepTabs, TellOfImpossibleConfigurations) {
    values(0).setText(QStringLiteral("4K 0"));
    values(1).clear();
    QTest::keyClick(&values(0), Qt::Key_Return);
    settle();
    ASSERT_EQ(model().rowCount(), 2);
    EXPECT_TRUE(answer().contains(QStringLiteral("1 of them is impossible")));
    EXPECT_TRUE(cell(1, model().columnCount() - 1).startsWith(QStringLiteral("seq: must be from 1")));
}

TEST_F(SweepTabs, SayWhatIsWrongWithValuesThatAreNone) {
    values(0).setText(QStringLiteral("4K..1"));
    QTest::keyClick(&values(0), Qt::Key_Return);
    EXPECT_TRUE(answer().contains(QStringLiteral("'4K..1' is not a range"))) << qPrintable(answer());
}

TEST_F(SweepTabs, BeginWithASweepAndFollowTheScenario) {
    EXPECT_EQ(model().rowCount(), 9 * 6);
    const QString before = cell(0, 2);
    Scenario scenario = m_session.scenario();
    scenario.hardware = "a100-80g";
    m_session.apply(scenario, QStringLiteral("change"));
    settle();
    EXPECT_NE(cell(0, 2), before);
}

TEST_F(SweepTabs, ShowTheFormulaOfEveryFigure) {
    EXPECT_TRUE(tab().findChild<FormulaPane*>()->isVisible());
    for (const char* kernel : {"none", "kernel"}) {
        tab().run(sweepFromJson(std::string(kernel) == "kernel"
                                    ? R"({"seq": "8K", "kernel": ["two-pass", "fused"]})"
                                    : R"({"seq": ["4K", 0], "window": 100})"));
        settle();
        auto* table = tab().findChild<QTableView*>();
        auto* pane = tab().findChild<FormulaPane*>();
        for (int column = 0; column < model().columnCount(); ++column) {
            table->setCurrentIndex(model().index(0, column));
            const QString heading = model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            const bool figure = heading.contains(u'_');
            EXPECT_EQ(pane->isVisible(), figure) << heading.toStdString();
            if (!figure || heading == QStringLiteral("mix_fits")) continue;
            const QString value = pane->formula().value.section(u' ', 0, 0);
            EXPECT_EQ(value, cell(0, column)) << heading.toStdString();
        }
        table->setCurrentIndex(model().index(1, model().columnCount() - 1));
        EXPECT_FALSE(pane->isVisible());
    }
}

TEST_F(SweepTabs, ReadASweepFileAndSaveItsResult) {
    const std::string path = m_directory.file("sweep.json");
    std::ofstream(path) << R"({"sink": [4, 8, 16], "block": 128})";
    tab().runFile(QString::fromStdString(path));
    settle();
    ASSERT_EQ(model().rowCount(), 3);
    const std::string csv = m_directory.file("sweep.csv");
    tab().saveTo(QString::fromStdString(csv));
    settle();
    const Sweep sweep = loadSweep(path);
    EXPECT_EQ(contentOf(csv), sweepCsv(sweep, runSweep(sweep, m_session.scenario(), MaskForm::Block)));
    tab().saveTo(QStringLiteral("/no/such/folder/sweep.csv"));
    settle();
    EXPECT_TRUE(answer().contains(QStringLiteral("/no/such/folder"))) << qPrintable(answer());
    EXPECT_EQ(model().rowCount(), 3);
    tab().runFile(QStringLiteral("/no/such/file"));
    EXPECT_TRUE(answer().contains(QStringLiteral("/no/such/file")));
}

}  // namespace
}  // namespace triscope::gui
