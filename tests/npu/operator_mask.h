#pragma once

#include "core/npu/sparse_mode.h"

// What an operator keeps, written a second time and cell by cell: its compressed tensor spread over the call
// as the operators' own tests do it.
namespace triscope::brute {

// Of a queries x keys call; a single query sees every key, whatever the mode. Source of the formulas:
// generate_cpu_mask of the operators' Python tests.
bool operatorKeeps(const SparseMode& mode, Index queries, Index keys, Index i, Index j);

}  // namespace triscope::brute
