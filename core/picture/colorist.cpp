#include "core/picture/colorist.h"

#include <algorithm>
#include <cmath>

namespace triscope {

namespace {

constexpr double kLeastShown = 0.3;
constexpr std::size_t kPixelsAtOnce = 256;  // of a pair of regions

std::uint32_t opaque(Rgb color) {
    return 0xFF000000U | color;
}

}  // namespace

double shownShare(double kept_share, Shade shade) {
    if (shade == Shade::Linear || kept_share == 0) return kept_share;
    return kLeastShown + (1 - kLeastShown) * std::sqrt(kept_share);
}

Colorist::Colorist(std::span<const Region> regions, const Palette& palette, Shade shade) : m_shade(shade) {
    for (const Region& region : regions) {
        const RegionPaint& paint = palette.paint(region.role);
        m_paints.push_back({region.kept,
                            channels(paint.fill),
                            channels(paint.stripe),
                            {opaque(paint.fill), opaque(paint.stripe)}});
    }
}

Colorist::Channels Colorist::channels(Rgb color) {
    return {static_cast<float>(color >> 16 & 0xFF), static_cast<float>(color >> 8 & 0xFF),
            static_cast<float>(color & 0xFF)};
}

void Colorist::add(Channels& sum, const Channels& color, float weight) {
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += weight * color[c];
}

std::uint32_t Colorist::pixelOf(const Channels& mix) {
    const auto byte = [](float value) { return static_cast<std::uint32_t>(static_cast<int>(value + 0.5F)); };
    return opaque(byte(mix[0]) << 16 | byte(mix[1]) << 8 | byte(mix[2]));
}

PixelColors Colorist::mix(const RegionCounts& counts, CellCount area) const {
    CellCount kept = 0;
    for (std::size_t id = 0; id < m_paints.size(); ++id) {
        if (counts[id] == area) return m_paints[id].pure;
        if (m_paints[id].kept) kept += counts[id];
    }
    const double per_cell = 1 / static_cast<double>(area);
    const double kept_share = static_cast<double>(kept) * per_cell;
    const double shown = shownShare(kept_share, m_shade);
    const double kept_weight = kept == 0 ? 0 : shown / kept_share * per_cell;
    const double other_weight = kept == area ? 0 : (1 - shown) / (1 - kept_share) * per_cell;
    Channels fill{};
    Channels stripe{};
    for (std::size_t id = 0; id < m_paints.size(); ++id) {
        if (counts[id] == 0) continue;
        const Paint& paint = m_paints[id];
        const double weight = static_cast<double>(counts[id]) * (paint.kept ? kept_weight : other_weight);
        add(fill, paint.fill, static_cast<float>(weight));
        add(stripe, paint.stripe, static_cast<float>(weight));
    }
    return {pixelOf(fill), pixelOf(stripe)};
}

void Colorist::fade(const Channels& from, const Channels& to, const float* __restrict share,
                    std::size_t count, std::uint32_t* __restrict pixels) {
    for (std::size_t k = 0; k < count; ++k) {
        const auto channel = [&](std::size_t c) {
            return static_cast<std::uint32_t>(
                static_cast<int>(from[c] + share[k] * (to[c] - from[c]) + 0.5F));
        };
        pixels[k] = opaque(channel(0) << 16 | channel(1) << 8 | channel(2));
    }
}

void Colorist::mixPairs(RegionId first, RegionId second, std::span<const double> shares,
                        std::span<PixelColors> colors) const {
    const Paint& a = m_paints[first];
    const Paint& b = m_paints[second];
    // shown = least * [share > 0] + linear * share + root * sqrt(share), of whichever of the two is kept
    // alone.
    const bool boosted = m_shade == Shade::Boosted && a.kept != b.kept;
    const float least = boosted ? static_cast<float>(kLeastShown) : 0;
    const float root = boosted ? static_cast<float>(1 - kLeastShown) : 0;
    const float linear = boosted ? 0 : 1;
    const bool reversed = boosted && b.kept;
    const Paint& shown_paint = reversed ? b : a;
    const Paint& ground = reversed ? a : b;
    const std::size_t pixels = shares.size();
    const double* __restrict in = shares.data();
    PixelColors* __restrict out = colors.data();
    // No branches and one colour at a time, so that the compiler does several pixels at once.
    for (std::size_t begin = 0; begin < pixels; begin += kPixelsAtOnce) {
        const std::size_t count = std::min(kPixelsAtOnce, pixels - begin);
        float shown[kPixelsAtOnce];
        for (std::size_t k = 0; k < count; ++k) {
            const auto share = static_cast<float>(reversed ? 1 - in[begin + k] : in[begin + k]);
            shown[k] = (share > 0 ? least : 0.0F) + linear * share + root * std::sqrt(share);
        }
        std::uint32_t fill[kPixelsAtOnce];
        std::uint32_t stripe[kPixelsAtOnce];
        fade(ground.fill, shown_paint.fill, shown, count, fill);
        fade(ground.stripe, shown_paint.stripe, shown, count, stripe);
        for (std::size_t k = 0; k < count; ++k) out[begin + k] = {fill[k], stripe[k]};
    }
}

}  // namespace triscope
