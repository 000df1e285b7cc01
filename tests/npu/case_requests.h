#pragma once

#include "core/attention/compare_runs.h"
#include "core/npu/case_files/write_case.h"
#include "tests/support/attention_cases.h"

namespace triscope {

inline MaskSettings caseMask(const char* pattern = "triangle", MaskShape shape = MaskShape::square(24)) {
    return {.pattern = pattern, .shape = shape, .sink = 2, .window = 5, .last = 4};
}

// Two heads on one KV head, of 16 dimensions: small enough for plain loops in Python.
inline CaseRequest caseRequest(const MaskSettings& mask, NpuOperator op = NpuOperator::FusedInfer,
                               Dtype dtype = Dtype::Fp16) {
    CaseRequest request{.problem = gaussianProblem(mask, {2, 1, 16}),
                        .op = op,
                        .call = {.dtype = dtype, .inner_precise = usualInnerPrecise(op)},
                        .program = "TriScope of a test",
                        .pattern = mask.pattern};
    roundInputs(dtype, request.problem);
    return request;
}

}  // namespace triscope
