#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/gui/runner/runner.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/widgets/empty_state.h"
#include "app/gui/widgets/formula_button.h"
#include "app/gui/widgets/headline.h"
#include "app/gui/widgets/layer_strip.h"
#include "app/gui/widgets/loading_overlay.h"

namespace triscope::gui {
namespace {

class Widgets : public testing::Test {
  protected:
    Theme m_theme{ThemeChoice::Light};
};

class LayerStrips : public Widgets {
  protected:
    LayerStrips() {
        m_strip.resize(320, 18);
        m_strip.showLayers(std::vector<bool>(8));
        m_strip.show();
        QObject::connect(&m_strip, &LayerStrip::edited,
                         [this](const std::vector<bool>& layers) { m_layers = layers; });
    }
    QPoint middleOf(int layer) const { return m_strip.cellOf(layer).center(); }

    LayerStrip m_strip{m_theme};
    std::vector<bool> m_layers;
};

TEST_F(LayerStrips, TurnALayerOverByAClick) {
    QTest::mouseClick(&m_strip, Qt::LeftButton, {}, middleOf(3));
    EXPECT_EQ(m_layers, (std::vector<bool>{0, 0, 0, 1, 0, 0, 0, 0}));
    QTest::mouseClick(&m_strip, Qt::LeftButton, {}, middleOf(3));
    EXPECT_EQ(m_layers, std::vector<bool>(8));
}

TEST_F(LayerStrips, GiveAllLayersThatADragPassesTheSameState) {
    const QSignalSpy gestures(&m_strip, &LayerStrip::gestureStarted);
    m_strip.showLayers({0, 0, 0, 0, 1, 0, 0, 0});
    QTest::mousePress(&m_strip, Qt::LeftButton, {}, middleOf(2));
    QMouseEvent move(QEvent::MouseMove, middleOf(6), m_strip.mapToGlobal(middleOf(6)), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_strip, &move);
    QTest::mouseRelease(&m_strip, Qt::LeftButton, {}, middleOf(6));
    EXPECT_EQ(m_layers, (std::vector<bool>{0, 0, 1, 1, 1, 1, 1, 0}));
    EXPECT_EQ(gestures.count(), 1);
}

TEST_F(LayerStrips, AreWalkedAndTurnedOverByKeys) {
    m_strip.setFocus();
    QTest::keyClick(&m_strip, Qt::Key_Right);
    QTest::keyClick(&m_strip, Qt::Key_Space);
    EXPECT_EQ(m_layers, (std::vector<bool>{0, 1, 0, 0, 0, 0, 0, 0}));
}

TEST_F(LayerStrips, HaveACellOfAtLeastAPixelForEveryLayer) {
    m_strip.showLayers(std::vector<bool>(126));
    for (int layer = 0; layer < 126; ++layer) EXPECT_GE(m_strip.cellOf(layer).width(), 1);
    EXPECT_EQ(m_strip.cellOf(125).right(), m_strip.width() - 1);
}

TEST_F(Widgets, HeadlineKeepsTheHeightOfItsTallestSentence) {
    QWidget window;
    window.resize(300, 400);
    Headline headline(&window);
    headline.resize(300, 20);
    window.show();
    headline.setSentence(
        QStringLiteral("A sentence that is so long that it needs more than one line of the headline."));
    const int tall = headline.heightForWidth(300);
    headline.setSentence(QStringLiteral("Short."));
    EXPECT_EQ(headline.heightForWidth(300), tall);
    headline.resize(290, 20);
    EXPECT_LT(headline.heightForWidth(290), tall);
}

TEST_F(Widgets, HeadlineKeepsANumberAndItsUnitTogether) {
    Headline headline;
    const QString sentence = QStringLiteral("8 heads keep 1.0 % of 64.0 GiB in 19.9 s (30.7 s). 5 sinks");
    headline.setSentence(sentence);
    EXPECT_EQ(headline.sentence(), sentence);
    EXPECT_EQ(
        headline.text(),
        QStringLiteral("8 heads keep 1.0\u00a0% of 64.0\u00a0GiB in 19.9\u00a0s (30.7\u00a0s). 5 sinks"));
}

TEST_F(Widgets, ElidedLabelKeepsItsHeightAndTellsTheWholeTextInItsToolTip) {
    ElidedLabel label(m_theme, 1);
    label.resize(100, 20);
    const QString lengthy = QStringLiteral("A text that is far too long for a hundred pixels");
    label.setText(QStringLiteral("Short"));
    const int height = label.sizeHint().height();
    EXPECT_FALSE(label.isElided());
    EXPECT_TRUE(label.toolTip().isEmpty());
    label.setText(lengthy);
    EXPECT_TRUE(label.isElided());
    EXPECT_EQ(label.toolTip(), lengthy);
    EXPECT_EQ(label.sizeHint().height(), height);
    label.resize(1000, 20);
    EXPECT_FALSE(label.isElided());
}

TEST_F(Widgets, EmptyStateOffersWhatToDoNext) {
    EmptyState state(m_theme);
    state.show();
    auto* button = state.findChild<QPushButton*>();
    int acted = 0;
    state.present(EmptyState::Kind::Empty, QStringLiteral("Nothing was run yet."), QStringLiteral("Run"),
                  [&acted] { ++acted; });
    ASSERT_TRUE(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(acted, 1);
    state.present(EmptyState::Kind::Failed, QStringLiteral("Nothing can be done."), {}, {});
    EXPECT_FALSE(button->isVisible());
}

TEST_F(Widgets, FormulaButtonOpensAFormulaThatCanBeCopied) {
    QWidget window;
    FormulaButton button(m_theme, &window);
    window.show();
    button.setFormula({QStringLiteral("Attention"),
                       QStringLiteral("4 · heads · d · cells"),
                       QStringLiteral("4 · 32 · 128 · 10"),
                       QStringLiteral("164 kFLOP"),
                       {}});
    QTest::mouseClick(&button, Qt::LeftButton);
    auto* popover = button.findChild<FormulaPopover*>();
    ASSERT_NE(popover, nullptr);
    EXPECT_TRUE(popover->isVisible());
    QTest::mouseClick(popover->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(),
              QStringLiteral("Attention\n4 · heads · d · cells\n= 4 · 32 · 128 · 10\n= 164 kFLOP"));
    EXPECT_FALSE(popover->isVisible());
}

TEST_F(Widgets, LoadingOverlayCoversItsViewWhileWorkTakesLong) {
    QWidget view;
    view.resize(200, 100);
    view.show();
    Runner runner;
    const LoadingOverlay overlay(runner, m_theme, &view);
    runner.run(
        QStringLiteral("Counting"),
        [](const RunControl& control) -> int {
            control.report(0.25);
            while (true) control.throwIfStopped();
        },
        [](const std::shared_ptr<const int>&) {});
    EXPECT_FALSE(overlay.isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&overlay] { return overlay.isVisible(); }));
    EXPECT_EQ(overlay.size(), view.size());
    EXPECT_TRUE(QTest::qWaitFor(
        [&overlay] { return overlay.findChild<QLabel*>()->text() == QStringLiteral("Counting: 25 %"); }));
    runner.cancel();
    EXPECT_FALSE(overlay.isVisible());
}

}  // namespace
}  // namespace triscope::gui
