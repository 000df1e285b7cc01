#pragma once

#include <string>
#include <vector>

#include "tests/support/attention_cases.h"

namespace triscope {

// One line of the benchmark.
struct BenchCase {
    std::string name;
    MaskSettings mask;
    HeadSizes sizes;
    int threads = 0;
    std::string backend = "cpu";
    double goal = 0;  // percent of the multiply-add peak that it is meant to reach; 0: none is set
};

// Causal and the Triangle masks in use at 2K to 16K tokens with their goals, grouped heads, one thread, head
// dimensions, and every pattern of the catalog at 4K.
std::vector<BenchCase> standardCases(int threads);

// The same causal problem on each rung: plain double loops, three lines of Eigen, Eigen in tiles, the engine.
std::vector<BenchCase> ladderCases(int threads);

// "causal", "triangle 8/512/128", or the pattern's name.
std::string maskLabel(const MaskSettings& mask);

}  // namespace triscope
