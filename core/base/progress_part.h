#pragma once

#include "core/base/run_control.h"

namespace triscope {

// A part of a longer work that reports its own progress from 0 to 1, as the whole's from `begin` to `end`.
inline RunControl partOf(const RunControl& control, double begin, double end) {
    return {control.stop,
            [control, begin, end](double share) { control.report(begin + share * (end - begin)); }};
}

}  // namespace triscope
