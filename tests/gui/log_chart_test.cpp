#include "app/gui/views/log_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QTest>
#include <cmath>

#include "app/gui/theme/theme.h"
#include "app/gui/views/log_ticks.h"

namespace triscope::gui {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(LogTicks, CoverTheValuesWithWholePowers) {
    const LogTicks ticks = logTicks(0.07, 1500, 10, 6);
    EXPECT_DOUBLE_EQ(ticks.low, 0.01);
    EXPECT_DOUBLE_EQ(ticks.high, 10000);
    EXPECT_THAT(ticks.ticks, ElementsAre(DoubleEq(0.01), DoubleEq(0.1), DoubleEq(1), DoubleEq(10),
                                         DoubleEq(100), DoubleEq(1000), DoubleEq(10000)));
}

TEST(LogTicks, AddNoPowerToValuesThatArePowers) {
    const LogTicks ticks = logTicks(1000, 1000000, 10, 6);
    EXPECT_DOUBLE_EQ(ticks.low, 1000);
    EXPECT_DOUBLE_EQ(ticks.high, 1000000);
}

TEST(LogTicks, StepOverPowersWhenThereAreMany) {
    EXPECT_THAT(logTicks(1024, 1048576, 2, 6).ticks, ElementsAre(1024, 4096, 16384, 65536, 262144, 1048576));
}

TEST(LogTicks, GiveASingleValueAnAxis) {
    const LogTicks ticks = logTicks(8, 8, 2, 6);
    EXPECT_LT(ticks.low, ticks.high);
    EXPECT_EQ(ticks.low, 8);
}

class LogCharts : public testing::TestWithParam<ThemeChoice> {
  protected:
    LogCharts() {
        LogPlot plot;
        plot.x = {1024, 4096, 16384, 65536};
        plot.curves = {std::vector<double>{1, 10, 100, 1000}, {1, 4, 16, 64}, {1, 8, 60, 500}};
        plot.marker = 2;
        plot.x_text = [](double x) { return QString::number(x); };
        plot.y_text = plot.x_text;
        m_chart.resize(480, 320);
        m_chart.setPlot(plot);
        m_chart.show();
        QCoreApplication::processEvents();
    }

    // In the picture, near where a curve has a value.
    bool drawsNear(std::size_t curve, std::size_t place, const QColor& color) {
        const QPoint at =
            m_chart.chart()->mapToPosition(m_chart.curve(curve).at(static_cast<int>(place))).toPoint();
        const QImage image = m_chart.grab().toImage();
        for (int y = -6; y <= 6; ++y) {
            for (int x = -6; x <= 6; ++x) {
                if (image.valid(at + QPoint(x, y)) && image.pixelColor(at + QPoint(x, y)) == color)
                    return true;
            }
        }
        return false;
    }
    QPoint positionOf(std::size_t curve, std::size_t place) const {
        return m_chart.chart()->mapToPosition(m_chart.curve(curve).at(static_cast<int>(place))).toPoint();
    }

    Theme m_theme{GetParam()};
    LogChart m_chart{m_theme};
};

INSTANTIATE_TEST_SUITE_P(Themes, LogCharts, testing::Values(ThemeChoice::Light, ThemeChoice::Dark));

TEST_P(LogCharts, DrawEachCurveInItsOwnColour) {
    const ThemeColors& colors = m_theme.colors();
    EXPECT_TRUE(drawsNear(0, 3, colors.dense));
    EXPECT_TRUE(drawsNear(1, 3, colors.triangle));
    EXPECT_TRUE(drawsNear(2, 3, colors.mix));
    EXPECT_FALSE(drawsNear(0, 3, colors.mix));
}

TEST_P(LogCharts, DrawMeasuredPointsBesideTheCurvesAndWithinTheAxis) {
    LogPlot plot = m_chart.plot();
    plot.curves[1].clear();
    plot.measured[1] = {{4096, 5000}};
    m_chart.setPlot(plot);
    EXPECT_EQ(m_chart.curve(1).count(), 0);
    ASSERT_EQ(m_chart.measured(1).count(), 1);
    const QPoint at = m_chart.chart()->mapToPosition(m_chart.measured(1).at(0)).toPoint();
    EXPECT_TRUE(m_chart.chart()->plotArea().toRect().adjusted(-1, -1, 1, 1).contains(at));
    EXPECT_EQ(m_chart.grab().toImage().pixelColor(at), m_theme.colors().triangle);
}

TEST_P(LogCharts, FollowTheTheme) {
    m_theme.setChoice(m_theme.isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
    EXPECT_TRUE(drawsNear(0, 3, m_theme.colors().dense));
}

TEST_P(LogCharts, MarkOneX) {
    ASSERT_EQ(m_chart.markerLine().count(), 2);
    EXPECT_DOUBLE_EQ(m_chart.markerLine().at(0).x(), std::log10(16384));
    EXPECT_EQ(m_chart.place(), 2U);
}

TEST_P(LogCharts, LookAtWhatThePointerIsNearestTo) {
    const QPointF at = positionOf(0, 1) + QPoint(9, -20);
    QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_chart.viewport(), &move);
    EXPECT_EQ(m_chart.place(), 1U);
    EXPECT_TRUE(m_chart.isLookingElsewhere());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&m_chart, &leave);
    EXPECT_EQ(m_chart.place(), 2U);
}

TEST_P(LogCharts, WalkWithTheArrowKeysAndStopAtTheEnds) {
    QTest::keyClick(&m_chart, Qt::Key_Right);
    EXPECT_EQ(m_chart.place(), 3U);
    QTest::keyClick(&m_chart, Qt::Key_Right);
    EXPECT_EQ(m_chart.place(), 3U);
    QTest::keyClick(&m_chart, Qt::Key_Home);
    QTest::keyClick(&m_chart, Qt::Key_Left);
    EXPECT_EQ(m_chart.place(), 0U);
    QTest::keyClick(&m_chart, Qt::Key_Escape);
    EXPECT_EQ(m_chart.place(), 2U);
}

}  // namespace
}  // namespace triscope::gui
