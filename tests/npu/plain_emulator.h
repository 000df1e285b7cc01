#pragma once

#include "core/attention/attention_problem.h"
#include "core/npu/emulated/emulation_options.h"

// The emulated operator once more: scalar loops over every cell that it visits, with nothing passed over and
// roundings of its own. It shares with core the options, the mask and nothing else.
namespace triscope::plain {

struct Result {
    Tensor output;
    BasicTensor<double> lse;
};

Result emulate(const AttentionProblem& problem, const EmulationOptions& options);

// The nearest value of a 16-bit type, by ldexp and nearbyint.
float round(Dtype dtype, double value, HalfRounding rounding);

}  // namespace triscope::plain
