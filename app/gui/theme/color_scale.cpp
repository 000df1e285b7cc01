#include "app/gui/theme/color_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace triscope::gui {

namespace {

template <std::size_t Count>
QColor interpolate(const std::array<QRgb, Count>& anchors, double value) {
    if (std::isnan(value)) return QColor(Qt::transparent);
    const double at = std::clamp(value, 0.0, 1.0) * (Count - 1);
    const auto low = std::min(static_cast<std::size_t>(at), Count - 2);
    const double share = at - static_cast<double>(low);
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    const QRgb a = anchors[low];
    const QRgb b = anchors[low + 1];
    return {mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))};
}

}  // namespace

QColor viridis(double value) {
    static constexpr std::array<QRgb, 11> kAnchors{0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c,
                                                   0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725};
    return interpolate(kAnchors, value);
}

QColor diverging(double value, bool dark) {
    static constexpr std::array<QRgb, 7> kLight{0x2166ac, 0x67a9cf, 0xd1e5f0, 0xf7f7f7,
                                                0xfddbc7, 0xef8a62, 0xb2182b};
    static constexpr std::array<QRgb, 7> kDark{0x8cc4f5, 0x3d83c4, 0x1e4468, 0x1b1f24,
                                               0x5e2620, 0xc2513f, 0xffa08c};
    return interpolate(dark ? kDark : kLight, (value + 1) / 2);
}

}  // namespace triscope::gui
