#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/units.h"

namespace triscope {

// What stands where bytes are no UTF-8: U+FFFD, and its own UTF-8 bytes.
inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr const char* kReplacementBytes = "\xEF\xBF\xBD";

// One character of a text, and how many bytes it takes there.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
    bool valid = true;  // else `value` is kReplacement and stands for one byte
};

// The character that begins at byte `at`. Whatever is no UTF-8 (a stray or missing continuation, an overlong
// form, a surrogate, a value above U+10FFFF) is replaced byte by byte. Precondition: at < text.size().
CodePoint decodeAt(std::string_view text, std::size_t at);

struct CleanText {
    std::string text;    // valid UTF-8, without a byte order mark
    Index replaced = 0;  // how many bytes were no UTF-8
};

// The text with every byte that is no UTF-8 replaced.
CleanText cleanUtf8(std::string_view text);

// The longest beginning of at most `most` bytes that does not cut a character of a valid text in two.
std::string_view beginningOf(std::string_view text, std::size_t most);

}  // namespace triscope
