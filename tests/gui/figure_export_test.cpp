#include "app/gui/widgets/figure_export.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QSvgRenderer>
#include <QTest>
#include <algorithm>

#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/cost/curve_legend.h"
#include "app/gui/pages/cost/overview_tab.h"
#include "app/gui/views/log_chart.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

// The chart is the first figure of the Overview tab, its table the second.
class FigureExports : public testing::Test {
  protected:
    FigureExports() {
        m_page.resize(1020, 850);
        m_page.show();
        QCoreApplication::processEvents();
    }
    FigureExport& exporter() const { return *m_page.findChild<OverviewTab*>()->findChild<FigureExport*>(); }
    std::string saved(std::size_t figure, const char* name) {
        const std::string path = m_directory.file(name);
        exporter().save(figure, QString::fromStdString(path));
        return path;
    }
    void trigger(std::size_t figure, const QString& text) {
        const auto menu = exporter().menuOf(figure);
        for (QAction* action : menu->actions()) {
            if (action->text() == text) return action->trigger();
        }
        FAIL() << "no entry " << qPrintable(text);
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    CostPage m_page{{m_session, m_theme, m_activity}};
    TemporaryDirectory m_directory;
};

// Pixels of a colour, give or take what smoothing does.
int countNear(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red()) +
                                 std::abs(pixel.green() - color.green()) +
                                 std::abs(pixel.blue() - color.blue());
            if (distance < 12) ++count;
        }
    }
    return count;
}

TEST_F(FigureExports, DrawTheChartAtTwiceItsSizeInBothThemes) {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme.setChoice(choice);
        QCoreApplication::processEvents();
        const QImage image(QString::fromStdString(saved(0, "chart.png")));
        const LogChart& chart = *m_page.findChild<OverviewTab*>()->findChild<LogChart*>();
        EXPECT_EQ(image.size(), chart.parentWidget()->size() * 2);
        EXPECT_EQ(image.pixelColor(image.width() - 1, image.height() - 1), m_theme.colors().surface);
        EXPECT_GT(countNear(image, m_theme.colors().dense), 200);
        EXPECT_GT(countNear(image, m_theme.colors().mix), 200);
    }
}

TEST_F(FigureExports, WriteTheChartAsSvg) {
    QSvgRenderer svg(QString::fromStdString(saved(0, "chart.svg")));
    ASSERT_TRUE(svg.isValid());
    QImage image(svg.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    svg.render(&painter);
    painter.end();
    EXPECT_GT(countNear(image, m_theme.colors().mix), 50);
}

TEST_F(FigureExports, WriteTheNumbersOfTheChartAndOfTheTable) {
    const std::string chart = contentOf(saved(0, "chart.csv"));
    EXPECT_EQ(chart.substr(0, chart.find('\n')),
              "tokens,Dense · Time (estimate),Triangle · Time (estimate),Mix (16 of 32) · Time (estimate)");
    EXPECT_NE(chart.find("\n131072,30."), std::string::npos);
    const std::string table = contentOf(saved(1, "table.md"));
    EXPECT_NE(table.find("| 30.7 s |"), std::string::npos) << table;
}

TEST_F(FigureExports, CopyWhatTheMenuOffers) {
    trigger(0, QStringLiteral("Copy as CSV"));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("tokens,")));
    trigger(1, QStringLiteral("Copy as Markdown"));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("| ")));
    trigger(0, QStringLiteral("Copy picture"));
    EXPECT_FALSE(QGuiApplication::clipboard()->image().isNull());
}

TEST_F(FigureExports, AskForAFileOnTheKeyE) {
    auto& chart = *m_page.findChild<OverviewTab*>()->findChild<LogChart*>();
    m_page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_page));
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_E);
    auto* dialog = m_page.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->nameFilters().constFirst(), QStringLiteral("PNG (*.png)"));
    dialog->reject();
}

TEST_F(FigureExports, AreOfferedByTheShownTabAlone) {
    const auto offered = [this] {
        const auto actions = m_page.actions();
        return std::count_if(actions.begin(), actions.end(), [](const QAction* action) {
            return action->isVisible() && action->shortcut() == QKeySequence(Qt::Key_E);
        });
    };
    EXPECT_EQ(offered(), 1);
    ASSERT_TRUE(m_page.showPart(QStringLiteral("memory")));
    EXPECT_EQ(offered(), 1);
}

TEST_F(FigureExports, LeaveOutCurvesThatTheLegendHides) {
    auto& legend = *m_page.findChild<OverviewTab*>()->findChild<CurveLegend*>();
    const QColor dense = m_theme.colors().dense;
    const int before = countNear(exporter().pictureOf(0), dense);
    QTest::mouseClick(&legend, Qt::LeftButton, {}, legend.entryRect(0).center());
    EXPECT_FALSE(legend.isShown(0));
    EXPECT_LT(countNear(exporter().pictureOf(0), dense), before / 2);
    legend.setFocus();
    QTest::keyClick(&legend, Qt::Key_Space);
    EXPECT_TRUE(legend.isShown(0));
}

TEST_F(FigureExports, KeepOneCurve) {
    auto& legend = *m_page.findChild<OverviewTab*>()->findChild<CurveLegend*>();
    for (std::size_t curve = 0; curve < 3; ++curve) legend.toggle(curve);
    EXPECT_TRUE(legend.isShown(2));
    EXPECT_FALSE(legend.isShown(0));
}

}  // namespace
}  // namespace triscope::gui
