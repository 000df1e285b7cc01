#pragma once

namespace triscope {

// Blanks, line ends, control characters, and marks that take no room: what stands between words.
bool isBlank(char32_t character);

// Marks that are tokens of their own where a word begins or ends: . , ; : ! ? quotes, brackets, dashes.
bool isPunctuation(char32_t character);

// Han, kana, bopomofo and their punctuation: scripts that put no blanks between words.
bool isCjk(char32_t character);

// Marks that belong to the character before them: accents, voicing marks, variation selectors.
bool isCombining(char32_t character);

}  // namespace triscope
