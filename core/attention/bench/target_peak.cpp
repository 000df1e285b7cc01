#include "core/attention/bench/target_peak.h"

#include <algorithm>

#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/attention/bench/target_peak.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "core/base/stopwatch.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Multiply-adds on accumulators that stay in registers, for some 0.2 ms. Writes the operations done, and
// returns a number that depends on all of them.
HWY_ATTR float spin(float seed, double& flops) {
    constexpr int kAccumulators = 12;  // two ports times a latency of four, and some to spare
    constexpr int kRounds = 100'000;
    const hn::ScalableTag<float> d;
    hn::Vec<decltype(d)> sum[kAccumulators];
    HWY_UNROLL(12)
    for (int k = 0; k < kAccumulators; ++k) sum[k] = hn::Set(d, seed + static_cast<float>(k));
    const auto factor = hn::Set(d, 0.999f);
    const auto term = hn::Set(d, seed);
    HWY_UNROLL(1)
    for (int round = 0; round < kRounds; ++round) {
        HWY_UNROLL(12)
        for (int k = 0; k < kAccumulators; ++k) sum[k] = hn::MulAdd(sum[k], factor, term);
    }
    float total = 0;
    HWY_UNROLL(12)
    for (int k = 0; k < kAccumulators; ++k) total += hn::GetLane(sum[k]);
    flops = 2.0 * kAccumulators * kRounds * static_cast<double>(hn::Lanes(d));
    return total;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace triscope {

HWY_EXPORT(spin);

double targetPeakGflops(int threads) {
    constexpr int kRepeats = 12;
    double best = 0;
    float keep = 0;
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        double total = 0;
#pragma omp parallel for num_threads(threads) reduction(+ : keep, total)
        for (int thread = 0; thread < threads; ++thread) {
            double flops = 0;
            const Stopwatch watch;
            keep += HWY_DYNAMIC_DISPATCH(spin)(0.001f * static_cast<float>(thread + 1), flops);
            total += flops / watch.elapsed().value / 1e9;
        }
        best = std::max(best, total);
    }
    // Never true; the compiler does not know, and so cannot drop the work.
    return keep == -1 ? 0 : best;
}

}  // namespace triscope
#endif
