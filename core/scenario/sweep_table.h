#pragma once

#include <span>
#include <string>

#include "core/cost/formula_list.h"
#include "core/io/text_table.h"
#include "core/scenario/sweep.h"

namespace triscope {

// What a column of figures is about: `figure` is seconds, attention_flops, executed_flops, bytes_moved,
// kv_cache_bytes, peak_bytes, or seconds_by_kernel; "" in the columns of the axes and of the issue.
struct SweepColumn {
    std::string heading;
    CostScope scope = CostScope::Mix;
    const char* figure = "";
};
std::vector<SweepColumn> sweepColumns(const Sweep& sweep);

// One row a configuration: the axes by their fields' names, dense_seconds, triangle_seconds, mix_seconds and
// the same for attention_flops, executed_flops, bytes_moved and peak_memory_bytes, then kv_cache_bytes,
// mix_fits (yes or no) and issue. Counts are exact; figures of an impossible configuration are empty.
std::vector<std::string> sweepHeadings(const Sweep& sweep);
std::vector<std::string> sweepCells(const Sweep& sweep, Index configuration, const SweepRow& row);

std::string sweepCsv(const Sweep& sweep, std::span<const SweepRow> rows);

}  // namespace triscope
