#pragma once

#include <string>

#include "core/base/message.h"
#include "core/numerics/dtype.h"

namespace triscope {

// When two results count as the same. An element fails if |a - b| > max(rtol * max(|a|, |b|), atol). The
// whole passes if the share of failing elements is at most `allowed_failing` and no element is non-finite
// (NaN on either side, or an infinity that the other side does not share).
struct ToleranceRule {
    std::string name{};  // as JSON gives it
    Message words{};     // where the numbers come from, for users
    double atol = 0;
    double rtol = 0;
    double allowed_failing = 0;  // 0.005: one element in 200
};

// The rules of the Ascend operators' own tests for 16-bit results: rtol 0.005 and atol 2.5e-5 in fp16,
// rtol 2^-7 and atol 1e-4 in bf16, at most 0.5 % of the elements failing. Source: ops-transformer,
// attention/flash_attn/tests/pytests/utils/compare.py. fp32 has no fixed rule: its tolerance is derived
// from the problem (core/attention/derived_tolerance.h). Precondition: dtype is not Fp32.
ToleranceRule vendorRule(Dtype dtype);

}  // namespace triscope
