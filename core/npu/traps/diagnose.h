#pragma once

#include "core/base/run_control.h"
#include "core/npu/traps/trap.h"

namespace triscope {

// An output as it was found, from wherever; of a call's shape.
struct ObservedOutput {
    const Tensor& output;
    const BasicTensor<double>* lse = nullptr;  // (heads, queries, 1), or none
};

struct LikelyCause {
    const Trap* trap = nullptr;
    Message fault;     // how it turned out: "the window one diagonal shorter: 511 of 512"
    Message evidence;  // in numbers
};

// What speaks for traps in an output.
struct Diagnosis {
    // Traps whose own output the observed one is, where it differs from what was asked for, and elsewhere as
    // well. More than one: they give the same here, and cannot be told apart on this call.
    std::vector<LikelyCause> causes;
    // True of the call, whatever was observed: a test on it proves nothing.
    std::vector<LikelyCause> cautions;
    Index rows_looked_at = 0;
    Index rows = 0;  // of all heads together
};

// Holds every way in which any trap may turn out against the output, on sampled rows (sampleRows), by plain
// loops in double. A fault is named when all of this holds (RowEvidence has the terms, summed over rows):
//   - it can be seen: it makes rows NaN or infinite, or sqrt(power) >= 16 standard deviations of rounding;
//   - the observed output has moved from the asked one to the fault's by about the whole way:
//     |projection / power - 1| <= 0.1, or 4 standard deviations if that is more;
//   - it explains at least 95 % of the rows, and of those that it breaks;
// and when no other fault explains the output clearly better (residual less by 64 or more). A right
// output, with the rounding of any precision of its type, has a projection of about 0 and fires none.
// Preconditions: the scene's tensors are rounded to its type, and validate(scene.problem) is empty; equal
// shapes. Throws Cancelled.
Diagnosis diagnose(const TrapScene& scene, const ObservedOutput& observed, const RunControl& control = {});

}  // namespace triscope
