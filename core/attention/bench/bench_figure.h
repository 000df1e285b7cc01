#pragma once

#include <functional>

#include "core/attention/attention_result.h"
#include "core/attention/bench/bench_case.h"
#include "core/base/run_control.h"

namespace triscope {

// How fast something ran. Medians of several runs; the machine's multiply-add peak of the same moment beside
// them, since the rates themselves move with the host's load and clock.
struct BenchFigure {
    double milliseconds = 0;
    double useful_gflops = 0;
    double executed_gflops = 0;
    double peak_gflops = 0;
    double percent_of_peak = 0;  // useful of the peak
};

// Does the work once, and says what it took.
using BenchRun = std::function<RunRecord()>;

// Draws the case's inputs, unit Gaussians, and hands out its work. Stops with Cancelled.
// Preconditions: the backend is there and can run it.
BenchRun benchRun(const BenchCase& test, const RunControl& control);

// Repeats the work for about so many seconds, and five times unless that takes more than five seconds, each
// run set against the better of the peaks measured right before and after it. `warm_up`: once more
// beforehand. Throws Cancelled.
BenchFigure measureRuns(const BenchRun& run, int threads, double seconds, bool warm_up,
                        const RunControl& control);

}  // namespace triscope
