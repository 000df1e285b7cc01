#pragma once

#include <optional>

#include "core/npu/cann/call_plan.h"
#include "core/npu/cann/operator_run.h"
#include "core/npu/cann/soc.h"

namespace triscope {

// Which operators an installation has.
struct InstalledOperators {
    bool fused_v3 = false;
    bool fused_v2 = false;
    bool prompt_v3 = false;
    bool block_sparse = false;

    InstalledOperators() = default;
    explicit InstalledOperators(const acl::OperatorApi& operators);
    // All of them, as a CANN of 2026 has for that device.
    static InstalledOperators newest();
};

// The newest operator with a mask of cells that the libraries have for such a device; nullopt without one.
std::optional<FusedOperator> chooseFused(const InstalledOperators& operators, SocFamily soc);

// Why the operators of an installation cannot compute the problem by those calls; nullopt when they can.
// Source: the constraint tables of the operators' documents (CANN 8.1.RC1; 2026 for the block-sparse one).
std::optional<Message> whyNotOperators(const InstalledOperators& operators, SocFamily soc, Dtype dtype,
                                       const AttentionProblem& problem, const NpuPlan& plan);

}  // namespace triscope
