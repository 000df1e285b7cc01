#include "app/gui/theme/theme_colors.h"

#include <algorithm>
#include <cmath>

namespace triscope::gui {

namespace {

double luminance(const QColor& color) {
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const ThemeColors& lightColors() {
    static const ThemeColors kLight{
        .dark = false,
        .window = QColor(0xf3f4f6),
        .surface = QColor(lightPalette().future.fill),
        .raised = QColor(0xffffff),
        .text = QColor(0x1b1f24),
        .muted_text = QColor(0x57606a),
        .grid = QColor(0xd5dae0),
        .control = QColor(0xfafbfc),
        .accent = QColor(0x1f5fbf),
        .on_accent = QColor(0xffffff),
        .error = QColor(0xb3261e),
        .warning = QColor(0x8a5300),
        .dense = QColor(lightPalette().kept.fill),
        .triangle = QColor(lightPalette().full_block.fill),
        .mix = QColor(0x4b4fc4),
        .only_in_a = QColor(0xd55e00),
        .only_in_b = QColor(0x56b4e9),
        .picture = &lightPalette(),
    };
    return kLight;
}

const ThemeColors& darkColors() {
    static const ThemeColors kDark{
        .dark = true,
        .window = QColor(0x16191d),
        .surface = QColor(darkPalette().future.fill),
        .raised = QColor(0x272c33),
        .text = QColor(0xe6eaee),
        .muted_text = QColor(0xa3adb8),
        .grid = QColor(0x3a424b),
        .control = QColor(0x2a3037),
        .accent = QColor(0x86aef7),
        .on_accent = QColor(0x10151c),
        .error = QColor(0xff8f85),
        .warning = QColor(0xf0b84f),
        .dense = QColor(darkPalette().kept.fill),
        .triangle = QColor(darkPalette().full_block.fill),
        .mix = QColor(0x9a9dff),
        .only_in_a = QColor(0xff8a4c),
        .only_in_b = QColor(0x8cceff),
        .picture = &darkPalette(),
    };
    return kDark;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

}  // namespace triscope::gui
