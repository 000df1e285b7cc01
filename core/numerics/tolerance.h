#pragma once

#include <limits>
#include <string>

#include "core/base/message.h"
#include "core/numerics/dtype.h"

namespace triscope {

// When two results count as the same. An element fails if |a - b| > max(rtol * max(|a|, |b|), atol). The
// whole passes if the share of failing elements is at most `allowed_failing`, the root mean square error at
// most `most_rmse`, and no element is non-finite (NaN on either side, or an infinity that the other side does
// not share).
struct ToleranceRule {
    std::string name{};  // as JSON gives it
    Message words{};     // where the numbers come from, for users
    double atol = 0;
    double rtol = 0;
    double allowed_failing = 0;  // 0.005: one element in 200
    double most_rmse = std::numeric_limits<double>::infinity();
};

// The rules of the Ascend operators' own tests for 16-bit results: rtol 0.005 and atol 2.5e-5 in fp16,
// rtol 2^-7 and atol 1e-4 in bf16, at most 0.5 % of the elements failing. Source: ops-transformer,
// attention/flash_attn/tests/pytests/utils/compare.py. fp32 has no fixed rule: its tolerance is derived
// from the problem (core/attention/derived_tolerance.h). Precondition: dtype is not Fp32.
ToleranceRule vendorRule(Dtype dtype);

// The numbers of torch.testing.assert_close for results of the type, none of which may fail: rtol 1.3e-6 in
// fp32, 1e-3 in fp16, 1.6e-2 in bf16, and atol 1e-5. PyTorch adds both parts; here the larger one counts.
// Source: pytorch.org/docs/stable/testing.html.
ToleranceRule toleranceRule(Dtype dtype);

}  // namespace triscope
