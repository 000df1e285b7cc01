#include "app/gui/panels/scenario_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QToolButton>

#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/layer_strip.h"
#include "app/gui/widgets/log_slider.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class ScenarioPanels : public WindowFixture {
  protected:
    CountEdit& box(const char* field) { return control<CountEdit>(field); }
    LogSlider& slider(const char* field) { return control<LogSlider>(field); }

    // Presses the slider's handle, drags it over some positions and lets go.
    void drag(LogSlider& slider, std::initializer_list<double> shares) {
        const auto at = [&slider](double share) {
            return QPoint(static_cast<int>(share * slider.width()), 12);
        };
        QTest::mousePress(&slider, Qt::LeftButton, {}, at(*shares.begin()));
        for (const double share : shares) QTest::mouseMove(&slider, at(share));
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, at(*(shares.end() - 1)));
    }
};

TEST_F(ScenarioPanels, TakeALengthInEveryFormThatUsersWrite) {
    for (const auto& [text, length] : {std::pair{"128K", 131072}, std::pair{"1M", 1048576},
                                       std::pair{"4096", 4096}, std::pair{"131,073", 131073}}) {
        type(box("seq"), QLatin1String(text));
        EXPECT_EQ(scenario().mask.shape, MaskShape::square(length)) << text;
    }
    EXPECT_EQ(box("seq").text(), QStringLiteral("131,073"));
}

TEST_F(ScenarioPanels, MakeOneUndoStepOfOneDrag) {
    drag(slider("seq"), {0.9, 0.7, 0.5, 0.3});
    const Scenario dragged = scenario();
    EXPECT_LT(dragged.mask.shape.keys, 131072);
    EXPECT_EQ(m_session.undoStack().count(), 1);
    drag(slider("seq"), {0.6, 0.8});
    EXPECT_EQ(m_session.undoStack().count(), 2);
    m_session.undoStack().undo();
    EXPECT_EQ(scenario(), dragged);
    m_session.undoStack().undo();
    EXPECT_EQ(scenario(), Scenario{});
    EXPECT_EQ(box("seq").text(), QStringLiteral("131,072"));
}

TEST_F(ScenarioPanels, LetKeysWalkASliderWithoutGettingStuckAtAPowerOfTwo) {
    LogSlider& length = slider("seq");
    length.setFocus();
    for (int step = 0; step < 4; ++step) {
        const Index before = scenario().mask.shape.keys;
        QTest::keyClick(&length, Qt::Key_Right);
        EXPECT_GT(scenario().mask.shape.keys, before);
    }
    EXPECT_EQ(scenario().mask.shape.keys, 262144);
}

TEST_F(ScenarioPanels, ReachZeroWithASlider) {
    drag(slider("sink"), {0.5, 0.0});
    EXPECT_EQ(scenario().mask.sink, 0);
}

TEST_F(ScenarioPanels, ShowWhyAValueIsImpossibleAndKeepTheLastPossibleOne) {
    type(box("sink"), QStringLiteral("2G"));
    EXPECT_EQ(row("sink").issue(), QStringLiteral("must be from 0 to 1,073,741,824, not 2,147,483,648"));
    EXPECT_TRUE(row("window").issue().isEmpty());
    EXPECT_EQ(m_session.validScenario(), Scenario{});
    m_session.undoStack().undo();
    EXPECT_TRUE(row("sink").issue().isEmpty());
}

TEST_F(ScenarioPanels, SayWhatANumberIsWhenNoneWasTyped) {
    type(box("window"), QStringLiteral("wide"));
    EXPECT_EQ(row("window").issue(), QStringLiteral("'wide' is not a whole number from 0 to 1,073,741,824"));
    EXPECT_EQ(scenario(), Scenario{});
    QTest::keyClick(&box("window"), Qt::Key_Escape);
    EXPECT_EQ(box("window").text(), QStringLiteral("512"));
}

TEST_F(ScenarioPanels, DoNotMoveWhenAnIssueAppears) {
    const auto* panel = m_window->findChild<ScenarioPanel*>();
    const QSize size = panel->size();
    const QPoint below = row("block").pos();
    type(box("sink"), QStringLiteral("-1"));
    type(box("seq"), QStringLiteral("0"));
    QCoreApplication::processEvents();
    ASSERT_FALSE(row("seq").issue().isEmpty());
    EXPECT_EQ(panel->size(), size);
    EXPECT_EQ(row("block").pos(), below);
}

TEST_F(ScenarioPanels, DisableWhatAPatternDoesNotUseAndSayWhy) {
    auto& pattern = control<QComboBox>("pattern");
    pattern.setFocus();
    while (scenario().mask.pattern != "dense") QTest::keyClick(&pattern, Qt::Key_Down);
    for (const char* field : {"sink", "window", "last", "convention"}) {
        EXPECT_FALSE(row(field).control()->isEnabled()) << field;
        EXPECT_TRUE(row(field).toolTip().contains(QStringLiteral("Dense"))) << field;
    }
    EXPECT_TRUE(row("seq").control()->isEnabled());
    m_session.undoStack().undo();
    EXPECT_TRUE(row("sink").control()->isEnabled() || scenario().mask.pattern != "triangle");
}

TEST_F(ScenarioPanels, ChangeTheConvention) {
    auto& convention = control<QComboBox>("convention");
    convention.setFocus();
    QTest::keyClick(&convention, Qt::Key_Down);
    EXPECT_EQ(scenario().mask.convention, Convention::Kernel);
}

TEST_F(ScenarioPanels, SetQueriesAndKeysApartUnderAdvanced) {
    auto& fold = *m_window->findChild<QToolButton*>(QStringLiteral("advanced"));
    EXPECT_FALSE(row("queries").isVisible());
    QTest::mouseClick(&fold, Qt::LeftButton);
    ASSERT_TRUE(row("queries").isVisible());
    EXPECT_FALSE(row("queries").control()->isEnabled());

    auto& apart = *m_window->findChild<ScenarioPanel*>()->findChild<QCheckBox*>();
    QTest::mouseClick(&apart, Qt::LeftButton, {}, QPoint(8, apart.height() / 2));
    type(box("queries"), QStringLiteral("4K"));
    type(box("query-offset"), QStringLiteral("8K"));
    EXPECT_EQ(scenario().mask.shape, (MaskShape{4096, 131072, 8192, 0}));
    EXPECT_FALSE(row("seq").control()->isEnabled());

    QTest::mouseClick(&apart, Qt::LeftButton, {}, QPoint(8, apart.height() / 2));
    EXPECT_EQ(scenario().mask.shape, MaskShape::square(131072));
    EXPECT_TRUE(row("seq").control()->isEnabled());
}

TEST_F(ScenarioPanels, LeaveHeadsToTheModelWhenTheirBoxIsEmpty) {
    QTest::mouseClick(m_window->findChild<QToolButton*>(QStringLiteral("advanced")), Qt::LeftButton);
    type(box("heads"), QStringLiteral("16"));
    EXPECT_EQ(scenario().heads, 16);
    box("heads").selectAll();
    QTest::keyClick(&box("heads"), Qt::Key_Delete);
    QTest::keyClick(&box("heads"), Qt::Key_Return);
    EXPECT_EQ(scenario().heads, std::nullopt);
}

TEST_F(ScenarioPanels, SetUpTheDeploymentUnderAdvanced) {
    QTest::mouseClick(m_window->findChild<QToolButton*>(QStringLiteral("advanced")), Qt::LeftButton);
    type(box("tensor-parallel"), QStringLiteral("4"));
    type(box("context-parallel"), QStringLiteral("8"));
    type(box("prefill-chunk"), QStringLiteral("8K"));
    control<QComboBox>("kv-dtype").setFocus();
    QTest::keyClick(&control<QComboBox>("kv-dtype"), Qt::Key_End);
    EXPECT_EQ(scenario().deployment, (Deployment{KvDtype::Int8, 4, 8, 8192}));
    type(box("tensor-parallel"), QStringLiteral("5"));
    EXPECT_TRUE(row("tensor-parallel").issue().contains(QStringLiteral("must divide the 32 query heads")));
}

TEST_F(ScenarioPanels, EditTheLayersAsATextOrAsAStrip) {
    auto& text = control<QLineEdit>("triangle-layers");
    auto& strip = control<LayerStrip>("triangle-layers");
    ASSERT_EQ(strip.layers(), 32);
    type(text, QStringLiteral("5,7,10-31"));
    EXPECT_EQ(scenario().triangle_layers, "5,7,10-31");
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.cellOf(6).center());
    EXPECT_EQ(scenario().triangle_layers, "5-7,10-31");
    EXPECT_EQ(text.text(), QStringLiteral("5-7,10-31"));
    EXPECT_EQ(m_session.undoStack().count(), 2);
}

TEST_F(ScenarioPanels, SayWhichLayersTheModelHas) {
    type(control<QLineEdit>("triangle-layers"), QStringLiteral("16-32"));
    EXPECT_TRUE(row("triangle-layers").issue().contains(QStringLiteral("0 to 31")))
        << qPrintable(row("triangle-layers").issue());
    EXPECT_EQ(m_session.validScenario(), Scenario{});
    EXPECT_EQ(control<LayerStrip>("triangle-layers").layers(), 32);
}

TEST_F(ScenarioPanels, ShowAsManyLayersAsTheModelHas) {
    Scenario qwen;
    qwen.model = "qwen3-8b";
    m_session.apply(qwen, QStringLiteral("model"));
    EXPECT_EQ(control<LayerStrip>("triangle-layers").layers(), 36);
    EXPECT_EQ(control<QComboBox>("model").currentText(), QStringLiteral("Qwen3 8B"));
}

TEST_F(ScenarioPanels, NameAFileThatHoldsNoModel) {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("config.json")) << "{}";
    row("model").commitTyped(QString::fromStdString(directory.file("config.json")));
    EXPECT_FALSE(row("model").issue().isEmpty());
    EXPECT_EQ(control<QComboBox>("model").currentText(), QStringLiteral("config.json"));
    m_session.undoStack().undo();
    EXPECT_TRUE(row("model").issue().isEmpty());
}

TEST_F(ScenarioPanels, GiveEveryControlANameForScreenReaders) {
    for (const auto* field : m_window->findChildren<FieldRow*>()) {
        EXPECT_FALSE(field->control()->accessibleName().isEmpty()) << qPrintable(field->objectName());
        EXPECT_FALSE(field->control()->accessibleName().contains(u'&')) << qPrintable(field->objectName());
    }
}

TEST_F(ScenarioPanels, LeaveTheWheelToThePanelUntilASliderHasTheFocus) {
    const auto turn = [this](LogSlider& slider) {
        const QPointF at(20, 10);
        QWheelEvent event(at, slider.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&slider, &event);
    };
    turn(slider("window"));
    EXPECT_EQ(scenario(), Scenario{});
    slider("window").setFocus();
    turn(slider("window"));
    EXPECT_NE(scenario(), Scenario{});
}

}  // namespace
}  // namespace triscope::gui
