#include "app/gui/pages/cost/length_curves.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

bool has(const std::vector<Index>& lengths, Index length) {
    return std::find(lengths.begin(), lengths.end(), length) != lengths.end();
}

TEST(ChartLengths, GoFromOneKToOneMThroughEveryPowerOfTwo) {
    const std::vector<Index> lengths = chartLengths(131072);
    EXPECT_EQ(lengths.front(), 1024);
    EXPECT_EQ(lengths.back(), 1048576);
    for (Index power = 1024; power <= 1048576; power *= 2) EXPECT_TRUE(has(lengths, power)) << power;
}

TEST(ChartLengths, HoldTheLengthItselfAscendingAndOnce) {
    for (const Index length : {Index{1}, Index{2}, Index{777}, Index{1000}, Index{131072}, Index{131073},
                               Index{3000000}, kMaxLength - 1, kMaxLength}) {
        const std::vector<Index> lengths = chartLengths(length);
        EXPECT_TRUE(has(lengths, length)) << length;
        EXPECT_EQ(std::adjacent_find(lengths.begin(), lengths.end(), std::greater_equal<>()), lengths.end())
            << length;
        EXPECT_GE(lengths.front(), 1);
        EXPECT_LE(lengths.back(), kMaxLength);
    }
}

TEST(Quantities, ReadTheirMemberOfTheCost) {
    const CallCost cost = costOf(costInputOf({})).mix;
    EXPECT_EQ(amountOf(cost, Quantity::Time), cost.seconds.value);
    EXPECT_EQ(amountOf(cost, Quantity::AttentionFlops), cost.attention_flops.toDouble());
    EXPECT_EQ(amountOf(cost, Quantity::ExecutedFlops), cost.executed_flops.toDouble());
    EXPECT_EQ(amountOf(cost, Quantity::BytesMoved), cost.bytes_moved.toDouble());
    EXPECT_EQ(amountOf(cost, Quantity::KvCache), cost.kv_cache_bytes.toDouble());
}

TEST(AxisTexts, AreShort) {
    EXPECT_EQ(axisText(0.01, Quantity::Time), QStringLiteral("10 ms"));
    EXPECT_EQ(axisText(1e-6, Quantity::Time), QStringLiteral("1 µs"));
    EXPECT_EQ(axisText(1, Quantity::Time), QStringLiteral("1 s"));
    EXPECT_EQ(axisText(1e4, Quantity::Time), QStringLiteral("10,000 s"));
    EXPECT_EQ(axisText(1e14, Quantity::ExecutedFlops), QStringLiteral("100 TFLOP"));
    EXPECT_EQ(axisText(17179869184, Quantity::KvCache), QStringLiteral("16 GiB"));
}

}  // namespace
}  // namespace triscope::gui
