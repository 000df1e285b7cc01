#include "app/gui/widgets/log_scale.h"

#include <gtest/gtest.h>

namespace triscope::gui {
namespace {

TEST(LogScale, ReachesBothEndsAndEveryPowerOfTwo) {
    const LogScale scale(16, kMaxLength);
    EXPECT_EQ(scale.valueAt(0), 16);
    EXPECT_EQ(scale.valueAt(scale.lastPosition()), kMaxLength);
    for (Index value = 16; value <= kMaxLength; value *= 2) {
        EXPECT_EQ(scale.valueAt(scale.positionOf(value)), value);
    }
}

TEST(LogScale, HasAZeroBeforeItsLeastValueWhenAskedFor) {
    const LogScale scale(1, 4096, LogScale::Zero::Included);
    EXPECT_EQ(scale.valueAt(0), 0);
    EXPECT_EQ(scale.positionOf(0), 0);
    EXPECT_EQ(scale.valueAt(scale.positionOf(1)), 1);
    EXPECT_EQ(scale.valueAt(scale.positionOf(1) - 1), 0);
}

TEST(LogScale, GrowsWithItsPosition) {
    const LogScale scale(1, 4096, LogScale::Zero::Included);
    for (int position = 1; position <= scale.lastPosition(); ++position) {
        EXPECT_GE(scale.valueAt(position), scale.valueAt(position - 1));
    }
}

TEST(LogScale, HoldsValuesBeyondItsEndsAtTheEnds) {
    const LogScale scale(16, 1024);
    EXPECT_EQ(scale.positionOf(1), 0);
    EXPECT_EQ(scale.positionOf(-5), 0);
    EXPECT_EQ(scale.positionOf(1 << 20), scale.lastPosition());
}

TEST(SnapGently, PullsToAPowerOfTwoNearby) {
    EXPECT_EQ(snapGently(131000, 64), 131072);
    EXPECT_EQ(snapGently(1020, 64), 1024);
    EXPECT_EQ(snapGently(1070, 64), 1024);
}

TEST(SnapGently, ElsewhereStaysOnMultiplesOfTheStepWhereThatMovesLittle) {
    EXPECT_EQ(snapGently(100000, 64), 100032);
    EXPECT_EQ(snapGently(1410, 64), 1408);
    EXPECT_EQ(snapGently(90, 64), 90);
    EXPECT_EQ(snapGently(3, 64), 3);
    EXPECT_EQ(snapGently(0, 64), 0);
}

}  // namespace
}  // namespace triscope::gui
