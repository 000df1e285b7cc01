#include <gtest/gtest.h>

#include <QApplication>

#include "app/gui/text/language.h"
#include "app/gui/text/translate.h"
#include "core/base/input_error.h"
#include "core/mask/catalog.h"
#include "core/scenario/fields.h"

namespace triscope::gui {
namespace {

const Message kMessage{TRISCOPE_TR("must be from %1 to %2, not %3"), {"0", "%1", "10"}};

bool hasChinese(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

TEST(Translate, PutsNumbersIntoTheEnglishSentence) {
    const Language language(LanguageChoice::English);
    EXPECT_EQ(translate(kMessage), QStringLiteral("must be from 0 to %1, not 10"));
    EXPECT_EQ(translate(Issue{"sink", kMessage}), QStringLiteral("sink: must be from 0 to %1, not 10"));
}

TEST(Translate, SpeaksChineseForMessagesOfCore) {
    const Language language(LanguageChoice::Chinese);
    EXPECT_EQ(translate(kMessage), QStringLiteral("必须在 0 到 %1 之间，不能是 10"));
    EXPECT_EQ(regionTitle(RegionRole::Window), QStringLiteral("窗口"));
    for (const ScenarioField& field : scenarioFields()) {
        EXPECT_TRUE(hasChinese(translateCore(field.help))) << field.name;
    }
    for (const PatternInfo& pattern : patternCatalog()) {
        EXPECT_TRUE(hasChinese(translateCore(pattern.summary))) << pattern.name;
    }
}

TEST(Language, CanBeSwitchedBackAndForth) {
    Language language(LanguageChoice::Chinese);
    EXPECT_EQ(regionTitle(RegionRole::Window), QStringLiteral("窗口"));
    language.setChoice(LanguageChoice::English);
    EXPECT_EQ(regionTitle(RegionRole::Window), QStringLiteral("Window"));
    language.setChoice(LanguageChoice::Chinese);
    EXPECT_EQ(regionTitle(RegionRole::Window), QStringLiteral("窗口"));
}

TEST(Describe, NamesTheFieldsOfAnInputError) {
    const Language language(LanguageChoice::English);
    const auto error = std::make_exception_ptr(InputError(Issues{{"sink", kMessage}, {"last", kMessage}}));
    EXPECT_EQ(describe(error),
              QStringLiteral("sink: must be from 0 to %1, not 10\nlast: must be from 0 to %1, not 10"));
    EXPECT_EQ(describe(std::make_exception_ptr(FileError("a.json", "is gone"))),
              QStringLiteral("a.json: is gone"));
    EXPECT_FALSE(describe(std::make_exception_ptr(std::bad_alloc())).isEmpty());
    EXPECT_FALSE(describe(std::make_exception_ptr(7)).isEmpty());
}

}  // namespace
}  // namespace triscope::gui
