#include "core/base/numbers.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace triscope {

namespace {

std::string threeDigits(double value) {
    const double magnitude = std::abs(value);
    if (magnitude >= 999.5) return groupDigits(std::llround(value));
    if (magnitude >= 99.95 || value == 0) return fmt::format("{:.0f}", value);
    if (magnitude >= 9.995) return fmt::format("{:.1f}", value);
    if (magnitude >= 0.9995) return fmt::format("{:.2f}", value);
    return fmt::format("{:.3g}", value);
}

template <std::size_t Count>
std::string scaled(double value, double step, const std::array<const char*, Count>& units) {
    std::size_t unit = 0;
    while (unit + 1 < Count && value >= step * 0.9995) {
        value /= step;
        ++unit;
    }
    // There is no part of a byte or of an operation.
    if (unit == 0) return groupDigits(std::llround(value)) + " " + units[unit];
    return threeDigits(value) + " " + units[unit];
}

int shiftOfSuffix(char suffix) {
    switch (suffix) {
        case 'k':
        case 'K':
            return 10;
        case 'm':
        case 'M':
            return 20;
        case 'g':
        case 'G':
            return 30;
        default:
            return 0;
    }
}

}  // namespace

std::string plainDigits(WideInt value) {
    if (INT64_MIN <= value && value <= INT64_MAX) return std::to_string(static_cast<Index>(value));
    if (value < 0) return "-" + plainDigits(-value);
    std::string digits;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return digits;
}

std::string groupDigits(WideInt value) {
    std::string digits = plainDigits(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string countText(WideInt count, const char* one, const char* many) {
    return groupDigits(count) + ' ' + (count == 1 ? one : many);
}

std::string formatBytes(Bytes bytes) {
    static constexpr std::array kUnits{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    return scaled(bytes.toDouble(), 1024, kUnits);
}

std::string formatFlops(Flops flops) {
    static constexpr std::array kUnits{"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP"};
    return scaled(flops.toDouble(), 1000, kUnits);
}

std::string formatSeconds(Seconds seconds) {
    if (seconds.value > 0 && seconds.value < 0.9995e-6) return threeDigits(seconds.value * 1e9) + " ns";
    if (seconds.value < 1e-3) return threeDigits(seconds.value * 1e6) + " µs";
    if (seconds.value < 1) return threeDigits(seconds.value * 1e3) + " ms";
    return threeDigits(seconds.value) + " s";
}

std::string formatRatio(double ratio) {
    return threeDigits(ratio);
}

std::string formatPercent(double share) {
    const double percent = share * 100;
    if (percent >= 999.95) return groupDigits(std::llround(percent)) + " %";
    if (percent >= 0.95 || percent == 0) return fmt::format("{:.1f} %", percent);
    const int decimals = 1 - static_cast<int>(std::floor(std::log10(percent)));
    return fmt::format("{:.{}f} %", percent, decimals);
}

std::string formatResidual(double share) {
    const double percent = std::round(share * 1000) / 10;
    if (percent == 0) return "0.0 %";
    return fmt::format("{}{:.1f} %", percent < 0 ? "−" : "+", std::abs(percent));
}

std::optional<Index> parseCount(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != ',' && c != ' ' && c != '_') digits += c;
    }
    if (digits.empty()) return std::nullopt;
    const int shift = shiftOfSuffix(digits.back());
    if (shift != 0) digits.pop_back();
    Index value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    const Index scale = Index{1} << shift;
    if (value > INT64_MAX / scale || value < INT64_MIN / scale) return std::nullopt;
    return value * scale;
}

std::string shortCount(Index value) {
    for (const auto& [shift, suffix] : {std::pair{30, "G"}, std::pair{20, "M"}, std::pair{10, "K"}}) {
        const Index scale = Index{1} << shift;
        if (value >= scale && value % scale == 0) return plainDigits(value / scale) + suffix;
    }
    return plainDigits(value);
}

}  // namespace triscope
