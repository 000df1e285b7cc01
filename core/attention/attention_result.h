#pragma once

#include <optional>
#include <string>

#include "core/attention/device.h"
#include "core/base/tensor.h"
#include "core/base/units.h"

namespace triscope {

// The operator of an accelerator that a run called, or emulated, and how.
struct OperatorRecord {
    std::string name{};       // "aclnnFusedInferAttentionScoreV2"
    std::string layout{};     // "BNSD"
    std::string mask_form{};  // "bool 2,048 x 2,048, compressed"; "none"
    int sparse_mode = 0;
    int inner_precise = 0;
    std::string settings{};  // others than the operator's own: "kv_cache int8-token, mask_value -inf"
    std::string versions{};  // of the software, and for which device
};

// What a run took.
struct RunRecord {
    std::string backend;   // the name of the one that really ran
    Seconds seconds;       // wall clock, measured around the whole run
    Flops useful_flops;    // usefulFlops of the problem: what any backend must do
    Flops executed_flops;  // what this one did, counted as it went: 4 * head_dim a cell it computed
    Bytes peak_bytes;      // what it allocated for the run: output, LSE, workspaces and plan; not Q, K, V
    Device device;
    std::optional<OperatorRecord> called{};   // of a backend that has operators
    std::optional<Seconds> device_seconds{};  // of those alone, by an accelerator's own clock
};

// Attention's output and what it took. A row with no key left has output 0 and LSE -infinity,
// unless the backend shows on purpose what an operator of an accelerator gives there.
struct AttentionResult {
    Tensor output;                     // (heads, queries, head_dim)
    BasicTensor<double> exact_output;  // the same before rounding to float, from a backend that computes in
                                       // double; else empty
    BasicTensor<double> lse;  // (heads, queries, 1): ln of the sum of exp(scale * q.k) over kept keys;
                              // without elements where an accelerator's operator does not return it
    RunRecord record;

    bool isExact() const { return !exact_output.data.empty(); }
};

}  // namespace triscope
