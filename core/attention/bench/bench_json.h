#pragma once

#include <nlohmann/json.hpp>

#include "core/attention/bench/bench_figure.h"

namespace triscope {

// name, mask, seq, heads, kv_heads, head_dim, threads, target (the instruction set), ms, useful_gflops,
// executed_gflops, peak_gflops, percent_of_peak, and goal_percent where there is one.
nlohmann::ordered_json benchJson(const BenchCase& test, const BenchFigure& figure);

}  // namespace triscope
