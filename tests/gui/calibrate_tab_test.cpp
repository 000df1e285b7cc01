#include "app/gui/pages/cost/calibrate_tab.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScatterSeries>
#include <cmath>
#include <fstream>

#include "app/gui/dialogs/hardware_editor.h"
#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/points_table.h"
#include "app/gui/views/log_chart.h"
#include "app/gui/widgets/elided_label.h"
#include "core/cost/presets.h"
#include "core/cost/traced.h"
#include "core/scenario/cost_scenario.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class CalibrateTabs : public testing::Test {
  protected:
    CalibrateTabs() {
        Scenario scenario;
        scenario.hardware = "a100-80g";
        m_session.apply(scenario, QStringLiteral("change"));
        m_page.resize(1020, 850);
        m_page.showPart(QStringLiteral("calibrate"));
        m_page.show();
        QCoreApplication::processEvents();
    }

    CalibrateTab& tab() { return *m_page.findChild<CalibrateTab*>(); }
    void type(const char* csv) { tab().findChild<QPlainTextEdit*>()->setPlainText(QLatin1String(csv)); }
    QString status() { return tab().findChild<ElidedLabel*>(QStringLiteral("calibrate.status"))->text(); }
    QString answer() const { return m_page.headline(); }
    QPushButton& save() { return *tab().findChild<QPushButton*>(QStringLiteral("calibrate.save")); }
    PointsTable& table() { return *tab().findChild<PointsTable*>(); }
    LogChart& chart() { return *tab().findChild<LogChart*>(); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(CalibrateTabs, FitWhatIsTypedAtOnce) {
    EXPECT_FALSE(save().isEnabled());
    EXPECT_FALSE(table().isVisible());
    type("seq,seconds\n32000,4.1\n128000,34.5\n");
    EXPECT_TRUE(table().isVisible());
    EXPECT_TRUE(answer().contains(QStringLiteral("55.3 %"))) << qPrintable(answer());
    EXPECT_TRUE(answer().contains(QStringLiteral("57.0 %"))) << qPrintable(answer());
    ASSERT_EQ(table().rowCount(), 2);
    EXPECT_EQ(table().item(1, 0)->text(), QStringLiteral("128,000"));
    EXPECT_EQ(table().item(1, 4)->text().right(5), QStringLiteral("0.0 %"));
}

TEST_F(CalibrateTabs, DrawTheMeasuredPointsOnThePredictedCurve) {
    type("seq,seconds,kind\n32000,4.1,dense\n128000,34.5,dense\n128000,30,mix\n128000,0.75,dense-layer\n");
    ASSERT_EQ(chart().measured(0).count(), 2);
    EXPECT_DOUBLE_EQ(chart().measured(0).at(0).y(), std::log10(4.1));
    EXPECT_EQ(chart().measured(2).count(), 1);
    EXPECT_EQ(table().rowCount(), 4);
    EXPECT_EQ(table().item(2, 5)->text(), QStringLiteral("no"));
    const auto& x = chart().plot().x;
    EXPECT_LE(x.front(), 32000);
    EXPECT_GE(x.back(), 128000);
}

TEST_F(CalibrateTabs, ShowTheFormulaOfEveryPrediction) {
    type(
        "seq,seconds,kind\n32000,4.1,dense\n128000,34.5,dense\n128000,30,mix\n128000,0.75,dense-layer\n"
        "128000,0.05,triangle-layer\n");
    const FigureFormula& formula = tab().findChild<FormulaPane*>()->formula();
    EXPECT_TRUE(formula.symbols.startsWith(QStringLiteral("linear_flops"))) << formula.symbols.toStdString();
    const Calibration fit =
        calibrate(costInputOf(m_session.validScenario()),
                  readMeasurements(tab().findChild<QPlainTextEdit*>()->toPlainText().toStdString()));
    for (int row = 0; row < table().rowCount(); ++row) {
        const CalibratedPoint& point = fit.points[static_cast<std::size_t>(row)];
        table().setCurrentCell(row, 3);
        EXPECT_EQ(formula.value.toStdString(), roundedText(point.predicted.value) + " s") << row;
        table().setCurrentCell(row, 4);
        EXPECT_EQ(formula.value.toStdString(), roundedText(point.residual())) << row;
    }
}

TEST_F(CalibrateTabs, SayWhatIsWrongWithTheTextAndKeepIt) {
    type("seq,seconds\n32000,4.1\nx,34.5\n");
    EXPECT_TRUE(status().contains(QStringLiteral("line 3: seq must be"))) << qPrintable(status());
    EXPECT_FALSE(save().isEnabled());
    EXPECT_FALSE(table().isVisible());
    type("seq,seconds\n32000,4.1\n");
    EXPECT_TRUE(status().contains(QStringLiteral("at least two lengths")));
    EXPECT_TRUE(tab().findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("32000")));
}

TEST_F(CalibrateTabs, ShowThePublishedTimesOfTheirOwnDeviceAndModel) {
    Scenario scenario;
    scenario.model = "qwen3-8b";
    m_session.apply(scenario, QStringLiteral("change"));
    QCoreApplication::processEvents();
    for (auto* button : tab().findChildren<QPushButton*>())
        if (button->text().contains(QStringLiteral("A100"))) button->click();
    QCoreApplication::processEvents();
    EXPECT_EQ(m_session.scenario().hardware, "a100-80g");
    EXPECT_EQ(m_session.scenario().model, "llama-3.1-8b");
    EXPECT_EQ(chart().measured(0).count(), 3);
    EXPECT_TRUE(answer().contains(QStringLiteral("A100"))) << qPrintable(answer());
}

TEST_F(CalibrateTabs, TellTheWorstResidualOfWhatWasFitted) {
    EXPECT_TRUE(answer().startsWith(QStringLiteral("Measured prefill times of"))) << qPrintable(answer());
    type("seq,seconds\n32000,4.1\n64000,11.9\n128000,34.5\n");
    ASSERT_EQ(table().rowCount(), 3);
    QStringList residuals;
    for (int row = 0; row < table().rowCount(); ++row) residuals << table().item(row, 4)->text();
    const auto size = [](const QString& residual) {
        return residual.sliced(1, residual.size() - 3).toDouble();
    };
    const QString worst =
        *std::max_element(residuals.begin(), residuals.end(),
                          [&](const QString& a, const QString& b) { return size(a) < size(b); });
    EXPECT_TRUE(answer().contains(worst)) << qPrintable(answer());
}

TEST_F(CalibrateTabs, FollowTheDeviceAndTheModel) {
    type("seq,seconds\n32000,4.1\n128000,34.5\n");
    const QString before = answer();
    Scenario scenario = m_session.scenario();
    scenario.hardware = "h100-sxm";
    m_session.apply(scenario, QStringLiteral("change"));
    QCoreApplication::processEvents();
    EXPECT_NE(answer(), before);
    EXPECT_TRUE(answer().contains(QStringLiteral("H100")));
}

TEST_F(CalibrateTabs, OpenAFileAndSayWhenItCannotBeRead) {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("t.csv")) << "seq,seconds\n32000,4.1\n128000,34.5\n";
    tab().open(QString::fromStdString(directory.file("t.csv")));
    EXPECT_EQ(table().rowCount(), 2);
    tab().open(QString::fromStdString(directory.file("nowhere.csv")));
    EXPECT_TRUE(status().contains(QStringLiteral("nowhere.csv"))) << qPrintable(status());
}

TEST_F(CalibrateTabs, OfferTheFittedDeviceToBeSavedAndChooseIt) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("mine.json");
    type("seq,seconds\n32000,4.1\n128000,34.5\n");
    save().click();
    auto* editor = m_page.window()->findChild<HardwareEditor*>();
    ASSERT_NE(editor, nullptr);
    editor->setPathChooser([&](QWidget*, const QString&) { return QString::fromStdString(path); });
    editor->findChild<QPushButton*>(QStringLiteral("save"))->click();
    EXPECT_EQ(m_session.scenario().hardware, path);
    const Hardware mine = loadHardware(path);
    EXPECT_EQ(mine.name, "a100-80g-calibrated");
    EXPECT_NEAR(mine.linear_efficiency.value, 0.553, 0.001);
    EXPECT_EQ(mine.linear_efficiency.confidence, Confidence::Derived);
}

}  // namespace
}  // namespace triscope::gui
