#include "app/gui/pages/explore/text_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <algorithm>

#include "app/gui/pages/explore/text_box.h"
#include "app/gui/pages/explore/token_flow_view.h"
#include "app/gui/pages/page.h"
#include "app/gui/panels/pointer_panel.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/window/shortcut_help.h"
#include "core/io/atomic_file.h"
#include "tests/gui/labels.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

class TextPanels : public WindowFixture {
  protected:
    TextPanels() {
        m_window->showPage(QStringLiteral("explore"));
        EXPECT_TRUE(waitUntilIdle());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_X);
    }

    TextPanel& panel() const { return *m_window->findChild<TextPanel*>(); }
    TextBox& box() const { return *panel().findChild<TextBox*>(); }
    TokenFlowView& flow() const { return *panel().findChild<TokenFlowView*>(); }
    MaskView& view() const { return *m_window->currentPage()->findChild<MaskView*>(); }
    QPushButton& button(const char* name) const {
        return *panel().findChild<QPushButton*>(QLatin1String(name));
    }
    QString words(const char* label) const {
        return panel().findChild<QLabel*>(QLatin1String(label))->text();
    }
    Index length() const { return scenario().mask.shape.keys; }

    void use(const QString& text) {
        box().setText(text.toStdString());
        use();
    }
    void use() {
        button("use").click();
        ASSERT_TRUE(waitUntilIdle());
    }
    void useTriangle(Index sink, Index window, Index last) {
        Scenario next = scenario();
        next.mask.sink = sink;
        next.mask.window = window;
        next.mask.last = last;
        m_session.apply(next, QStringLiteral("numbers"));
        ASSERT_TRUE(waitUntilIdle());
    }
    QPoint pointOf(MaskCell cell) const {
        return view()
            .viewport()
            .rectOf({{cell.row, cell.row + 1}, {cell.key, cell.key + 1}})
            .center()
            .toPoint();
    }
    QString pointedAt() const {
        QStringList lines;
        for (const QLabel* label : m_window->findChild<PointerPanel*>()->findChildren<QLabel*>())
            lines << label->text();
        return lines.join(u'\n');
    }
    void open(const std::string& content) {
        writeWholeFile(m_directory.file("words.txt"), content);
        panel().openFile(QString::fromStdString(m_directory.file("words.txt")));
        ASSERT_TRUE(waitUntilIdle());
    }

    const QString m_sentence = QStringLiteral("The cat sat on the mat because it was warm and dry");
    TemporaryDirectory m_directory;
};

TEST_F(TextPanels, AreShownByTheirKeyAndSayThatTheyAreNoModelsTokenizer) {
    EXPECT_TRUE(panel().isVisible());
    EXPECT_TRUE(box().hasFocus());
    const auto labels = panel().findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains(QStringLiteral("not a model's tokenizer"));
    }));
}

TEST_F(TextPanels, MakeTheMaskAsLongAsTheTextInOneStep) {
    EXPECT_EQ(view().scene().words, nullptr);
    const int steps = m_session.undoStack().count();
    use(m_sentence);
    EXPECT_EQ(length(), 12);
    EXPECT_EQ(m_session.undoStack().count(), steps + 1);
    ASSERT_NE(view().scene().words, nullptr);
    EXPECT_EQ(view().scene().words->at(1), QStringLiteral("cat"));
}

TEST_F(TextPanels, TakeTheWordsOffWhenTheLengthIsAnother) {
    use(m_sentence);
    m_session.undoStack().undo();
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_EQ(length(), 131072);
    EXPECT_EQ(view().scene().words, nullptr);
    EXPECT_TRUE(words("state").contains(QStringLiteral("off"))) << qPrintable(words("state"));
    EXPECT_TRUE(words("state").contains(QStringLiteral("131,072")));
    EXPECT_FALSE(button("show").isEnabled());
    m_session.undoStack().redo();
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_NE(view().scene().words, nullptr) << "the text fits again";
}

TEST_F(TextPanels, GiveTheRulersMoreRoomOnlyForWords) {
    const QRectF before = view().viewport().area();
    use(m_sentence);
    const QRectF with_words = view().viewport().area();
    EXPECT_GT(with_words.top(), before.top());
    EXPECT_GT(with_words.left(), before.left());
    view().zoomBy(4);
    EXPECT_EQ(view().viewport().area(), with_words) << "stable while zooming";
    button("show").click();
    EXPECT_EQ(view().scene().words, nullptr);
    EXPECT_EQ(view().viewport().area(), before);
    button("show").click();
    EXPECT_EQ(view().viewport().area(), with_words);
}

TEST_F(TextPanels, NameTheWordsOfTheCellUnderThePointer) {
    use(m_sentence);
    QTest::mouseMove(&view(), pointOf({2, 1}));
    EXPECT_TRUE(pointedAt().contains(QStringLiteral("Query 2 “sat” sees key 1 “cat”")))
        << qPrintable(pointedAt());
}

TEST_F(TextPanels, HighlightExactlyTheKeysOfTheMarkedQuery) {
    use(m_sentence);
    useTriangle(2, 3, 2);
    const Mask& mask = *view().scene().tokens;
    for (QueryIndex row = 0; row < 12; ++row) {
        view().point(MaskCell{row, 0});
        const auto spans = mask.keptSpans(row);
        for (Index key = 0; key < 12; ++key) {
            const bool kept = std::any_of(spans.begin(), spans.end(),
                                          [key](const Range& span) { return span.contains(key); });
            const WordLook& look = flow().looks()[static_cast<std::size_t>(key)];
            EXPECT_EQ(look.kind, kept ? WordLook::Kind::Seen : WordLook::Kind::Unseen) << row << ' ' << key;
            EXPECT_EQ(look.is_query, key == row);
            if (!kept) continue;
            EXPECT_EQ(look.region, mask.regions()[mask.regionAt(row, key)].role);
        }
    }
}

TEST_F(TextPanels, MarkARowFromItsWordAndPinItByAClick) {
    use(m_sentence);
    const QPoint sat = flow().placeOf(2).center().toPoint();
    QTest::mouseMove(flow().viewport(), sat);
    ASSERT_TRUE(view().markedCell().has_value());
    EXPECT_EQ(view().markedCell()->row, 2);
    EXPECT_EQ(m_session.selection().target().row, 2);
    EXPECT_FALSE(view().isPinned());
    EXPECT_TRUE(words("sentence").contains(QStringLiteral("“sat”"))) << qPrintable(words("sentence"));
    QTest::mouseClick(flow().viewport(), Qt::LeftButton, {}, sat);
    EXPECT_TRUE(view().isPinned());
    QTest::mouseMove(flow().viewport(), flow().placeOf(7).center().toPoint());
    EXPECT_EQ(view().markedCell()->row, 2);
    QTest::mouseClick(flow().viewport(), Qt::LeftButton, {}, sat);
    EXPECT_FALSE(view().isPinned());
}

TEST_F(TextPanels, NameTheQueriesOfAChunkByTheirPosition) {
    use(m_sentence);
    Scenario next = scenario();
    next.mask.shape = {4, 12, 8, 12};
    m_session.apply(next, QStringLiteral("chunk"));
    ASSERT_TRUE(waitUntilIdle());
    ASSERT_NE(view().scene().words, nullptr);
    QTest::mouseMove(&view(), pointOf({0, 1}));
    EXPECT_TRUE(pointedAt().contains(QStringLiteral("Query 8 “was”"))) << qPrintable(pointedAt());
    QTest::mouseMove(flow().viewport(), flow().placeOf(9).center().toPoint());
    EXPECT_EQ(view().markedCell()->row, 1);
    QTest::mouseMove(flow().viewport(), flow().placeOf(2).center().toPoint());
    EXPECT_FALSE(view().markedCell().has_value()) << "no query of this call";
}

TEST_F(TextPanels, SayThatALongTextIsCut) {
    open([] {
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += "word ";
        return text;
    }());
    EXPECT_TRUE(words("count").contains(QStringLiteral("20,000 tokens, of which the first 4,096")))
        << qPrintable(words("count"));
    EXPECT_TRUE(words("count").contains(QStringLiteral("only the beginning")));
    use();
    EXPECT_EQ(length(), 4096);
    EXPECT_EQ(view().scene().words->size(), 4096);
}

TEST_F(TextPanels, ReadNoMoreThanAMebibyteAndSaySo) {
    std::string text(std::size_t{3} << 20, ' ');
    std::fill_n(text.begin(), 4, 'a');
    open(text);
    EXPECT_TRUE(words("count").contains(QStringLiteral("first 1 MiB of words.txt")))
        << qPrintable(words("count"));
    EXPECT_TRUE(words("count").startsWith(QStringLiteral("1 token.")));
}

TEST_F(TextPanels, SurviveAFileThatIsNoUtf8) {
    open("good \xFF\xFE b\xC3 d");
    EXPECT_TRUE(words("count").contains(QStringLiteral("3 bytes were no UTF-8")))
        << qPrintable(words("count"));
    use();
    EXPECT_EQ(length(), 4);
    EXPECT_EQ(view().scene().words->at(2), QStringLiteral("b\uFFFD"));
    EXPECT_FALSE(view().grab().isNull());
}

TEST_F(TextPanels, SayWhyAFileWasNotOpenedAndKeepTheText) {
    use(m_sentence);
    panel().openFile(QString::fromStdString(m_directory.file("missing.txt")));
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_TRUE(words("count").contains(QStringLiteral("missing.txt was not opened")))
        << qPrintable(words("count"));
    EXPECT_EQ(box().text(), m_sentence.toStdString());
    EXPECT_TRUE(panel().isVisible());
}

TEST_F(TextPanels, KeepTheTextWhenTheLanguageChanges) {
    use(m_sentence);
    m_language.setChoice(LanguageChoice::Chinese);
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_EQ(box().text(), m_sentence.toStdString());
    ASSERT_NE(view().scene().words, nullptr);
    EXPECT_EQ(view().scene().words->at(11), QStringLiteral("dry"));
}

TEST_F(TextPanels, AreInTheListOfKeys) {
    const ShortcutHelp help(*m_window->menuBar(), *m_window->currentPage());
    const auto labels = help.findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text() == QStringLiteral("X"); }));
}

TEST_F(TextPanels, ClipNoWords) {
    use(m_sentence);
    useTriangle(2, 3, 2);
    view().point(MaskCell{7, 1});
    EXPECT_EQ(clippedLabels(panel()), QStringList());
}

TEST_F(TextPanels, CountBytesWhereAsked) {
    box().setText("a 猫");
    EXPECT_TRUE(words("count").startsWith(QStringLiteral("2 tokens")));
    panel().findChild<QComboBox*>()->setCurrentIndex(1);
    EXPECT_TRUE(words("count").startsWith(QStringLiteral("5 tokens"))) << qPrintable(words("count"));
    use();
    EXPECT_EQ(view().scene().words->at(2), QStringLiteral("\\xE7"));
}

TEST_F(TextPanels, RefuseAnEmptyText) {
    box().setText("  \n");
    EXPECT_FALSE(button("use").isEnabled());
    QTest::keyClicks(&box(), QStringLiteral("word"));
    EXPECT_TRUE(button("use").isEnabled());
}

TEST_F(TextPanels, TakeALongPasteWithoutShowingAllOfIt) {
    box().setText("");
    QGuiApplication::clipboard()->setText(QString(200'000, u'x') + QStringLiteral(" end"));
    box().paste();
    EXPECT_TRUE(words("count").startsWith(QStringLiteral("2 tokens"))) << qPrintable(words("count"));
    EXPECT_FALSE(box().showsAll());
    EXPECT_LT(box().toPlainText().size(), 30'000);
    box().clear();
    EXPECT_TRUE(box().text().empty()) << "what lay behind is gone too";
}

TEST_F(TextPanels, SayThatAHugePasteIsCut) {
    box().setText("");
    QGuiApplication::clipboard()->setText(QString(3 << 19, u'x'));
    box().paste();
    EXPECT_TRUE(words("count").contains(QStringLiteral("first 1 MiB is kept"))) << qPrintable(words("count"));
    EXPECT_EQ(box().text().size(), std::size_t{1} << 20);
    box().clear();
    EXPECT_FALSE(words("count").contains(QStringLiteral("1 MiB")));
}

TEST_F(TextPanels, OfferNumbersThatLeaveSomethingOut) {
    QPushButton& offer = button("try");
    EXPECT_TRUE(offer.isHidden());
    use(m_sentence);
    ASSERT_TRUE(offer.isVisible()) << "a window of 512 tokens holds all of it";
    offer.click();
    ASSERT_TRUE(waitUntilIdle());
    EXPECT_EQ(scenario().mask.window, 3);
    EXPECT_EQ(length(), 12);
    EXPECT_TRUE(offer.isHidden());
}

}  // namespace
}  // namespace triscope::gui
