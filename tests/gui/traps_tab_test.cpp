#include "app/gui/pages/agree/traps_tab.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "app/gui/pages/agree/trap_words.h"
#include "app/gui/pages/explore/difference_legend.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/widgets/elided_label.h"
#include "core/mask/combined_mask.h"
#include "tests/gui/agree_tab_fixture.h"

namespace triscope::gui {
namespace {

class TrapsTabs : public AgreeTabFixture {
  protected:
    TrapsTabs() : AgreeTabFixture("traps", 96, 16) { EXPECT_TRUE(shown()); }

    bool shown() {
        return QTest::qWaitFor([this] { return !m_page->busy() && tab().outcome() != nullptr; }, 30'000);
    }
    TrapsTab& tab() { return *m_page->findChild<TrapsTab*>(); }
    void choose(const char* trap) {
        tab().choose(trap);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !m_page->busy() && tab().outcome()->request.trap == trap; },
                                    30'000));
    }
    void apply(const Scenario& scenario) {
        m_session.apply(scenario, QStringLiteral("scenario"));
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                return !m_page->busy() && tab().outcome()->request.mask.pattern == scenario.mask.pattern &&
                       tab().outcome()->request.asked_tokens == scenario.run.seq;
            },
            30'000));
    }
    bool says(const QString& words) { return AgreeTabFixture::says<ElidedLabel>(words); }
};

TEST_F(TrapsTabs, ListEveryTrapOfTheCatalog) {
    const auto* list = m_page->findChild<QListWidget*>();
    ASSERT_EQ(list->count(), std::ssize(trapCatalog()));
    EXPECT_EQ(list->item(0)->text(), translateCore(trapCatalog()[0].title));
}

TEST_F(TrapsTabs, ShowWhatATrapDoesAndThatItIsNamed) {
    choose("window-off-by-one");
    const TrapOutcome& outcome = *tab().outcome();
    ASSERT_TRUE(outcome.run);
    EXPECT_EQ(m_page->headline(), trapHeadline(outcome));
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("the detector names it")))
        << qPrintable(m_page->headline());
    EXPECT_TRUE(says(trapEvidence(outcome.diagnosis)));
    EXPECT_TRUE(says(translateCore(findTrap("window-off-by-one")->advice)));
    const auto& mask = *tab().findChild<MaskView*>();
    EXPECT_EQ(mask.scene().tokens, outcome.difference);
    EXPECT_EQ(mask.scene().tokens->count(static_cast<RegionId>(CombinedRegion::OnlyFirst),
                                         mask.scene().tokens->shape().rect()),
              96 - 8 - 4 - 16);
}

TEST_F(TrapsTabs, FallIntoTheSameTrapInAnotherWay) {
    choose("last-ignored");
    auto* ways = tab().findChild<QComboBox*>();
    ASSERT_EQ(ways->count(), 4);
    ways->setCurrentIndex(3);
    emit ways->activated(3);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return !m_page->busy() && tab().outcome()->request.fault == 3; }, 30'000));
    EXPECT_EQ(tab().outcome()->run->fault.words.str(), "as if last were 0");
    EXPECT_EQ(ways->currentIndex(), 3);
}

TEST_F(TrapsTabs, SayWhenNobodyWouldNotice) {
    choose("empty-middle");
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("nobody would notice")));
    EXPECT_TRUE(says(QStringLiteral("Beware: A test without a Middle")));
}

TEST_F(TrapsTabs, SayThatNothingIsWrongWhereATrapHasNoEffect) {
    Scenario scenario = smallRun(96, 16);
    scenario.mask.pattern = "dense";
    apply(scenario);
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("nobody would notice")));
    EXPECT_TRUE(says(QStringLiteral("nothing is wrong here")));
    EXPECT_FALSE(says(QStringLiteral("what is wrong are numbers")));
}

TEST_F(TrapsTabs, WarnOfACallThatHasNoMiddle) {
    apply(smallRun(20, 16));
    const auto labels = m_page->findChildren<ElidedLabel*>();
    const auto caution = std::find_if(labels.begin(), labels.end(), [](const ElidedLabel* label) {
        return label->isVisible() &&
               label->text().contains(QStringLiteral("Beware: A test without a Middle"));
    });
    ASSERT_NE(caution, labels.end());
    EXPECT_EQ((*caution)->tone(), Tone::Warning);
}

TEST_F(TrapsTabs, ShowTheWholeLegendHoweverNarrow) {
    auto* legend = tab().findChild<DifferenceLegend*>();
    const auto heightAt = [&](int width) {
        legend->setFixedWidth(width);
        for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();
        return legend->height();
    };
    const int one_line = heightAt(800);
    EXPECT_EQ(heightAt(legend->sizeHint().width() / 2 + 20), 2 * one_line);
    EXPECT_EQ(heightAt(800), one_line);
}

TEST_F(TrapsTabs, SayWhatATrapNeedsWhereItCannotHappen) {
    Scenario scenario = smallRun(96, 16);
    scenario.mask.pattern = "dilated";
    apply(scenario);
    choose("one-based");
    EXPECT_FALSE(tab().outcome()->run);
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("needs a mask of sinks")))
        << qPrintable(m_page->headline());
    EXPECT_FALSE(tab().findChild<MaskView*>()->isVisible());
    choose("no-causality");
    EXPECT_TRUE(tab().findChild<MaskView*>()->isVisible());
}

TEST_F(TrapsTabs, AreUsableAfterACancelledRun) {
    auto* runner = m_page->findChild<Runner*>();
    for (auto* one : m_page->findChildren<Runner*>()) {
        if (one->what() == QStringLiteral("Falling into the trap")) runner = one;
    }
    tab().choose("polarity");
    ASSERT_TRUE(runner->busy());
    runner->cancel();
    QCoreApplication::processEvents();
    QPushButton* again = nullptr;
    for (auto* button : tab().findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Run again")) again = button;
    }
    ASSERT_NE(again, nullptr);
    QTest::mouseClick(again, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_page->busy(); }, 30'000));
    EXPECT_EQ(tab().outcome()->request.trap, "polarity");
    EXPECT_TRUE(tab().findChild<MaskView*>()->isVisible());
}

TEST_F(TrapsTabs, CutALargeRunDownAndSaySo) {
    Scenario scenario = smallRun(96, 16);
    scenario.run.seq = 4096;
    scenario.run.heads = 8;
    apply(scenario);
    EXPECT_EQ(tab().outcome()->run->scene.problem.q.shape, (TensorShape{2, 1024, 16}));
    EXPECT_TRUE(says(QStringLiteral("Shown on 2 heads and 1,024 tokens")));
    EXPECT_TRUE(says(QStringLiteral("8 heads and 4,096 tokens")));
}

TEST_F(TrapsTabs, SayWhatThePointerIsOn) {
    choose("polarity");
    const QSignalSpy told(m_page.get(), &Page::pointedAt);
    auto& map = *tab().findChild<ErrorMapView*>();
    QTest::mouseMove(&map, map.viewport().rectOf({1, 48}).center().toPoint());
    ASSERT_TRUE(QTest::qWaitFor([&] { return map.markedCell().has_value(); }));
    ASSERT_FALSE(told.isEmpty());
    EXPECT_TRUE(
        told.back().front().value<PointerInfo>().title.startsWith(QStringLiteral("Head 1, query 48")));
}

}  // namespace
}  // namespace triscope::gui
