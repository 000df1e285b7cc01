#include "app/gui/panels/hardware_tools.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "app/gui/dialogs/hardware_editor.h"
#include "app/gui/dialogs/measure_dialog.h"
#include "app/gui/dialogs/this_machine_file.h"
#include "core/cost/hardware_file.h"
#include "core/cost/presets.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class HardwareBox : public WindowFixture {
  protected:
    HardwareBox() { QFile::remove(thisMachinePath()); }
    ~HardwareBox() override { QFile::remove(thisMachinePath()); }

    QComboBox& combo() { return control<QComboBox>("hardware"); }
    HardwareTools& tools() { return *row("hardware").findChild<HardwareTools*>(); }
    // As a user who takes the last entry of the list.
    void chooseLast() {
        combo().setCurrentIndex(combo().count() - 1);
        emit combo().activated(combo().count() - 1);
    }
};

TEST_F(HardwareBox, MeasuresThisMachineInTheBackgroundKeepsAndSelectsIt) {
    chooseLast();
    EXPECT_EQ(combo().currentText(), QStringLiteral("Ascend 910B3")) << "until it has been measured";
    auto* dialog = m_window->findChild<MeasureDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->busy());
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return m_window->findChild<MeasureDialog*>() == nullptr; }, 120'000));
    EXPECT_EQ(scenario().hardware, thisMachinePath().toStdString());
    EXPECT_EQ(combo().currentText(), QStringLiteral("This machine"));
    EXPECT_EQ(storedMachine()->name, "this-machine");
    EXPECT_TRUE(m_session.issues().empty());
    m_session.undoStack().undo();
    EXPECT_EQ(combo().currentText(), QStringLiteral("Ascend 910B3"));
}

TEST_F(HardwareBox, StopsMeasuringWhenTheDialogIsClosed) {
    tools().measure();
    m_window->findChild<MeasureDialog*>()->close();
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return m_window->findChild<MeasureDialog*>() == nullptr; }, 120'000));
    EXPECT_FALSE(storedMachine().has_value());
    EXPECT_EQ(scenario(), Scenario{});
}

TEST_F(HardwareBox, SelectsTheCopyThatWasSavedAndShowsItAgainWhenItChanges) {
    const TemporaryDirectory directory;
    const std::string path = directory.file("mine.json");
    const auto saveAs = [&](const char* title) {
        tools().edit();
        auto* editor = m_window->findChild<HardwareEditor*>();
        ASSERT_NE(editor, nullptr);
        editor->setPathChooser([&](QWidget*, const QString&) { return QString::fromStdString(path); });
        editor->findChild<QLineEdit*>(QStringLiteral("title"))->setText(QLatin1String(title));
        editor->findChild<QPushButton*>(QStringLiteral("save"))->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    saveAs("Mine");
    EXPECT_EQ(scenario().hardware, path);
    EXPECT_EQ(combo().currentText(), QStringLiteral("Mine"));
    QSignalSpy repriced(&m_session, &Session::validScenarioChanged);
    saveAs("Mine, again");
    EXPECT_EQ(combo().currentText(), QStringLiteral("Mine, again"));
    EXPECT_EQ(repriced.count(), 1);
}

}  // namespace
}  // namespace triscope::gui
