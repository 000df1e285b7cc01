#include "core/text/tokenize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/text/utf8.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> labels(std::string_view text, TokenMode mode = TokenMode::Word) {
    std::vector<std::string> labels;
    for (const Token& token : tokenize(text, mode).tokens) labels.push_back(token.label);
    return labels;
}

TEST(Words, AreWhatStandsBetweenBlanks) {
    EXPECT_THAT(labels("the cat  sat\n\ton it"), ElementsAre("the", "cat", "sat", "on", "it"));
    EXPECT_THAT(labels("wide\u3000and\u00A0narrow"), ElementsAre("wide", "and", "narrow"));
    EXPECT_THAT(labels(""), IsEmpty());
    EXPECT_THAT(labels(" \r\n "), IsEmpty());
}

TEST(Words, LeaveTheirPunctuationAsTokens) {
    EXPECT_THAT(labels("Yes, (really)..."), ElementsAre("Yes", ",", "(", "really", ")", ".", ".", "."));
    EXPECT_THAT(labels("“sat”"), ElementsAre("“", "sat", "”"));
    EXPECT_THAT(labels("?!"), ElementsAre("?", "!"));
}

TEST(Words, KeepPunctuationInside) {
    EXPECT_THAT(labels("don't 3.14 sub-word"), ElementsAre("don't", "3.14", "sub-word"));
}

TEST(Words, SplitChineseAndJapaneseByCharacter) {
    EXPECT_THAT(labels("猫坐着。Qt很好"), ElementsAre("猫", "坐", "着", "。", "Qt", "很", "好"));
    EXPECT_THAT(labels("ねこ"), ElementsAre("ね", "こ"));
    EXPECT_THAT(labels("か\u3099き"), ElementsAre("か\u3099", "き"))
        << "the voicing mark stays with its kana";
    EXPECT_THAT(labels("𠀀𠀁"), ElementsAre("𠀀", "𠀁"));
}

TEST(Words, KeepAccentsWithTheirLetter) {
    EXPECT_THAT(labels("cafe\u0301 noir"), ElementsAre("cafe\u0301", "noir"));
    EXPECT_THAT(labels("한국어 말"), ElementsAre("한국어", "말")) << "Korean has blanks";
}

TEST(Words, SayWhatStandsBeforeThem) {
    EXPECT_THAT(tokenize(" a b,\n c猫", TokenMode::Word).tokens,
                ElementsAre(Token{"a", Gap::None}, Token{"b", Gap::Blank}, Token{",", Gap::None},
                            Token{"c", Gap::Line}, Token{"猫", Gap::None}));
}

TEST(Words, ShowWhereBytesAreNoUtf8) {
    EXPECT_THAT(labels("c\xFFt \x80"), ElementsAre("c\uFFFDt", "\uFFFD"));
}

TEST(Words, AreCutWhenNobodyCouldReadThem) {
    const std::string label = labels(std::string(1'000'000, 'x')).front();
    EXPECT_EQ(label, std::string(39, 'x') + "…");
    std::string marks = "a";
    for (int i = 0; i < 10'000; ++i) marks += "\u0301";
    ASSERT_EQ(labels(marks).size(), 1U);
    EXPECT_LT(labels(marks).front().size(), 50U);
}

TEST(Bytes, AreLabelledByCharacterOrByNumber) {
    EXPECT_THAT(labels("a b\n", TokenMode::Byte), ElementsAre("a", "␣", "b", "\\x0A"));
    EXPECT_THAT(labels("é\xFF", TokenMode::Byte), ElementsAre("\\xC3", "\\xA9", "\\xFF"));
    EXPECT_THAT(labels(std::string_view("\0", 1), TokenMode::Byte), ElementsAre("\\x00"));
}

TEST(Tokens, AreCountedBeyondTheLimit) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "word ";
    const TokenizedText words = tokenize(text, TokenMode::Word);
    EXPECT_EQ(words.total, 5000);
    EXPECT_EQ(words.tokens.size(), 4096U);
    EXPECT_EQ(tokenize(text, TokenMode::Byte).total, 25'000);
    EXPECT_EQ(tokenize(text, TokenMode::Byte).tokens.size(), 4096U);
    EXPECT_THAT(tokenize("a b c", TokenMode::Word, 2).tokens,
                ElementsAre(Token{"a", Gap::None}, Token{"b", Gap::Blank}));
}

TEST(Tokens, HaveLabelsOfValidUtf8WhateverTheText) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string text(64, '\0');
        for (char& byte : text) byte = static_cast<char>(random());
        for (const TokenMode mode : {TokenMode::Word, TokenMode::Byte}) {
            const TokenizedText tokens = tokenize(text, mode);
            EXPECT_EQ(tokens.total, static_cast<Index>(tokens.tokens.size()));
            for (const Token& token : tokens.tokens) {
                EXPECT_FALSE(token.label.empty());
                EXPECT_EQ(cleanUtf8(token.label).replaced, 0);
            }
        }
    }
}

}  // namespace
}  // namespace triscope
