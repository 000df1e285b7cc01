#pragma once

#include <gtest/gtest.h>

#include <QTest>
#include <memory>

#include "app/gui/pages/agree/agree_page.h"

namespace triscope::gui {

// The Agree page on a small run of two heads, one of its tabs in sight.
class AgreeTabFixture : public testing::Test {
  protected:
    AgreeTabFixture(const char* tab, Index seq, Index head_dim) : m_session(smallRun(seq, head_dim)) {
        m_page = std::make_unique<AgreePage>(PageContext{m_session, m_theme, m_activity});
        m_page->resize(1000, 800);
        m_page->show();
        EXPECT_TRUE(m_page->showPart(QLatin1String(tab)));
        EXPECT_TRUE(settled());
    }

    static Scenario smallRun(Index seq, Index head_dim) {
        Scenario scenario;
        scenario.mask.sink = 4;
        scenario.mask.window = 16;
        scenario.mask.last = 8;
        scenario.run.seq = seq;
        scenario.run.heads = 2;
        scenario.run.kv_heads = 1;
        scenario.run.head_dim = head_dim;
        return scenario;
    }

    bool settled() {
        return QTest::qWaitFor([this] { return !m_page->busy(); }, 30'000);
    }

    // Whether a label in sight holds these words.
    template <class Label>
    bool says(const QString& words) {
        for (const auto* label : m_page->findChildren<Label*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session;
    Activity m_activity;
    std::unique_ptr<AgreePage> m_page;
};

}  // namespace triscope::gui
