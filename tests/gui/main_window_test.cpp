#include "app/gui/window/main_window.h"

#include <QDialog>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>

#include "app/gui/pages/page_list.h"
#include "app/gui/panels/inspector.h"
#include "app/gui/panels/scenario_panel.h"
#include "app/gui/widgets/count_edit.h"
#include "app/gui/window/rail.h"
#include "tests/gui/labels.h"
#include "tests/gui/quick_scenario.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

QList<QAction*> entriesOf(const QMenu& menu) {
    QList<QAction*> entries;
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            entries << entriesOf(*action->menu());
        } else if (!action->isSeparator()) {
            entries << action;
        }
    }
    return entries;
}

class MainWindows : public WindowFixture {
  protected:
    QList<QAction*> allEntries() const {
        QList<QAction*> entries;
        for (const QAction* menu : m_window->menuBar()->actions()) entries << entriesOf(*menu->menu());
        return entries;
    }

    void press(QKeyCombination key) {
        QTest::keyClick(m_window->currentPage(), key.key(), key.keyboardModifiers());
    }
};

TEST_F(MainWindows, ShowAHeadlineOnEveryPage) {
    m_session.apply(quickScenario(), QStringLiteral("run"));
    for (const QString& id : pageIds()) {
        m_window->showPage(id);
        ASSERT_TRUE(waitUntilIdle()) << qPrintable(id);
        EXPECT_EQ(m_window->currentPage()->id(), id);
        EXPECT_FALSE(m_window->currentPage()->headline().isEmpty()) << qPrintable(id);
    }
}

TEST_F(MainWindows, GoToAPageByItsNumber) {
    const QStringList ids = pageIds();
    for (int at = 0; at < ids.size(); ++at) {
        press(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + at));
        EXPECT_EQ(m_window->currentPage()->id(), ids[at]);
    }
}

TEST_F(MainWindows, ChangeTheHeadlineWithALength) {
    const QString before = m_window->currentPage()->headline();
    type(control<CountEdit>("seq"), QStringLiteral("4K"));
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_TRUE(m_window->currentPage()->headline().contains(QStringLiteral("4,096")));
    EXPECT_NE(m_window->currentPage()->headline(), before);
}

TEST_F(MainWindows, GiveEveryMenuEntryAShortcutOfItsOwn) {
    QStringList seen;
    for (const QAction* action : allEntries()) {
        const QString key = action->shortcut().toString();
        EXPECT_FALSE(key.isEmpty()) << qPrintable(action->text());
        EXPECT_FALSE(seen.contains(key))
            << qPrintable(action->text()) << " and another have " << qPrintable(key);
        seen << key;
    }
    EXPECT_GT(seen.size(), 15);
}

TEST_F(MainWindows, UndoAndRedoByKey) {
    type(control<CountEdit>("sink"), QStringLiteral("64"));
    m_window->currentPage()->setFocus();
    press(Qt::CTRL | Qt::Key_Z);
    EXPECT_EQ(scenario(), Scenario{});
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    EXPECT_EQ(scenario().mask.sink, 64);
}

TEST_F(MainWindows, ListTheirKeysUnderAQuestionMark) {
    press(Qt::Key_Question);
    const auto* help = m_window->findChild<QDialog*>();
    ASSERT_NE(help, nullptr);
    EXPECT_TRUE(help->isVisible());
    QStringList words;
    for (const auto* label : help->findChildren<QLabel*>()) words << label->text();
    for (const QAction* action : allEntries()) {
        if (!action->isVisible()) continue;
        EXPECT_TRUE(words.contains(action->shortcut().toString(QKeySequence::NativeText)))
            << qPrintable(action->text());
    }
}

TEST_F(MainWindows, SwitchTheThemeAtOnce) {
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    EXPECT_TRUE(m_theme.isDark());
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return m_window->palette().color(QPalette::Window) == darkColors().window; }));
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    EXPECT_FALSE(m_theme.isDark());
}

TEST_F(MainWindows, SwitchTheLanguageAtOnceAndKeepEverythingElse) {
    type(control<CountEdit>("sink"), QStringLiteral("64"));
    ASSERT_TRUE(waitUntilIdle());
    m_window->currentPage()->setFocus();
    const QString english = m_window->currentPage()->headline();
    const int width = m_window->inspector().width();
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return m_window->currentPage()->headline() != english && !m_window->currentPage()->busy(); }));
    EXPECT_TRUE(m_window->menuBar()->actions().first()->text().contains(QStringLiteral("文件")));
    EXPECT_EQ(scenario().mask.sink, 64);
    EXPECT_EQ(control<CountEdit>("sink").text(), QStringLiteral("64"));
    EXPECT_TRUE(m_session.undoStack().canUndo());
    EXPECT_TRUE(m_window->inspector().isVisible());
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->inspector().width() == width; }))
        << m_window->inspector().width() << " was " << width;

    m_language.setChoice(LanguageChoice::English);
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->currentPage()->headline() == english; }));
}

TEST_F(MainWindows, SayInTheStatusBarThatAScenarioIsImpossible) {
    type(control<CountEdit>("sink"), QStringLiteral("-1"));
    EXPECT_FALSE(m_session.issues().empty());
    EXPECT_EQ(m_session.validScenario(), Scenario{});
    EXPECT_TRUE(m_window->currentPage()->headline().contains(QStringLiteral("131,072")));
}

TEST_F(MainWindows, ResetTheirLayout) {
    m_window->inspector().hide();
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    EXPECT_TRUE(m_window->inspector().isVisible());
    press(Qt::CTRL | Qt::Key_I);
    EXPECT_FALSE(m_window->inspector().isVisible());
}

TEST_F(MainWindows, ShowAndHideTheScenarioFromTheRail) {
    const auto buttons = m_window->findChildren<RailButton*>();
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    EXPECT_FALSE(m_window->inspector().isVisible());
    EXPECT_FALSE(buttons.last()->isChecked());
    QTest::mouseClick(buttons.last(), Qt::LeftButton);
    EXPECT_TRUE(m_window->inspector().isVisible());
}

TEST_F(MainWindows, GoToAPageByItsButtonInTheRail) {
    const QStringList ids = pageIds();
    for (int at = static_cast<int>(ids.size()) - 1; at >= 0; --at) {
        RailButton* button = m_window->findChildren<RailButton*>()[at];
        QTest::mouseClick(button, Qt::LeftButton);
        EXPECT_EQ(m_window->currentPage()->id(), ids[at]);
        QTest::mouseClick(button, Qt::LeftButton);
        EXPECT_TRUE(button->isChecked()) << "a second click leaves the page shown";
    }
}

TEST_F(MainWindows, ListenToThePagesKeysFromTheStart) {
    EXPECT_TRUE(m_window->currentPage()->isAncestorOf(m_window->focusWidget()) ||
                m_window->focusWidget() == m_window->currentPage());
}

TEST_F(MainWindows, OpenAndSaveAScenario) {
    const TemporaryDirectory directory;
    const QString path = QString::fromStdString(directory.file("s.json"));
    type(control<CountEdit>("sink"), QStringLiteral("64"));
    EXPECT_TRUE(m_window->isWindowModified());
    ASSERT_TRUE(m_window->saveScenario(path));
    EXPECT_FALSE(m_window->isWindowModified());
    EXPECT_TRUE(m_window->windowTitle().contains(QStringLiteral("s.json")));
    m_session.apply({}, QStringLiteral("reset"));
    ASSERT_TRUE(m_window->openScenario(path));
    EXPECT_EQ(scenario().mask.sink, 64);
}

TEST_F(MainWindows, CloseWhileWorkIsUnderWay) {
    // Work like a page's, which the window must not wait for until it is done.
    auto* runner = new Runner(m_window->currentPage());
    bool delivered = false;
    runner->run(
        QStringLiteral("Working"),
        [](const RunControl& control) -> int {
            while (true) control.throwIfStopped();
        },
        [&delivered](const std::shared_ptr<const int>&) { delivered = true; });
    EXPECT_TRUE(m_window->close());
    m_window.reset();
    QCoreApplication::processEvents();
    EXPECT_FALSE(delivered);
}

TEST_F(MainWindows, RememberWhereTheyWereUnlessToldNotTo) {
    const TemporaryDirectory directory;
    QSettings settings(QString::fromStdString(directory.file("settings.ini")), QSettings::IniFormat);
    {
        MainWindow window({m_session, m_theme, m_language, &settings});
        window.show();
        window.resize(1200, 700);
        window.inspector().hide();
        EXPECT_TRUE(window.close());
    }
    MainWindow again({m_session, m_theme, m_language, &settings});
    again.show();
    EXPECT_EQ(again.size(), QSize(1200, 700));
    EXPECT_FALSE(again.inspector().isVisible());
}

TEST_F(MainWindows, ClipNoLabelInEitherLanguageAtAnySize) {
    m_session.apply(quickScenario(), QStringLiteral("run"));
    for (const LanguageChoice language : {LanguageChoice::English, LanguageChoice::Chinese}) {
        m_language.setChoice(language);
        QCoreApplication::processEvents();
        for (const QSize size : {QSize(640, 480), QSize(900, 600), QSize(1440, 900), QSize(2560, 1440)}) {
            m_window->adaptTo(size);
            for (const QString& id : pageIds()) {
                m_window->showPage(id);
                ASSERT_TRUE(waitUntilIdle());
                const bool settled = QTest::qWaitFor(
                    [&] { return m_window->size() == size && clippedLabels(*m_window).isEmpty(); });
                EXPECT_TRUE(settled) << size.width() << "x" << size.height() << " " << qPrintable(id) << ":\n"
                                     << qPrintable(clippedLabels(*m_window).join(u'\n'));
            }
        }
    }
}

TEST_F(MainWindows, ShowTheWholeInspectorWithoutScrollingAtTheirFirstSize) {
    const auto* panel = m_window->findChild<ScenarioPanel*>();
    EXPECT_LE(panel->widget()->minimumSizeHint().height(), panel->viewport()->height());
    EXPECT_LE(panel->widget()->minimumSizeHint().width(), panel->viewport()->width());
}

}  // namespace
}  // namespace triscope::gui
