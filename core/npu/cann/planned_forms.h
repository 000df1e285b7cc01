#pragma once

#include "core/npu/cann/operator_limits.h"

namespace triscope {

// An operator call as NpuBackend would make it, in full.
struct PlannedCall {
    OperatorCall call;
    std::string op;           // "aclnnFusedInferAttentionScoreV3"
    const char* layout = "";  // "BNSD"
    std::vector<Index> query_shape;
    std::vector<Index> key_shape;   // and of the values
    std::vector<Index> mask_shape;  // empty without one
    Bytes mask_bytes;
    Bytes device_bytes;              // Q, K, V, mask, output and LSE; not the operator's workspace
    std::optional<int> sparse_mode;  // the block-sparse operator has none
    Index pre_tokens = kNoLimit;
    Index next_tokens = kNoLimit;
    int inner_precise = 0;
};

// One way to put a mask to the operators: the calls in their order, or why it is not possible.
struct PlannedForm {
    NpuForm form = NpuForm::Token;
    std::optional<Message> why_not{};
    std::vector<PlannedCall> calls{};
    bool merges = false;  // by LSE

    CellCount executed() const;  // by all calls of one head, as documented
};

// All forms, for a device of that family with the newest CANN; no device is needed. Of the problem only the
// shapes and the mask count. Precondition: they fit together (validate).
std::vector<PlannedForm> plannedForms(const AttentionProblem& problem, Dtype dtype, SocFamily soc);

}  // namespace triscope
