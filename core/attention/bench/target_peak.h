#pragma once

namespace triscope {

// The multiply-add rate that `threads` threads reach at the moment with the engine's instruction set, in
// GFLOP/s: independent accumulators in registers, nothing else, each thread timed by itself, so that waiting
// for a busy machine to start them all is no part of it. In a few milliseconds, so that it can stand
// beside every run; and for the instruction set that hwy::DisableTargets leaves, as the engine's kernels.
double targetPeakGflops(int threads);

}  // namespace triscope
