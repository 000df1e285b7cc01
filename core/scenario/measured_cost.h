#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/attention/backend.h"
#include "core/attention/device.h"
#include "core/base/run_control.h"
#include "core/cost/cost_input.h"
#include "core/cost/explained.h"

namespace triscope {

// The backend that runs: the one that computes every block that is not empty whole, which is what the cost
// model prices. "eigen" where this build has it, else "cpu".
const AttentionBackend& blockedBackend();

// Runs of blockedBackend beside what the cost model predicts for them: one layer's attention, dense and with
// the pattern of `input`, at each length, over Gaussian inputs in fp32.
struct MeasureRequest {
    CostInput input;             // its model gives heads, kv_heads and head_dim; its hardware the prediction
    std::vector<Index> lengths;  // ascending
    int threads = 0;             // 0: as many as the machine has
};

// The model with `heads` query heads and as many KV heads as keep its groups: for runs on a machine too small
// for all of them. Precondition: 1 <= heads.
ModelShape withFewerHeads(ModelShape model, Index heads);

// What it will take, known before any tensor exists.
struct MeasureEstimate {
    Seconds seconds;  // predicted, of all runs
    Bytes memory;     // of the largest run: Q, K, V and what the backend allocates
};
MeasureEstimate estimateOf(const MeasureRequest& request);

// Why this machine cannot hold it, under "seq": known before its hardware has been measured.
std::optional<Issue> memoryIssue(const MeasureRequest& request);

// Why it cannot be run, by option name: no length, a length at which the pattern is impossible, more memory
// than is available, a device without an fp32 peak.
Issues validate(const MeasureRequest& request);

struct MeasuredRun {
    Index seq = 0;
    std::string pattern;  // "dense", or the scenario's
    Seconds predicted;
    Seconds seconds;  // the fastest of up to three runs
    Flops predicted_executed;
    Flops executed;  // counted by the backend as it went
    Bytes predicted_peak;
    Bytes peak;  // what the backend allocated; without Q, K and V

    bool flopsAgree() const { return predicted_executed == executed; }
};

// The predicted figures of every run, by length, dense first; the measured ones are 0. Precondition:
// validate(request) is empty but for memory.
std::vector<MeasuredRun> predictRuns(const MeasureRequest& request);

struct MeasuredCost {
    Index heads = 0;
    Index kv_heads = 0;
    Index head_dim = 0;
    Index block = 0;
    std::string backend;
    Device device;
    std::vector<MeasuredRun> runs;  // by length, dense first
};

// Throws Cancelled. Precondition: validate(request) is empty.
MeasuredCost measureCost(const MeasureRequest& request, const RunControl& control = {});

// The call that is run at a length, as the cost model prices it: fp32, and a mask that is a rule.
CostInput measuredCall(const MeasureRequest& request, Index seq);

// How the memory of one run is predicted.
Explained peakFormula(const MeasureRequest& request, Index seq);

}  // namespace triscope
