#include "core/base/numbers.h"

#include <gtest/gtest.h>

namespace triscope {
namespace {

TEST(Numbers, TellAResidualWithItsSignUnlessItRoundsToNothing) {
    EXPECT_EQ(formatResidual(0.032), "+3.2 %");
    EXPECT_EQ(formatResidual(-0.005), "−0.5 %");
    EXPECT_EQ(formatResidual(-0.0004), "0.0 %");
    EXPECT_EQ(formatResidual(0.0004), "0.0 %");
}

TEST(Numbers, CountOneOfAThingAsOne) {
    EXPECT_EQ(countText(1, "query", "queries"), "1 query");
    EXPECT_EQ(countText(0, "query", "queries"), "0 queries");
    EXPECT_EQ(countText(131072, "token", "tokens"), "131,072 tokens");
}

TEST(Digits, AreGroupedByThree) {
    EXPECT_EQ(groupDigits(0), "0");
    EXPECT_EQ(groupDigits(999), "999");
    EXPECT_EQ(groupDigits(131072), "131,072");
    EXPECT_EQ(groupDigits(-1234), "-1,234");
}

TEST(Digits, AreExactBeyondSixtyFourBits) {
    EXPECT_EQ(plainDigits(WideInt{1} << 80), "1208925819614629174706176");
    EXPECT_EQ(groupDigits(WideInt{1} << 64), "18,446,744,073,709,551,616");
}

TEST(Bytes, ReadInBinaryUnits) {
    EXPECT_EQ(formatBytes({512}), "512 B");
    EXPECT_EQ(formatBytes({1}), "1 B");
    EXPECT_EQ(formatBytes({0}), "0 B");
    EXPECT_EQ(formatBytes({WideInt{64} << 30}), "64.0 GiB");
    EXPECT_EQ(formatBytes({WideInt{1536} << 10}), "1.50 MiB");
}

TEST(Seconds, ChooseTheUnitThatReadsBest) {
    EXPECT_EQ(formatSeconds({34.5}), "34.5 s");
    EXPECT_EQ(formatSeconds({0.75}), "750 ms");
    EXPECT_EQ(formatSeconds({2e-5}), "20.0 µs");
    EXPECT_EQ(formatSeconds({1e-6}), "1.00 µs");
    EXPECT_EQ(formatSeconds({7.94e-11}), "0.0794 ns");
    EXPECT_EQ(formatSeconds({0}), "0 µs");
    EXPECT_EQ(formatSeconds({83229.2}), "83,229 s");
}

TEST(Percent, NeverRoundsASmallShareToNothing) {
    EXPECT_EQ(formatPercent(1), "100.0 %");
    EXPECT_EQ(formatPercent(0.00986), "1.0 %");
    EXPECT_EQ(formatPercent(0.0042), "0.42 %");
    EXPECT_EQ(formatPercent(1.2e-6), "0.00012 %");
    EXPECT_EQ(formatPercent(0), "0.0 %");
    EXPECT_EQ(formatPercent(9.994), "999.4 %");
    EXPECT_EQ(formatPercent(13.22), "1,322 %");
}

TEST(Counts, AreReadInEveryFormUsersType) {
    EXPECT_EQ(parseCount("131072"), 131072);
    EXPECT_EQ(parseCount("131,072"), 131072);
    EXPECT_EQ(parseCount("128K"), 131072);
    EXPECT_EQ(parseCount("1m"), 1048576);
    EXPECT_EQ(parseCount("1G"), kMaxLength);
    EXPECT_EQ(parseCount("-5"), -5);
}

TEST(Counts, AreRefusedWhenTheyAreNotWholeNumbersOfSixtyFourBits) {
    for (const char* text :
         {"", "K", "1.5K", "12x", "1e6", "0x10", "99999999999999999999", "9223372036854775807K"}) {
        EXPECT_EQ(parseCount(text), std::nullopt) << text;
    }
}

TEST(Counts, AreShortenedOnlyWhenNothingIsLost) {
    EXPECT_EQ(shortCount(131072), "128K");
    EXPECT_EQ(shortCount(kMaxLength), "1G");
    EXPECT_EQ(shortCount(1000), "1000");
    EXPECT_EQ(shortCount(0), "0");
}

}  // namespace
}  // namespace triscope
