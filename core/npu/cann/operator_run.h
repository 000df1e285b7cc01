#pragma once

#include "core/attention/attention_problem.h"
#include "core/npu/cann/acl_objects.h"
#include "core/npu/cann/merged_output.h"
#include "core/npu/cann/operator_call.h"
#include "core/numerics/dtype.h"

namespace triscope {

// The operators with a mask of cells, the newest first.
enum class FusedOperator { FusedInferV3, FusedInferV2, PromptFlashV3 };

const char* operatorName(FusedOperator fused);
inline constexpr const char* kBlockSparseName = "aclnnBlockSparseAttention";

// The parameters that are the same for all calls of a run.
struct OperatorSettings {
    FusedOperator fused = FusedOperator::FusedInferV2;
    Dtype dtype = Dtype::Fp16;  // or Bf16
    double scale = 1;
    bool token_mode_0 = false;  // the 310P takes its masks in sparse_mode 0 only, and no KV head count
    std::chrono::milliseconds timeout{60000};

    bool hasLse() const { return fused != FusedOperator::PromptFlashV3; }
    // What innerPrecise a call gets: 2, fp32 softmax and rows may be without a key; a single query goes to
    // the decode kernel, which knows neither.
    int innerPrecise(const OperatorCall& call) const;
    int sparseMode(const OperatorCall& call) const;
};

// What a call takes on the device, the operator's own workspace aside.
Bytes deviceBytes(const AttentionProblem& problem, const OperatorCall& call);

// Uploads what a call needs, calls its operator and downloads what it returns. `seconds`: of the operator
// alone, by the device's events; added to. Throws AclError, NpuTimeout, Cancelled; std::runtime_error when
// the memory does not suffice, before any is allocated.
CallOutput runOperator(DeviceSession& session, const OperatorSettings& settings,
                       const AttentionProblem& problem, const OperatorCall& call, Seconds& seconds);

}  // namespace triscope
