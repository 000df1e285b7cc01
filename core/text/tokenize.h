#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/units.h"

namespace triscope {

// How a text becomes tokens. Neither is what a language model does: a model's tokenizer has learned pieces
// of words.
//   Word  whatever stands between blanks; punctuation where a word begins or ends is a token of its own, mark
//         by mark; every CJK character is one too, since Chinese and Japanese have no blanks
//   Byte  each byte of its UTF-8
enum class TokenMode { Word, Byte };

// What stands between a token and the one before.
enum class Gap { None, Blank, Line };

struct Token {
    std::string label;  // valid UTF-8, nothing that cannot be seen; a long word is cut with an ellipsis
    Gap gap = Gap::None;

    friend bool operator==(const Token&, const Token&) = default;
};

struct TokenizedText {
    std::vector<Token> tokens;  // the first of them
    Index total = 0;            // of the whole text
};

// More tokens than these nobody reads as labels.
inline constexpr Index kMostTokens = 4096;

// Splits a text. Bytes that are no UTF-8 become U+FFFD in words and stay what they are in bytes. Of bytes,
// those of printable ASCII are labelled by their character, a blank by U+2423, and others as \x0A.
TokenizedText tokenize(std::string_view text, TokenMode mode, Index most = kMostTokens);

}  // namespace triscope
