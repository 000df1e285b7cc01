#pragma once

#include "core/npu/emulated/npu_call.h"

namespace triscope {

// The field, as options spell it, that most likely brought about what planCall refuses: "dtype",
// "inner-precise", "mask-value", "head-dim", "kv-cache", "heads", "kv-heads", "seq" or "npu-mode"; and
// `otherwise` when it is none of these. Precondition: planCall refuses.
const char* refusedField(const NpuCall& call, const AttentionProblem& problem, const char* otherwise);

}  // namespace triscope
