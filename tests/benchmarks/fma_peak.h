#pragma once

namespace triscope {

// The multiply-add rate that `threads` threads of this machine reach at the moment, in GFLOP/s: independent
// accumulators in registers, nothing else. What a kernel's own rate is to be read against; it moves with the
// host's load, so measure it right before and after.
double fmaPeakGflops(int threads);

}  // namespace triscope
