#pragma once

#include "core/base/units.h"

namespace triscope::gui {

// A logarithmic scale of whole numbers cut into slider positions, with 0 before it when asked for.
class LogScale {
  public:
    enum class Zero { Excluded, Included };

    // Precondition: 1 <= least < most, both powers of two.
    LogScale(Index least, Index most, Zero zero = Zero::Excluded);

    static constexpr int kStepsPerOctave = 16;

    int lastPosition() const;
    Index valueAt(int position) const;
    // The nearest position; values beyond an end are at that end.
    int positionOf(Index value) const;

    Index least() const { return m_least; }
    Index most() const { return m_most; }
    bool hasZero() const { return m_zero == Zero::Included; }

  private:
    Index m_least;
    Index m_most;
    Zero m_zero;
};

// What a hand that drags to `value` most likely wants: a power of two when one is within 5 %, else a multiple
// of `step` when that moves the value by no more than 5 %, else the value itself.
Index snapGently(Index value, Index step);

}  // namespace triscope::gui
