#pragma once

#include <optional>
#include <string_view>

#include "core/attention/attention_problem.h"
#include "core/base/run_control.h"
#include "core/numerics/agreement.h"

namespace triscope {

// By which rule results count as the same.
//   Auto       Derived in fp32, SameDtype in fp16 and bf16
//   Vendor     vendorRule: what the Ascend operators' own tests ask; fp16 and bf16. It is strict: a plain
//              16-bit computation may fail it with nothing wrong
//   Tolerance  toleranceRule: fixed numbers for each type
//   SameDtype  sameDtypeRule: at most twice the error of a plain computation of the same type
//   Derived    deriveTolerance: twice the error of plain float; fp32
enum class VerdictRule { Auto, Vendor, Tolerance, SameDtype, Derived };

// auto, vendor, tolerance, same-dtype, derived
std::string_view verdictRuleName(VerdictRule rule);
std::optional<VerdictRule> findVerdictRule(std::string_view name);

// Why results of that type cannot be judged by it; nullopt when they can.
std::optional<Message> whyNot(VerdictRule rule, Dtype dtype);

// The rule for one problem, and what it says of a plain computation in that type (samplePlain) where that
// was done: of an honest result.
struct Verdict {
    ToleranceRule rule;
    std::optional<Agreement> plain;
};

// Progress runs from 0 to 1. Throws Cancelled. Preconditions: whyNot(rule, dtype) is nullopt; Q, K and V hold
// values of the type.
Verdict makeVerdict(VerdictRule rule, const AttentionProblem& problem, Dtype dtype,
                    const RunControl& control);

}  // namespace triscope
