#include "core/cost/traced.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace triscope {

namespace {

// "2.94912e+14" as "2.94912e14".
std::string plainExponent(std::string text) {
    const std::size_t e = text.find('e');
    if (e == std::string::npos) return text;
    if (text[e + 1] == '+') text.erase(e + 1, 1);
    const std::size_t digits = text[e + 1] == '-' ? e + 2 : e + 1;
    while (text[digits] == '0' && digits + 1 < text.size()) text.erase(digits, 1);
    return text;
}

}  // namespace

std::string numberText(WideInt value) {
    return groupDigits(value);
}

std::string numberText(double value) {
    const double size = std::abs(value);
    const bool fixed = value == 0 || (1e-4 <= size && size < 1e6);
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   fixed ? std::chars_format::fixed : std::chars_format::scientific);
    return plainExponent({buffer.data(), end.ptr});
}

std::string roundedText(double value) {
    return plainExponent(fmt::format("{:.6g}", value));
}

}  // namespace triscope
