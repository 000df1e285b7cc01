#include "core/text/tokenize.h"

#include <algorithm>

#include "core/text/characters.h"
#include "core/text/utf8.h"

namespace triscope {

namespace {

constexpr std::size_t kMostInLabel = 40;  // characters
constexpr const char* kEllipsis = "\xE2\x80\xA6";
constexpr const char* kVisibleBlank = "\xE2\x90\xA3";

// One character with the marks that belong to it.
struct Letter {
    std::string text;
    char32_t value = 0;
};

class Tokens {
  public:
    explicit Tokens(Index most) : m_most(most) {}

    void widenGap(Gap gap) { m_gap = std::max(m_gap, gap); }
    void add(std::string label) {
        const Gap gap = m_text.total == 0 ? Gap::None : m_gap;
        if (m_text.total++ < m_most) m_text.tokens.push_back({std::move(label), gap});
        m_gap = Gap::None;
    }
    TokenizedText take() { return std::move(m_text); }

  private:
    Index m_most;
    TokenizedText m_text;
    Gap m_gap = Gap::None;
};

std::string labelOf(std::vector<Letter>::const_iterator first, std::vector<Letter>::const_iterator last) {
    const bool cut = last - first > static_cast<std::ptrdiff_t>(kMostInLabel);
    std::string label;
    std::for_each(first, cut ? first + kMostInLabel - 1 : last,
                  [&label](const Letter& letter) { label += letter.text; });
    return cut ? label + kEllipsis : label;
}

// A word without blanks and CJK characters: its marks in front, itself, its marks behind.
void addWord(const std::vector<Letter>& word, Tokens& tokens) {
    const auto is_mark = [](const Letter& letter) { return isPunctuation(letter.value); };
    const auto first = std::find_if_not(word.begin(), word.end(), is_mark);
    const auto last = std::find_if_not(word.rbegin(), std::make_reverse_iterator(first), is_mark).base();
    for (auto mark = word.begin(); mark != first; ++mark) tokens.add(mark->text);
    if (first != last) tokens.add(labelOf(first, last));
    for (auto mark = last; mark != word.end(); ++mark) tokens.add(mark->text);
}

TokenizedText tokenizeWords(std::string_view text, Index most) {
    Tokens tokens(most);
    std::vector<Letter> word;
    const auto finish = [&word, &tokens] {
        addWord(word, tokens);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeAt(text, at);
        const std::string bytes =
            point.valid ? std::string(text.substr(at, point.bytes)) : std::string(kReplacementBytes);
        at += point.bytes;
        const bool joins = isCombining(point.value) && !word.empty();
        if (joins && word.back().text.size() < kMostInLabel) word.back().text += bytes;
        if (joins) continue;
        if (isBlank(point.value)) {
            finish();
            tokens.widenGap(point.value == U'\n' ? Gap::Line : Gap::Blank);
            continue;
        }
        // A CJK character waits in the word for its marks.
        if (isCjk(point.value) || (!word.empty() && isCjk(word.back().value))) finish();
        word.push_back({bytes, point.value});
    }
    finish();
    return tokens.take();
}

std::string byteLabel(unsigned char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (byte == ' ') return kVisibleBlank;
    if (byte > ' ' && byte < 0x7F) return {static_cast<char>(byte)};
    return {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
}

TokenizedText tokenizeBytes(std::string_view text, Index most) {
    TokenizedText tokens;
    tokens.total = static_cast<Index>(text.size());
    for (const char byte : text.substr(0, static_cast<std::size_t>(most)))
        tokens.tokens.push_back({byteLabel(static_cast<unsigned char>(byte)), Gap::None});
    return tokens;
}

}  // namespace

TokenizedText tokenize(std::string_view text, TokenMode mode, Index most) {
    return mode == TokenMode::Word ? tokenizeWords(text, most) : tokenizeBytes(text, most);
}

}  // namespace triscope
