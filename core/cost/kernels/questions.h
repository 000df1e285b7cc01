#pragma once

#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/cost_report.h"
#include "core/cost/kernels/kernel_model.h"
#include "core/cost/kernels/prefill.h"

// What engineers ask before they decide. Every answer is an estimate by the kernel that the input chooses, or
// the usual one of its device.
namespace triscope {

// The shortest prompt from which on one layer with the pattern is faster than a dense one, among lengths up
// to 2^24: below it, or everywhere (nullopt), the pattern does not pay. Throws Cancelled.
std::optional<Index> breakEvenLength(const CostInput& input, const RunControl& control = {});

// The window of a plain sliding window (i - j <= window) that keeps as many cells as the pattern: the largest
// that keeps no more.
Index equalWindow(const CostInput& input);

// How many layers need the pattern for a prefill within `target` seconds.
struct LayersNeeded {
    std::optional<Index> layers{};  // nullopt: even all of them are not enough
    double seconds = 0;             // with that many, or with all
};
LayersNeeded layersFor(const CostInput& input, const PrefillEstimate& estimate, double target);

// The prefill if the pattern's kernel were `speedup` times as fast; infinity: if it were free.
double secondsWithFasterKernel(const PrefillEstimate& estimate, double speedup);

// How these answers come about; "seconds of a dense layer" and "of a pattern layer" are those of the kernels,
// the other names as in PrefillFormulas.
Explained layerSpeedupFormula(const PrefillEstimate& estimate);
Explained equalWindowFormula(const CostInput& input, Index equal_window);
Explained layersFormula(const PrefillEstimate& estimate, double target);
Explained fasterKernelFormula(const CostInput& input, const PrefillEstimate& estimate, double speedup);

}  // namespace triscope
