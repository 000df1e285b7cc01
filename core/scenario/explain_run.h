#pragma once

#include "core/npu/emulated/npu_call.h"
#include "core/npu/error_steps.h"
#include "core/scenario/attention_study.h"

namespace triscope {

// explainError for the call that a study of these settings emulates (makeProblem), with Q, K and V as they
// are before the study rounds them. Throws as makeProblem; InputError, field "dtype", in fp32, where there is
// nothing to explain, and that of planCall when the operator refuses the call.
// Precondition: call.dtype is the scenario's run.dtype.
ErrorSteps explainRun(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                      const NpuCall& call, const RunOptions& options, const RunControl& control);

}  // namespace triscope
