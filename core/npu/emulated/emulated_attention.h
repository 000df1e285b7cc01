#pragma once

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/attention/backend.h"
#include "core/npu/emulated/emulation_options.h"

namespace triscope {

// Attention with the arithmetic of a fused operator of an Ascend NPU, on this machine (EmulatedTile says what
// that is). Rows that the operator does not visit give 0 and LSE +infinity. The same bits for any number of
// threads. The record has no name and no operator yet. Throws Cancelled. Preconditions: validate(problem) is
// empty; tile_keys is a multiple of 64; options.threads >= 0.
AttentionResult emulateAttention(const AttentionProblem& problem, const EmulationOptions& emulation,
                                 const RunOptions& options, const RunControl& control);

}  // namespace triscope
