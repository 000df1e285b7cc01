#pragma once

#include <string>

#include "core/attention/device.h"
#include "core/base/tensor.h"
#include "core/base/units.h"

namespace triscope {

// What a run took.
struct RunRecord {
    std::string backend;   // the name of the one that really ran
    Seconds seconds;       // wall clock, measured around the whole run
    Flops useful_flops;    // usefulFlops of the problem: what any backend must do
    Flops executed_flops;  // what this one did, counted as it went: 4 * head_dim a cell it computed
    Bytes peak_bytes;      // what it allocated for the run: output, LSE, workspaces and plan; not Q, K, V
    Device device;
};

// Attention's output and what it took. A row with no key left has output 0 and LSE -infinity.
struct AttentionResult {
    Tensor output;                     // (heads, queries, head_dim)
    BasicTensor<double> exact_output;  // the same before rounding to float, from a backend that computes in
                                       // double; else empty
    BasicTensor<double> lse;  // (heads, queries, 1): ln of the sum of exp(scale * q.k) over kept keys
    RunRecord record;

    bool isExact() const { return !exact_output.data.empty(); }
};

}  // namespace triscope
