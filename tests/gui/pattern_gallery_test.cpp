#include "app/gui/gallery/pattern_gallery.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "app/gui/gallery/pattern_picture.h"
#include "app/gui/panels/pattern_rows.h"
#include "app/gui/session/session.h"
#include "app/gui/theme/theme.h"
#include "core/mask/catalog.h"

namespace triscope::gui {
namespace {

class Gallery : public testing::Test {
  protected:
    void choose(const std::string& name) {
        for (int row = 0; row < m_gallery.list().count(); ++row) {
            if (m_gallery.list().item(row)->data(Qt::UserRole).toString().toStdString() == name)
                m_gallery.list().setCurrentRow(row);
        }
    }
    QPushButton* use() {
        for (QPushButton* button : m_gallery.findChildren<QPushButton*>()) {
            if (button->text().startsWith(QStringLiteral("Use"))) return button;
        }
        return nullptr;
    }
    const MaskSettings& mask() const { return m_session.validScenario().mask; }

    Session m_session;
    Theme m_theme{ThemeChoice::Light};
    PatternGallery m_gallery{m_session, m_theme};
};

TEST_F(Gallery, ShowsEachPatternOfTheCatalogWithAPictureOfItsOwn) {
    ASSERT_EQ(m_gallery.list().count(), static_cast<int>(patternCatalog().size()));
    std::vector<QImage> seen;
    for (int row = 0; row < m_gallery.list().count(); ++row) {
        const QListWidgetItem& item = *m_gallery.list().item(row);
        const QImage picture = item.icon().pixmap(96).toImage();
        ASSERT_FALSE(picture.isNull()) << qPrintable(item.text());
        for (const QImage& other : seen) EXPECT_NE(picture, other) << qPrintable(item.text());
        seen.push_back(picture);
    }
}

TEST_F(Gallery, BeginsAtThePresentPattern) {
    EXPECT_EQ(m_gallery.expression(), "triangle");
    EXPECT_EQ(m_gallery.list().currentItem()->text(), QStringLiteral("Triangle"));
}

TEST_F(Gallery, PutsTheChosenPatternInThePresentOnesPlaceAsOneStep) {
    choose("longformer");
    use()->click();
    EXPECT_EQ(mask().pattern, "longformer");
    EXPECT_EQ(mask().shape, MaskShape::square(131072));
    m_session.undoStack().undo();
    EXPECT_EQ(mask().pattern, "triangle");
}

TEST_F(Gallery, CombinesTheChosenPatternWithThePresentOne) {
    choose("sliding-window");
    m_gallery.operation().setCurrentIndex(3);
    EXPECT_EQ(m_gallery.expression(), "triangle minus sliding-window");
    use()->click();
    EXPECT_EQ(mask().pattern, "triangle minus sliding-window");
    PatternGallery again(m_session, m_theme);
    EXPECT_EQ(again.expression(), "triangle minus sliding-window");
    again.list().setCurrentRow(0);
    again.operation().setCurrentIndex(2);
    EXPECT_EQ(again.expression(), "(triangle minus sliding-window) or triangle");
}

TEST_F(Gallery, OffersAShortLengthWhereThePatternCannotBeCountedAtThePresentOne) {
    choose("formula");
    EXPECT_EQ(use()->text(), QStringLiteral("Use, with 1,024 tokens"));
    use()->click();
    EXPECT_EQ(mask().pattern, "formula");
    EXPECT_EQ(mask().shape, MaskShape::square(1024));
}

TEST_F(Gallery, RefusesWhatIsNoPatternAndSaysWhere) {
    m_gallery.typed().setText(QStringLiteral("triangle mins dense"));
    EXPECT_FALSE(use()->isEnabled());
    bool said = false;
    for (const QLabel* label : m_gallery.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("'mins' at column 10"));
    EXPECT_TRUE(said);
}

TEST(PatternRows, ShowTheSettingsOfThePatternsThatAreNamed) {
    Session session;
    const Theme theme{ThemeChoice::Light};
    const PatternRows rows(session, theme);
    const auto shown = [&rows] {
        int count = 0;
        for (const QWidget* row : rows.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            count += row->isHidden() ? 0 : 1;
        return count;
    };
    EXPECT_EQ(shown(), 0);
    Scenario next = session.scenario();
    next.mask.pattern = "fixed minus dilated";
    next.mask.shape = MaskShape::square(4096);
    session.apply(next, {});
    EXPECT_EQ(shown(), 3);  // stride, summary, dilation
    next.mask.pattern = "triangle";
    session.apply(next, {});
    EXPECT_EQ(shown(), 0);
}

}  // namespace
}  // namespace triscope::gui
