#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/machine/fma_peak.h"
#include "core/machine/fma_spin.h"
#include "core/machine/matrix_product.h"
#include "core/machine/memory.h"
#include "core/machine/triad.h"

namespace triscope {
namespace {

// Watches a measurement and stops it once it has said that it began.
struct StopAfterTheStart {
    std::stop_source source;
    std::vector<double> shares;

    RunControl control() {
        return {source.get_token(), [this](double share) {
                    shares.push_back(share);
                    source.request_stop();
                }};
    }
};

template <class Measure>
void expectStopsWhenAsked(const Measure& measure) {
    StopAfterTheStart stop;
    EXPECT_THROW(measure(stop.control()), Cancelled);
    EXPECT_EQ(stop.shares.size(), 1u);
}

template <class Measure>
void expectReportsItsProgress(const Measure& measure) {
    std::vector<double> shares;
    measure(RunControl{{}, [&shares](double share) { shares.push_back(share); }});
    ASSERT_GT(shares.size(), 2u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
}

// One lane at a time, rounding each product and each sum.
float spunByHand(float seed, std::size_t accumulator) {
    double sum = static_cast<double>(seed) + static_cast<double>(accumulator);
    for (int round = 0; round < kSpinRounds; ++round) sum = sum * 0.999f + seed;
    return static_cast<float>(sum);
}

TEST(FmaSpin, DoesTheArithmeticThatItCounts) {
    const float seed = 0.002f;
    float total = 0;
    for (std::size_t accumulator = 0; accumulator < kSpinAccumulators; ++accumulator)
        total += 4 * spunByHand(seed, accumulator);
    EXPECT_NEAR(spinBase(seed), total, 1e-3f * total);
}

TEST(FmaPeak, IsARateOfArithmetic) {
    EXPECT_GT(fmaPeak(1), 1e8);
}

TEST(FmaPeak, CanBeWatchedAndStopped) {
    expectReportsItsProgress([](const RunControl& control) { fmaPeak(2, control); });
    expectStopsWhenAsked([](const RunControl& control) { fmaPeak(2, control); });
}

TEST(MatrixProductRate, IsARateOfArithmetic) {
    EXPECT_GT(matrixProductRate(1), 1e7);
}

TEST(MatrixProductRate, CanBeWatchedAndStopped) {
    expectReportsItsProgress([](const RunControl& control) { matrixProductRate(2, control); });
    expectStopsWhenAsked([](const RunControl& control) { matrixProductRate(2, control); });
}

TEST(Triad, MovesArraysThatFitTheMemoryAndNoCache) {
    const TriadBandwidth triad = triadBandwidth(2);
    EXPECT_GT(triad.bytes_per_second, 1e7);
    EXPECT_LT(3 * triad.array, memoryCapacity());
    const bool room = lastLevelCache() < Bytes{WideInt{1} << 28} && 24 * lastLevelCache() < memoryCapacity();
    if (room) {
        EXPECT_LT(lastLevelCache(), triad.array);
    }
}

TEST(Triad, CanBeWatchedAndStopped) {
    expectReportsItsProgress([](const RunControl& control) { triadBandwidth(2, control); });
    expectStopsWhenAsked([](const RunControl& control) { triadBandwidth(2, control); });
}

TEST(Memory, IsMoreThanWhatIsFreeOfIt) {
    EXPECT_GT(availableMemory().value, 0);
    EXPECT_FALSE(memoryCapacity() < availableMemory());
    EXPECT_GT(lastLevelCache().value, 0);
}

}  // namespace
}  // namespace triscope
