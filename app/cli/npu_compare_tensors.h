#pragma once

#include <string>

#include "core/numerics/agreement.h"
#include "core/numerics/dtype.h"

namespace triscope::cli {

// Two tensors from files, and how far the first is from the second, the more trusted one.
struct ComparedTensors {
    BasicTensor<double> a;
    BasicTensor<double> b;
    Agreement agreement;
};

// (heads, seq, head_dim) or (heads, seq), before which sides of 1 may stand; bf16 may be stored as its bits.
// By the operator vendor's rule for the type; for fp32, whose tolerance would be derived from Q, K and V, by
// the least that rule would allow: 2^-20 of the largest value of b. Throws InputError, field "case" for the
// first file and "out" for the second.
ComparedTensors compareTensors(const std::string& a, const std::string& b, Dtype dtype);

// The largest differences and where they are, as the command gives them; exit code 1 unless they agree.
void printTensors(const std::string& a, const std::string& b, const ComparedTensors& compared, bool json);

}  // namespace triscope::cli
