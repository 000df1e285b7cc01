#pragma once

#include <gtest/gtest.h>

#include <QTest>

#include "app/gui/panels/field_row.h"
#include "app/gui/text/language.h"
#include "app/gui/window/main_window.h"

namespace triscope::gui {

// A window on the default scenario, light and in English, that remembers nothing.
class WindowFixture : public testing::Test {
  protected:
    WindowFixture() {
        m_window->adaptTo({1440, 900});
        m_window->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(m_window.get()));
        EXPECT_TRUE(waitUntilIdle());
    }

    // Until the page shows all it has to show. A page may run attention, on a slow machine with a sanitizer.
    bool waitUntilIdle() {
        return QTest::qWaitFor([this] { return !m_window->currentPage()->busy(); }, 120'000);
    }

    // The panel's row of a setting, by its command-line name.
    FieldRow& row(const char* field) { return *m_window->findChild<FieldRow*>(QLatin1String(field)); }

    // A control inside that row.
    template <class Control>
    Control& control(const char* field) {
        return *row(field).findChild<Control*>();
    }

    // Types `text` over what a box holds, and Enter.
    template <class Box>
    void type(Box& box, const QString& text) {
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, text);
        QTest::keyClick(&box, Qt::Key_Return);
    }

    const Scenario& scenario() const { return m_session.scenario(); }

    Theme m_theme{ThemeChoice::Light};
    Language m_language{LanguageChoice::English};
    Session m_session;
    std::unique_ptr<MainWindow> m_window =
        std::make_unique<MainWindow>(WindowContext{m_session, m_theme, m_language});
};

}  // namespace triscope::gui
