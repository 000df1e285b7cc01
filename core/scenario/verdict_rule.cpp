#include "core/scenario/verdict_rule.h"

#include "core/attention/derived_tolerance.h"
#include "core/attention/plain_sample.h"
#include "core/base/names.h"

namespace triscope {

namespace {

constexpr Names<VerdictRule, 5> kNames{{{VerdictRule::Auto, "auto"},
                                        {VerdictRule::Vendor, "vendor"},
                                        {VerdictRule::Tolerance, "tolerance"},
                                        {VerdictRule::SameDtype, "same-dtype"},
                                        {VerdictRule::Derived, "derived"}}};

VerdictRule resolved(VerdictRule rule, Dtype dtype) {
    if (rule != VerdictRule::Auto) return rule;
    return dtype == Dtype::Fp32 ? VerdictRule::Derived : VerdictRule::SameDtype;
}

}  // namespace

std::string_view verdictRuleName(VerdictRule rule) {
    return nameIn(kNames, rule);
}

std::optional<VerdictRule> findVerdictRule(std::string_view name) {
    return findIn(kNames, name);
}

std::optional<Message> whyNot(VerdictRule rule, Dtype dtype) {
    if (rule == VerdictRule::Vendor && dtype == Dtype::Fp32)
        return Message{
            TRISCOPE_TR("the vendor has no rule for fp32; choose auto, derived, same-dtype or tolerance"),
            {}};
    if (rule == VerdictRule::Derived && dtype != Dtype::Fp32)
        return Message{
            TRISCOPE_TR("derived is a rule for fp32; choose auto, same-dtype, tolerance or vendor"), {}};
    return std::nullopt;
}

Verdict makeVerdict(VerdictRule rule, const AttentionProblem& problem, Dtype dtype,
                    const RunControl& control) {
    const VerdictRule kind = resolved(rule, dtype);
    if (kind == VerdictRule::Derived) return {deriveTolerance(problem, control).output, std::nullopt};
    const PlainSample sample = samplePlain(problem, dtype, control);
    const ToleranceRule numbers = kind == VerdictRule::Vendor      ? vendorRule(dtype)
                                  : kind == VerdictRule::Tolerance ? toleranceRule(dtype)
                                                                   : sameDtypeRule(sample);
    return {numbers, compare(sample.plain, sample.reference, numbers, dtype)};
}

}  // namespace triscope
