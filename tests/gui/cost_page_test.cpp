#include "app/gui/pages/cost/cost_page.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineSeries>
#include <QTest>
#include <QTextBrowser>
#include <cmath>

#include "app/gui/pages/cost/cost_table.h"
#include "app/gui/pages/cost/curve_legend.h"
#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/length_curves.h"
#include "app/gui/views/log_chart.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

class CostPages : public testing::Test {
  protected:
    CostPages() {
        m_page.resize(1020, 850);
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
    CostReport report() const { return costOf(costInputOf(m_session.validScenario())); }
    template <class Kind>
    Kind& part() const {
        for (Kind* each : m_page.findChildren<Kind*>()) {
            if (each->isVisible()) return *each;
        }
        throw std::runtime_error("not in sight");
    }
    std::string shown(const CellKey& key) const {
        return part<CostTable>().figures().indexOf(key).data().toString().toStdString();
    }
    bool shows(QChar sign) const {
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(sign)) return true;
        }
        return false;
    }
    bool showsNote() const { return shows(u'⚠'); }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
};

TEST_F(CostPages, GiveRemarksAnotherSignThanWarnings) {
    EXPECT_FALSE(shows(u'ⓘ'));
    change([](Scenario& s) { s.deployment.tensor_parallel = 2; });
    EXPECT_TRUE(shows(u'ⓘ'));
    EXPECT_FALSE(shows(u'⚠'));
    change([](Scenario& s) { s.model = "deepseek-v3"; });
    EXPECT_TRUE(shows(u'ⓘ'));
    EXPECT_TRUE(shows(u'⚠'));
}

TEST_F(CostPages, CountOneTokenAsOne) {
    change([](Scenario& s) { s.mask.shape = MaskShape::square(1); });
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral(" prefills 1 token in ")))
        << qPrintable(m_page.headline());
}

TEST_F(CostPages, AnswerInOneSentence) {
    const QString headline = m_page.headline();
    for (const char* part : {"Ascend 910B3", "Llama 3.1 8B", "131,072 tokens", "19.9 s",
                             "Triangle in 16 of 32 layers", "1.54× faster", "30.7 s", "Estimate"}) {
        EXPECT_TRUE(headline.contains(QString::fromUtf8(part))) << part << " in " << headline.toStdString();
    }
}

TEST_F(CostPages, AdmitWhenTheMixSavesNothing) {
    change([](Scenario& s) { s.triangle_layers = "none"; });
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("as long as dense")))
        << qPrintable(m_page.headline());
    EXPECT_FALSE(m_page.headline().contains(QStringLiteral("faster")));
}

TEST_F(CostPages, FollowTheLengthInHeadlineTableAndMarker) {
    change([](Scenario& s) { s.mask.shape = MaskShape::square(50000); });
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("50,000 tokens")));
    EXPECT_EQ(shown({{CostScope::Mix, "seconds"}, false}), figureOf(report().mix.seconds).text);
    EXPECT_DOUBLE_EQ(part<LogChart>().markerLine().at(0).x(), std::log10(50000));
    EXPECT_EQ(part<CurveLegend>().entries()[2].value.toStdString(), figureOf(report().mix.seconds).text);
}

TEST_F(CostPages, DrawTheCostOfEachLength) {
    const LogPlot& plot = part<LogChart>().plot();
    std::vector<Index> lengths;
    for (const double x : plot.x) lengths.push_back(static_cast<Index>(x));
    const auto costs = costOfLengths(costInputOf(m_session.validScenario()), lengths);
    ASSERT_GT(costs.size(), 40U);
    for (std::size_t at = 0; at < costs.size(); ++at) {
        EXPECT_EQ(plot.curves[0][at], costs[at].cost.dense.seconds.value);
        EXPECT_EQ(plot.curves[1][at], costs[at].cost.triangle.seconds.value);
        EXPECT_EQ(plot.curves[2][at], costs[at].cost.mix.seconds.value);
        const QPointF drawn = part<LogChart>().curve(2).at(static_cast<int>(at));
        EXPECT_NEAR(std::pow(10, drawn.y()), costs[at].cost.mix.seconds.value,
                    1e-9 * costs[at].cost.mix.seconds.value);
    }
}

TEST_F(CostPages, DrawTheQuantityThatIsChosen) {
    part<QComboBox>().setCurrentIndex(part<QComboBox>().findText(titleOf(Quantity::KvCache)));
    const LogPlot& plot = part<LogChart>().plot();
    EXPECT_EQ(plot.curves[0][*plot.marker], report().dense.kv_cache_bytes.toDouble());
    EXPECT_EQ(plot.curves[0], plot.curves[2]) << "the mask leaves the cache as it is";
}

TEST_F(CostPages, MarkNoLengthForAChunkOfAPrompt) {
    change([](Scenario& s) { s.mask.shape = {.queries = 4096, .keys = 131072, .query_offset = 126976}; });
    EXPECT_FALSE(part<LogChart>().plot().marker.has_value());
    EXPECT_TRUE(m_page.headline().contains(QStringLiteral("4,096 tokens against 131,072 keys")));
}

TEST_F(CostPages, ShowTheFormulaOfTheFigureThatIsClicked) {
    const CellKey key{{CostScope::Dense, "kv_cache_bytes"}, false};
    auto& table = part<CostTable>();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.figures().indexOf(key)).center());
    EXPECT_EQ(part<FormulaPane>().formula().value, QStringLiteral("17,179,869,184 B"));
    EXPECT_EQ(shown(key), "16.0 GiB");
    EXPECT_TRUE(part<QTextBrowser>().toPlainText().contains(QStringLiteral("17,179,869,184 B")));
}

TEST_F(CostPages, FollowALinkInAFormulaToItsFigure) {
    emit part<QTextBrowser>().anchorClicked(QUrl(QStringLiteral("figure:1")));
    EXPECT_EQ(part<CostTable>().chosen(), (CellKey{{CostScope::Mix, "attention_seconds"}, false}));
    EXPECT_EQ(part<FormulaPane>().formula().links.size(), 4U);
}

TEST_F(CostPages, CopyTheFormulaThatIsShown) {
    m_page.actions().constFirst()->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("linear_seconds + attention_seconds"))) << qPrintable(copied);
    EXPECT_TRUE(copied.contains(part<FormulaPane>().formula().value));
}

TEST_F(CostPages, KeepTheFormulaOfTheFigureWhenTheScenarioChanges) {
    change([](Scenario& s) { s.mask.shape = MaskShape::square(4096); });
    EXPECT_EQ(part<CostTable>().chosen(), CellKey{});
    const QString value = part<FormulaPane>().formula().value;
    EXPECT_NEAR(value.left(value.indexOf(u' ')).toDouble(), report().mix.seconds.value, 1e-5);
}

TEST_F(CostPages, WarnOfAModelThatDoesNotFit) {
    EXPECT_FALSE(showsNote());
    change([](Scenario& s) { s.model = "qwen3-32b", s.hardware = "rtx-4090"; });
    EXPECT_TRUE(showsNote());
    change([](Scenario& s) { s = {}; });
    EXPECT_FALSE(showsNote());
}

TEST_F(CostPages, StackTheirPartsWhereThereIsLittleRoom) {
    const auto tableIsBeside = [this] {
        return part<CostTable>().mapTo(&m_page, QPoint()).x() > part<LogChart>().mapTo(&m_page, QPoint()).x();
    };
    EXPECT_TRUE(tableIsBeside());
    m_page.resize(700, 850);
    QCoreApplication::processEvents();
    EXPECT_FALSE(tableIsBeside());
}

TEST_F(CostPages, ClipNoLabel) {
    for (const int width : {700, 1020, 1600}) {
        m_page.resize(width, 1400);
        QCoreApplication::processEvents();
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty()) continue;
            EXPECT_LE(label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height(),
                      label->height())
                << qPrintable(label->text());
        }
    }
}

TEST_F(CostPages, ArePaintedInBothThemes) {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme.setChoice(choice);
        QCoreApplication::processEvents();
        const QImage image = m_page.grab().toImage();
        const ThemeColors& colors = m_theme.colors();
        EXPECT_EQ(image.pixelColor(8, image.height() / 2), colors.surface);
        // The chosen figure stands on the accent.
        const auto& table = part<CostTable>();
        const QRect cell = table.visualRect(table.currentIndex());
        EXPECT_EQ(image.pixelColor(table.viewport()->mapTo(&m_page, cell.topLeft()) + QPoint(2, 2)),
                  colors.accent);
    }
}

}  // namespace
}  // namespace triscope::gui
