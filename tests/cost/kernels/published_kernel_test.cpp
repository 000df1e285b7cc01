#include <gtest/gtest.h>

#include <iostream>

#include "core/cost/kernels/ladder.h"
#include "core/cost/presets.h"

// The prediction against what arXiv 2507.21526 measured. The two efficiencies of the device are fitted to its
// dense prefills alone; nothing is fitted to a figure of the sparse kernel.
namespace triscope {
namespace {

std::vector<Residual> published() {
    return residualsOf(publishedMeasurements().front(), loadHardware("a100-80g"));
}

double percentOff(double predicted, double measured) {
    return 100 * (predicted / measured - 1);
}

TEST(PublishedKernel, PredictsADensePrefillWithin2Percent) {
    for (const Residual& at : published()) {
        const double off = percentOff(at.dense_seconds, at.measured.dense_seconds);
        std::cout << at.measured.seq << " tokens, dense: " << at.dense_seconds << " s, measured "
                  << at.measured.dense_seconds << " s, " << off << " %\n";
        EXPECT_LT(std::abs(off), 2);
    }
}

TEST(PublishedKernel, PredictsTheMixWithin5Percent) {
    int compared = 0;
    for (const Residual& at : published()) {
        if (!at.measured.mix_share) continue;
        const double measured = *at.measured.mix_share * at.measured.dense_seconds;
        const double off = percentOff(at.mix_seconds, measured);
        std::cout << at.measured.seq << " tokens, mix: " << at.mix_seconds << " s, measured " << measured
                  << " s, " << off << " %\n";
        EXPECT_LT(std::abs(off), 5);
        ++compared;
    }
    EXPECT_EQ(compared, 2);
}

TEST(PublishedKernel, PredictsALayersSpeedupWithin15Percent) {
    int compared = 0;
    for (const Residual& at : published()) {
        const double layer = percentOff(at.dense_layer_seconds, at.measured.dense_layer_seconds);
        std::cout << at.measured.seq << " tokens, a dense layer: " << 1e3 * at.dense_layer_seconds
                  << " ms, measured " << 1e3 * at.measured.dense_layer_seconds << " ms, " << layer << " %\n";
        if (!at.measured.layer_speedup) continue;
        const double off = percentOff(at.layer_speedup, *at.measured.layer_speedup);
        std::cout << at.measured.seq << " tokens, a Triangle layer: " << at.layer_speedup << "x, measured "
                  << *at.measured.layer_speedup << "x, " << off << " %\n";
        EXPECT_LT(std::abs(off), 15);
        ++compared;
    }
    EXPECT_EQ(compared, 2);
}

}  // namespace
}  // namespace triscope
