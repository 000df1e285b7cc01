#pragma once

#include <string>

#include "core/base/run_control.h"
#include "core/npu/case_files/npu_case.h"

namespace triscope {

// What a case is made of. The tensors of the problem are already rounded to call.dtype (roundInputs). Of the
// call, the precision, the sparse mode with its tokens and the type count: what only an emulation can change
// is as by default.
struct CaseRequest {
    AttentionProblem problem;
    NpuOperator op = NpuOperator::FusedInfer;
    NpuCall call;
    std::string program;     // "TriScope 0.1.0"
    std::string pattern;     // of the mask, for people
    std::string scenario{};  // its JSON, to open it again; empty: none
};

// The most that the files of a case may take.
inline constexpr Bytes kMostCase{WideInt{4} << 30};

// Computes what to expect, by the reference and by npu-emulated, and writes the folder `directory`, whole or
// not at all. Throws InputError: field "dir" when the folder holds anything but an earlier case, or the
// result of one; those of planCase; "seq" when it would take more than kMostCase. Throws Cancelled.
// Precondition: validate(request.problem) is empty.
NpuCase writeCase(const CaseRequest& request, const std::string& directory, const RunControl& control);

}  // namespace triscope
