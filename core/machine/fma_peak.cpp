#include "core/machine/fma_peak.h"

#include <algorithm>
#include <cassert>

#include "core/base/stopwatch.h"
#include "core/machine/fma_spin.h"
#include "core/machine/passes.h"

namespace triscope {

namespace {

constexpr int kRepeats = 60;
constexpr Seconds kBudget{2};

struct Spin {
    float (*run)(float seed);
    int lanes;
};

Spin widestSpin() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return {spinAvx512, 16};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return {spinAvx2, 8};
#endif
    return {spinBase, 4};
}

}  // namespace

double fmaPeak(int threads, const RunControl& control) {
    assert(threads >= 1);
    const Spin spin = widestSpin();
    const double flops = 2.0 * spin.lanes * static_cast<double>(kSpinAccumulators) * kSpinRounds * threads;
    double best = 0;
    float keep = 0;
    for (Passes passes(kRepeats, kBudget); passes.next(control);) {
        const Stopwatch watch;
#pragma omp parallel for num_threads(threads) reduction(+ : keep)
        for (int thread = 0; thread < threads; ++thread)
            keep += spin.run(0.001f * static_cast<float>(thread + 1));
        best = std::max(best, flops / watch.elapsed().value);
    }
    control.report(1);
    // Never true; the compiler does not know, and so cannot drop the work.
    return keep == -1 ? 0 : best;
}

}  // namespace triscope
