#include "core/numerics/tolerance.h"

#include <cassert>

namespace triscope {

ToleranceRule vendorRule(Dtype dtype) {
    assert(dtype != Dtype::Fp32);
    if (dtype == Dtype::Fp16) {
        return {
            .name = "ascend-fp16",
            .words = {TRISCOPE_TR("the Ascend operators' own test rule for fp16: each element within 0.5 % "
                                  "or 2.5e-5, and at most 0.5 % of the elements outside"),
                      {}},
            .atol = 2.5e-5,
            .rtol = 0.005,
            .allowed_failing = 0.005};
    }
    return {
        .name = "ascend-bf16",
        .words = {TRISCOPE_TR("the Ascend operators' own test rule for bf16: each element within 0.78 % or "
                              "1e-4, and at most 0.5 % of the elements outside"),
                  {}},
        .atol = 1e-4,
        .rtol = 0.0078125,
        .allowed_failing = 0.005};
}

ToleranceRule toleranceRule(Dtype dtype) {
    const char* rtol = dtype == Dtype::Fp32 ? "1.3e-6" : dtype == Dtype::Fp16 ? "1e-3" : "1.6e-2";
    const std::string name(dtypeName(dtype));
    return {.name = "tolerance-" + name,
            .words = {TRISCOPE_TR("the numbers of torch.testing.assert_close for %1: each element within "
                                  "%2 of its size or 1e-5"),
                      {name, rtol}},
            .atol = 1e-5,
            .rtol = dtype == Dtype::Fp32   ? 1.3e-6
                    : dtype == Dtype::Fp16 ? 1e-3
                                           : 1.6e-2};
}

}  // namespace triscope
