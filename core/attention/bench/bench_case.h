#pragma once

#include <string>
#include <vector>

#include "core/attention/gaussian_problem.h"

namespace triscope {

// What is timed when it is not a backend: attentionBackward.
inline constexpr const char* kBackwardBench = "backward";

// One line of a benchmark.
struct BenchCase {
    std::string name;
    MaskSettings mask;
    HeadSizes sizes;
    int threads = 0;
    std::string backend = "cpu";  // a name that findBackend knows, or kBackwardBench
    double goal = 0;  // percent of the multiply-add peak that it is meant to reach; 0: none is set
};

// The heads of a case that does not say otherwise.
inline constexpr HeadSizes kBenchHeads{8, 8, 128};

// Masks over a square of `seq` tokens.
MaskSettings causalBench(Index seq);
MaskSettings triangleBench(Index sink, Index window, Index last, Index seq);

// "causal", "triangle 8/512/128", or the pattern's name.
std::string maskLabel(const MaskSettings& mask);

// Named by what sets it apart: "cpu-two-pass triangle 8/512/128 4096 gqa 32/8 d64 one thread".
BenchCase benchCase(const MaskSettings& mask, int threads, const std::string& backend = "cpu",
                    const HeadSizes& sizes = kBenchHeads, double goal = 0);

// The project's figures for a user: causal attention and the Triangle masks in use, the published two-pass
// form beside the fused engine, and the backward pass. The quick ones take some seconds, all of them about
// half a minute.
std::vector<BenchCase> userBenchCases(bool quick, int threads);

}  // namespace triscope
