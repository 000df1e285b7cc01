#pragma once

#include "core/base/run_control.h"

namespace triscope {

// The side of the square matrices that matrixProductRate multiplies.
inline constexpr int kProductSide = 256;

// The rate of fp32 matrix products with Eigen, in FLOP/s (2 a multiply-add): each of `threads` threads
// multiplies square matrices of kProductSide of its own, about as large as the tiles of attention. The best
// of many. Throws Cancelled. Precondition: threads >= 1.
double matrixProductRate(int threads, const RunControl& control = {});

}  // namespace triscope
