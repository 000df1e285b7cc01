#include "app/gui/widgets/log_scale.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace triscope::gui {

namespace {

constexpr double kPull = 0.05;

bool isNear(Index candidate, Index value) {
    return std::abs(static_cast<double>(candidate - value)) <= kPull * static_cast<double>(value);
}

Index nearestPowerOfTwo(Index value) {
    const auto below = static_cast<Index>(std::bit_floor(static_cast<std::uint64_t>(value)));
    return value - below <= 2 * below - value ? below : 2 * below;
}

}  // namespace

LogScale::LogScale(Index least, Index most, Zero zero) : m_least(least), m_most(most), m_zero(zero) {
    assert(least >= 1 && least < most);
    assert(std::has_single_bit(static_cast<std::uint64_t>(least)));
    assert(std::has_single_bit(static_cast<std::uint64_t>(most)));
}

int LogScale::lastPosition() const {
    const int octaves = std::countr_zero(static_cast<std::uint64_t>(m_most / m_least));
    return octaves * kStepsPerOctave + (hasZero() ? kStepsPerOctave : 0);
}

// With a zero, it takes the octave before `least`; all of that octave below its end is 0.
Index LogScale::valueAt(int position) const {
    if (hasZero()) position -= kStepsPerOctave;
    if (position < 0) return 0;
    return static_cast<Index>(std::llround(static_cast<double>(m_least) *
                                           std::exp2(static_cast<double>(position) / kStepsPerOctave)));
}

int LogScale::positionOf(Index value) const {
    const int first = hasZero() ? kStepsPerOctave : 0;
    if (value < m_least) return hasZero() && value > 0 ? first : 0;
    const double octaves = std::log2(static_cast<double>(value) / static_cast<double>(m_least));
    return std::min(first + static_cast<int>(std::lround(octaves * kStepsPerOctave)), lastPosition());
}

Index snapGently(Index value, Index step) {
    if (value <= 0) return value;
    const Index power = nearestPowerOfTwo(value);
    if (isNear(power, value)) return power;
    const Index multiple = (value + step / 2) / step * step;
    return multiple > 0 && isNear(multiple, value) ? multiple : value;
}

}  // namespace triscope::gui
