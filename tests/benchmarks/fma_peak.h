#pragma once

#include "core/machine/fma_peak.h"

namespace triscope {

// fmaPeak in GFLOP/s.
inline double fmaPeakGflops(int threads) {
    return fmaPeak(threads) / 1e9;
}

}  // namespace triscope
