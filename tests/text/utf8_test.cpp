#include "core/text/utf8.h"

#include <gtest/gtest.h>

namespace triscope {
namespace {

TEST(Utf8, DecodesCharactersOfEveryLength) {
    EXPECT_EQ(decodeAt("a", 0).value, U'a');
    EXPECT_EQ(decodeAt("é", 0).value, U'é');
    EXPECT_EQ(decodeAt("猫", 0).value, U'猫');
    EXPECT_EQ(decodeAt("😀", 0).value, U'😀');
    EXPECT_EQ(decodeAt("😀", 0).bytes, 4U);
}

TEST(Utf8, ReplacesWhatIsNone) {
    const struct {
        const char* what;
        std::string_view text;
        Index replaced;
    } cases[] = {
        {"a stray continuation", "a\x80z", 1},
        {"a character that breaks off", "\xE7\x8C", 2},
        {"a character that another interrupts",
         "\xE7"
         "a",
         1},
        {"an overlong form", "\xC0\xAF", 2},
        {"an overlong form of three bytes", "\xE0\x80\xAF", 3},
        {"a surrogate", "\xED\xA0\x80", 3},
        {"a value beyond the last", "\xF4\x90\x80\x80", 4},
        {"a byte that never occurs", "\xFF", 1},
    };
    for (const auto& broken : cases) {
        const CleanText clean = cleanUtf8(broken.text);
        EXPECT_EQ(clean.replaced, broken.replaced) << broken.what;
        EXPECT_EQ(cleanUtf8(clean.text).replaced, 0) << broken.what;
    }
    EXPECT_EQ(cleanUtf8("a\x80z").text, "a\uFFFDz");
}

TEST(Utf8, LeavesOutTheByteOrderMark) {
    EXPECT_EQ(cleanUtf8("\xEF\xBB\xBFme").text, "me");
    EXPECT_EQ(cleanUtf8("\xEF\xBB\xBFme").replaced, 0);
}

TEST(Utf8, CutsBetweenCharacters) {
    EXPECT_EQ(beginningOf("a猫b", 5), "a猫b");
    EXPECT_EQ(beginningOf("a猫b", 4), "a猫");
    EXPECT_EQ(beginningOf("a猫b", 3), "a");
    EXPECT_EQ(beginningOf("a猫b", 2), "a");
    EXPECT_EQ(beginningOf("猫", 0), "");
}

}  // namespace
}  // namespace triscope
