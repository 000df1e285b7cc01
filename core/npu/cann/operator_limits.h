#pragma once

#include <optional>

#include "core/npu/cann/call_plan.h"
#include "core/npu/cann/operator_run.h"
#include "core/npu/cann/soc.h"

namespace triscope {

// The newest operator with a mask of cells that the libraries have for such a device; nullopt without one.
std::optional<FusedOperator> chooseFused(const acl::OperatorApi& operators, SocFamily soc);

// Why the operators of an installation cannot compute the problem by those calls; nullopt when they can.
// Source: the constraint tables of the operators' documents (CANN 8.1.RC1; 2026 for the block-sparse one).
std::optional<Message> whyNotOperators(const acl::OperatorApi& operators, SocFamily soc, Dtype dtype,
                                       const AttentionProblem& problem, const NpuPlan& plan);

}  // namespace triscope
