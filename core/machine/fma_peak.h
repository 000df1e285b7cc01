#pragma once

#include "core/base/run_control.h"

namespace triscope {

// The fp32 multiply-add rate that `threads` threads of this machine reach at the moment, in FLOP/s (2 a
// multiply-add): independent accumulators in registers, nothing else, in the widest vectors the processor
// has. The best of many spins of about a millisecond: what a kernel's own rate is to be read against. It
// moves with the machine's load, so measure it right before and after. Throws Cancelled. Precondition:
// threads >= 1.
double fmaPeak(int threads, const RunControl& control = {});

}  // namespace triscope
