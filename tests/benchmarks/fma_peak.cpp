#include "tests/benchmarks/fma_peak.h"

#include <Eigen/Core>
#include <algorithm>

#include "core/attention/run_measure.h"

namespace triscope {

namespace {

using Packet = Eigen::internal::packet_traits<float>::type;
constexpr double kLanes = sizeof(Packet) / sizeof(float);
constexpr std::size_t kAccumulators = 12;  // two ports times a latency of four, and some to spare
constexpr int kRounds = 400'000;

float spin(float seed) {
    Packet sums[kAccumulators];  // std::array would drop the type's alignment
    for (std::size_t k = 0; k < kAccumulators; ++k) {
        sums[k] = Eigen::internal::pset1<Packet>(seed + static_cast<float>(k));
    }
    const Packet factor = Eigen::internal::pset1<Packet>(0.999f);
    const Packet term = Eigen::internal::pset1<Packet>(seed);
    for (int round = 0; round < kRounds; ++round) {
#pragma GCC unroll 12
        for (std::size_t k = 0; k < kAccumulators; ++k) {
            sums[k] = Eigen::internal::pmadd(sums[k], factor, term);
        }
    }
    float total = 0;
    for (const Packet& sum : sums) total += Eigen::internal::predux(sum);
    return total;
}

}  // namespace

double fmaPeakGflops(int threads) {
    double best = 0;
    float keep = 0;
    for (int repeat = 0; repeat < 30; ++repeat) {
        const Stopwatch watch;
#pragma omp parallel for num_threads(threads) reduction(+ : keep)
        for (int thread = 0; thread < threads; ++thread)
            keep += spin(0.001f * static_cast<float>(thread + 1));
        const double flops = 2.0 * kLanes * static_cast<double>(kAccumulators) * kRounds * threads;
        best = std::max(best, flops / watch.elapsed().value / 1e9);
    }
    // Never true; the compiler does not know, and so cannot drop the work.
    return keep == -1 ? 0 : best;
}

}  // namespace triscope
