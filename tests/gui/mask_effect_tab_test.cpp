#include "app/gui/pages/agree/mask_effect_tab.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <fstream>

#include "app/gui/pages/agree/mask_effect_profile.h"
#include "app/gui/pages/agree/mask_effect_tables.h"
#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/text/numbers.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/widgets/figure_export.h"
#include "core/attention/effect_summary.h"
#include "core/scenario/attention_study.h"
#include "tests/gui/agree_tab_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

// Whether a pixel there, or beside it, has about that colour.
bool isNear(const QImage& picture, QPoint at, const QColor& want) {
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            const QColor color = picture.pixelColor(at + QPoint(x, y));
            if (std::abs(color.red() - want.red()) + std::abs(color.blue() - want.blue()) < 40) return true;
        }
    }
    return false;
}

class MaskEffectTabs : public AgreeTabFixture {
  protected:
    MaskEffectTabs() : AgreeTabFixture("mask-effect", 96, 8) {}
    void apply(const std::function<void(Scenario&)>& change) {
        Scenario scenario = m_session.scenario();
        change(scenario);
        m_session.apply(scenario, QStringLiteral("change"));
        QCoreApplication::processEvents();
        EXPECT_TRUE(settled());
    }
    MaskEffectTab& tab() { return *m_page->findChild<MaskEffectTab*>(); }
    ErrorMapView& map() { return *tab().findChild<ErrorMapView*>(); }
    QString figure(const char* name) {
        return tab().findChild<MaskEffectTables*>()->figure(QLatin1String(name));
    }
    // The same measurement, without the window.
    MaskEffect measured() {
        const Scenario& scenario = m_session.scenario();
        return measureMaskEffect(makeProblem(scenario, MaskShape::square(scenario.run.seq), {}), {}, {});
    }
};

TEST_F(MaskEffectTabs, ShowTheFiguresOfTheMeasurement) {
    const MaskEffect effect = measured();
    const EffectSummary lost = summarize(effect, &RowEffect::lost_mass);
    EXPECT_EQ(figure("lost_mass.mean"), percentText(lost.mean));
    EXPECT_EQ(figure("lost_mass.worst"), percentText(lost.max));
    EXPECT_EQ(figure("cosine.worst"), QString::number(summarize(effect, &RowEffect::cosine).min, 'f', 4));
    EXPECT_TRUE(m_page->headline().contains(percentText(lost.mean)));
    EXPECT_EQ(m_page->backend(), QStringLiteral("cpu"));
}

TEST_F(MaskEffectTabs, SayWhetherTheLastRowIsTheDenseOne) {
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("the last row is exactly the dense one")));
    EXPECT_TRUE(figure("last_row").contains(QStringLiteral("drops no key")));
    apply([](Scenario& scenario) { scenario.mask.last = 0; });
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("the last row drops keys too")));
    EXPECT_TRUE(figure("last_row").contains(QStringLiteral("drops 75 keys"))) << "96 - 4 - 17";
}

TEST_F(MaskEffectTabs, WarnOfASizeAtWhichNothingIsDropped) {
    apply([](Scenario& scenario) { scenario.run.seq = 20; });
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("drops no key at all")));
}

TEST_F(MaskEffectTabs, NameNoWorstRowAndNoDifferenceWhereNothingIsDropped) {
    const auto worst = [&] {
        QPushButton* found = nullptr;
        for (auto* button : tab().findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Show")) found = button;
        return found;
    };
    EXPECT_TRUE(worst()->isEnabled());
    EXPECT_TRUE(figure("last_row").contains(QStringLiteral("the rows before it differ")));
    for (const Index tokens : {1, 20}) {
        apply([&](Scenario& scenario) { scenario.run.seq = tokens; });
        EXPECT_TRUE(says<QLabel>(QStringLiteral("No row differs."))) << tokens;
        EXPECT_FALSE(says<QLabel>(QStringLiteral("Largest difference")));
        EXPECT_FALSE(worst()->isEnabled());
        EXPECT_FALSE(figure("last_row").contains(QStringLiteral("before it"))) << tokens;
        QTest::keyClick(&map(), Qt::Key_W);
        EXPECT_EQ(map().markedCell(), std::nullopt);
    }
}

TEST_F(MaskEffectTabs, MarkTheRegionsThatAreLost) {
    const QString regions = tab().findChild<CountsTable*>()->accessibleDescription();
    EXPECT_TRUE(regions.contains(QStringLiteral("Middle: lost"))) << qPrintable(regions);
    EXPECT_EQ(regions.count(QStringLiteral("lost")), 1);
}

TEST_F(MaskEffectTabs, JumpToTheRowThatDiffersMost) {
    const EffectSummary difference = summarize(measured(), &RowEffect::difference);
    const HeadRow worst{difference.head, difference.row};
    QTest::keyClick(&map(), Qt::Key_W);
    EXPECT_EQ(map().markedCell(), worst);
    EXPECT_TRUE(map().accessibleDescription().contains(
        QStringLiteral("Head %1, query %2").arg(worst.head).arg(worst.row)));
}

TEST_F(MaskEffectTabs, DrawTheMeanOfTheHeadsWhereItIs) {
    const MaskEffect effect = measured();
    auto& profile = *tab().findChild<MaskEffectProfile*>();
    for (const char* shown : {"lost", "difference"}) {
        const bool lost = QLatin1String(shown) == QLatin1String("lost");
        tab().findChild<QComboBox*>(QStringLiteral("mask_effect.figure"))->setCurrentIndex(lost ? 0 : 1);
        const auto figure = lost ? &RowEffect::lost_mass : &RowEffect::difference;
        const QImage picture = profile.grab().toImage();
        for (const QueryIndex row : {50, 70, 85}) {
            const double mean = (effect.at(0, row).*figure + effect.at(1, row).*figure) / 2;
            const QPoint at = profile.pointOf(static_cast<double>(row) + 0.5, mean).toPoint();
            EXPECT_TRUE(isNear(picture, at, m_theme.colors().triangle)) << shown << " at row " << row;
            EXPECT_FALSE(isNear(picture, at + QPoint(0, -12), m_theme.colors().triangle)) << row;
        }
    }
}

TEST_F(MaskEffectTabs, SaveTheProfileInNumbers) {
    const TemporaryDirectory folder;
    tab().findChild<FigureExport*>()->save(0, QString::fromStdString(folder.file("profile.csv")));
    std::ifstream file(folder.file("profile.csv"));
    std::string line;
    int lines = 0;
    for (std::string next; std::getline(file, next); ++lines) line = next;
    EXPECT_EQ(lines, 1 + 96);
    EXPECT_EQ(line.substr(0, 6), "95,95,") << "one row each";
}

TEST_F(MaskEffectTabs, LeaveARunThatIsLargeUntilItIsAskedFor) {
    apply([](Scenario& scenario) { scenario.run = {65536, 32, 8, 128, 1, "fp32"}; });
    bool offered = false;
    for (const auto* label : tab().findChildren<QLabel*>())
        offered =
            offered || (label->isVisible() && label->text().contains(QStringLiteral("waits until you")));
    EXPECT_TRUE(offered);
    apply([](Scenario& scenario) { scenario = smallRun(96, 8); });
    EXPECT_FALSE(tab().isStale());
    EXPECT_TRUE(map().isVisible());
}

}  // namespace
}  // namespace triscope::gui
