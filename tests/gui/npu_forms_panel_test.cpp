#include "app/gui/pages/explore/npu_forms_panel.h"

#include <QLabel>

#include "app/gui/pages/explore/side_tabs.h"
#include "app/gui/views/mask_view.h"
#include "core/mask/catalog.h"
#include "tests/gui/labels.h"
#include "tests/gui/window_fixture.h"

namespace triscope::gui {
namespace {

class NpuForms : public WindowFixture {
  protected:
    NpuForms() { m_window->showPage(QStringLiteral("explore")); }

    NpuFormsPanel& panel() { return *m_window->findChild<NpuFormsPanel*>(); }
    SideTabs& tabs() { return *m_window->findChild<SideTabs*>(); }
    void apply(const std::function<void(MaskSettings&)>& change) {
        Scenario next = m_session.scenario();
        change(next.mask);
        m_session.apply(next, QStringLiteral("mask"));
        ASSERT_TRUE(waitUntilIdle());
        QTest::qWait(1);
    }
    // What the panel says, line by line of labels.
    QStringList words() {
        QStringList said;
        for (const QLabel* label : panel().findChildren<QLabel*>()) said << label->text();
        return said;
    }
    // The labels that follow the one with that text.
    QStringList after(const QString& text, int count) {
        const QStringList said = words();
        return said.mid(said.indexOf(text) + 1, count);
    }
};

TEST_F(NpuForms, AreShownBesideTheNumbersByTheKeyN) {
    EXPECT_FALSE(panel().isVisible());
    auto* view = m_window->currentPage()->findChild<MaskView*>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_N);
    EXPECT_TRUE(panel().isVisible());
    QTest::keyClick(view, Qt::Key_N);
    EXPECT_FALSE(panel().isVisible());
}

TEST_F(NpuForms, SayBytesAndWhetherTheyAreExact) {
    tabs().showPanel(1);
    apply([](MaskSettings& mask) { mask.shape = MaskShape::square(4096); });
    EXPECT_EQ(after(QStringLiteral("Token mask, fp32"), 3), (QStringList{"", "64.0 MiB", "✓"}));
    EXPECT_EQ(after(QStringLiteral("Compressed band"), 3), (QStringList{"4", "4.00 MiB", "✗"}));
    apply([](MaskSettings& mask) { mask.pattern = "dense"; });
    EXPECT_EQ(after(QStringLiteral("Compressed band"), 3), (QStringList{"4", "4.00 MiB", "✓"}));
}

TEST_F(NpuForms, ShowTheCallsThatAddUpToTheMask) {
    tabs().showPanel(1);
    apply([](MaskSettings& mask) { mask.convention = Convention::Kernel; });
    EXPECT_EQ(after(QStringLiteral("Sq"), 3), (QStringList{"130,944", "130,432", "128"}));
    EXPECT_EQ(after(QStringLiteral("pre_tokens"), 3), (QStringList{"511", "–", "–"}));
    EXPECT_TRUE(words().contains(QStringLiteral("✓ Together 84,725,028 cells: exactly the mask.")));
    apply([](MaskSettings& mask) { mask.pattern = "full"; });
    EXPECT_FALSE(words().contains(QStringLiteral("Sq")));
    EXPECT_TRUE(words().filter(QStringLiteral("This pattern does not.")).size() == 1);
}

TEST_F(NpuForms, HaveRoomForTheLongestNumbersInBothLanguages) {
    for (const LanguageChoice choice : {LanguageChoice::English, LanguageChoice::Chinese}) {
        m_language.setChoice(choice);
        QTest::qWait(1);
        m_window->adaptTo({1440, 900});
        tabs().showPanel(1);
        for (const Index tokens : {Index{4096}, Index{131072}, kMaxLength}) {
            apply([tokens](MaskSettings& mask) { mask.shape = MaskShape::square(tokens); });
            // Layouts settle one inside the other.
            EXPECT_TRUE(QTest::qWaitFor([this] {
                return clippedLabels(panel()).isEmpty() && panel().width() <= panel().parentWidget()->width();
            }));
            EXPECT_STREQ(qPrintable(clippedLabels(panel()).join(QLatin1Char(10))), "") << tokens;
            EXPECT_LE(panel().width(), panel().parentWidget()->width()) << "cut off at the right, " << tokens;
            EXPECT_GE(m_window->currentPage()->findChild<MaskView*>()->width(), 360) << tokens;
        }
    }
}

TEST_F(NpuForms, ExplainEveryFormAndValueInAToolTip) {
    tabs().showPanel(1);
    int explained = 0;
    for (const QLabel* label : panel().findChildren<QLabel*>()) {
        if (label->accessibleDescription().isEmpty()) continue;
        EXPECT_EQ(label->toolTip(), label->accessibleDescription());
        ++explained;
    }
    EXPECT_EQ(explained, 9 + 7) << "nine forms and seven mask values";
}

}  // namespace
}  // namespace triscope::gui
