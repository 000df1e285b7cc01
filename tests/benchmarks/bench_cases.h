#pragma once

#include <vector>

#include "core/attention/bench/bench_case.h"

namespace triscope {

// Causal and the Triangle masks in use at 2K to 16K tokens with their goals, grouped heads, one thread, head
// dimensions, and every pattern of the catalog at 4K.
std::vector<BenchCase> standardCases(int threads);

// A Triangle mask at 16K to 256K tokens, of one head: time is to grow in proportion, within 10 %.
std::vector<BenchCase> longCases(int threads);

// The published two-pass form at the lengths and masks of the fused engine's cases.
std::vector<BenchCase> twoPassCases(int threads);

// The backward pass. Its goal, 60 % of the peak in the FLOPs that it executes, is for causal masks.
std::vector<BenchCase> backwardCases(int threads);

// The same causal problem on each rung: plain double loops, three lines of Eigen, Eigen in tiles, the engine.
std::vector<BenchCase> ladderCases(int threads);

}  // namespace triscope
