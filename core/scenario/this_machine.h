#pragma once

#include "core/base/run_control.h"
#include "core/cost/hardware.h"

namespace triscope {

// Measures the machine that runs this, all threads at once, in a few seconds:
// - the peak: fp32 multiply-adds in registers (fmaPeak), the better of before and after the rest. It stands
// for
//   fp16 and bf16 as well, since this program's kernels compute in fp32 whatever the weights are stored in;
// - the bandwidth: triadBandwidth; so the share of it that is reached is 1 by definition;
// - the capacity: memoryCapacity;
// - linear efficiency: matrixProductRate as a share of the peak;
// - attention efficiency: blockedBackend, dense over 2,048 tokens of 4 heads of 128, as a share of the peak.
// The result is named "this-machine"; sources, today's date and the grade "measured" are filled in.
// Stops within 50 ms of a request: throws Cancelled.
Hardware measureThisMachine(const RunControl& control = {});

}  // namespace triscope
