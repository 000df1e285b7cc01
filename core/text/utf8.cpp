#include "core/text/utf8.h"

namespace triscope {

namespace {

constexpr CodePoint kBroken{kReplacement, 1, false};

unsigned byteAt(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool isContinuation(unsigned byte) {
    return (byte & 0xC0U) == 0x80U;
}

// How many bytes a character takes that begins with this one; 0 when none does.
std::size_t lengthFrom(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

// The smallest value that needs so many bytes; a smaller one is an overlong form.
constexpr char32_t kLeastOf[] = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

CodePoint decodeAt(std::string_view text, std::size_t at) {
    const unsigned lead = byteAt(text, at);
    const std::size_t bytes = lengthFrom(lead);
    if (bytes == 0 || bytes > text.size() - at) return kBroken;
    if (bytes == 1) return {lead, 1};
    char32_t value = lead & (0x7FU >> bytes);
    for (std::size_t next = 1; next < bytes; ++next) {
        const unsigned byte = byteAt(text, at + next);
        if (!isContinuation(byte)) return kBroken;
        value = value << 6U | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < kLeastOf[bytes] || surrogate || value > 0x10FFFF) return kBroken;
    return {value, bytes};
}

CleanText cleanUtf8(std::string_view text) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
    CleanText clean;
    clean.text.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeAt(text, at);
        if (point.valid) {
            clean.text += text.substr(at, point.bytes);
        } else {
            clean.text += kReplacementBytes;
            ++clean.replaced;
        }
        at += point.bytes;
    }
    return clean;
}

std::string_view beginningOf(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && isContinuation(byteAt(text, most))) --most;
    return text.substr(0, most);
}

}  // namespace triscope
