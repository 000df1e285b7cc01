#include "core/cost/traced.h"

#include <gtest/gtest.h>

namespace triscope {
namespace {

using Int = Traced<WideInt>;
using Real = Traced<double>;

const Int kHeads = Int::input("heads", 32);
const Int kTokens = Int::input("tokens", 131072);
const Real kPeak = Real::input("peak", 312e12);
const Real kShare = Real::input("share", 0.57);

TEST(Traced, ShowsSymbolsAndNumbersSideBySide) {
    const Int flops = 4 * kHeads * kTokens;
    EXPECT_EQ(flops.value(), 4 * 32 * 131072);
    EXPECT_EQ(flops.symbols(), "4 · heads · tokens");
    EXPECT_EQ(flops.numbers(), "4 · 32 · 131,072");
}

TEST(Traced, PutsParenthesesWhereTheyAreNeededAndNowhereElse) {
    EXPECT_EQ((kHeads * (2 * kTokens + 1)).symbols(), "heads · (2 · tokens + 1)");
    EXPECT_EQ(((kHeads + 1) * kTokens).symbols(), "(heads + 1) · tokens");
    EXPECT_EQ((kHeads * kTokens + 1).symbols(), "heads · tokens + 1");
    EXPECT_EQ((kHeads + (kTokens + 1)).symbols(), "heads + tokens + 1");
    EXPECT_EQ((kPeak / (kPeak * kShare)).symbols(), "peak / (peak · share)");
    EXPECT_EQ((kPeak / kPeak / kShare).symbols(), "peak / peak / share");
    EXPECT_EQ((kPeak / (kPeak / kShare)).symbols(), "peak / (peak / share)");
    EXPECT_EQ((maximum(kHeads + 1, kTokens) * 2).symbols(), "max(heads + 1, tokens) · 2");
    EXPECT_EQ((toReal(kHeads + 1) / kPeak).symbols(), "(heads + 1) / peak");
}

TEST(Traced, StaysExactBeyondSixtyFourBits) {
    const Int side = Int::input("n", WideInt{1} << 40);
    EXPECT_EQ((side * side).value(), WideInt{1} << 80);
    EXPECT_EQ(named("cells", side * side).numbers(), "1,208,925,819,614,629,174,706,176");
}

TEST(Traced, ShowsANamedResultByItsName) {
    const Int flops = named("flops", 4 * kHeads);
    EXPECT_EQ((flops + 1).symbols(), "flops + 1");
    EXPECT_EQ((flops + 1).numbers(), "128 + 1");
    const Real seconds = named("seconds", kShare / Real::input("three", 3));
    EXPECT_EQ(seconds.numbers(), "0.19");
    EXPECT_EQ(named("seconds", Real::input("x", 2.0 / 3)).numbers(), "0.666667");
}

TEST(Traced, TakesTheLargerAndTheSmaller) {
    EXPECT_EQ(maximum(kHeads, kTokens).value(), 131072);
    EXPECT_EQ(minimum(kHeads, kTokens).value(), 32);
    EXPECT_EQ(minimum(kHeads, kTokens).numbers(), "min(32, 131,072)");
}

TEST(NumberText, IsTheShortestThatReadsBack) {
    const std::vector<std::pair<double, const char*>> texts{
        {0.7, "0.7"},       {2.94912e14, "2.94912e14"},
        {1.6e12, "1.6e12"}, {0, "0"},
        {999999, "999999"}, {1e6, "1e6"},
        {1e-5, "1e-5"},     {0.1 + 0.2, "0.30000000000000004"}};
    for (const auto& [value, text] : texts) {
        EXPECT_EQ(numberText(value), text);
        EXPECT_EQ(std::stod(text), value);
    }
    EXPECT_EQ(roundedText(34.512345678), "34.5123");
    EXPECT_EQ(roundedText(1.23456789e-7), "1.23457e-7");
}

}  // namespace
}  // namespace triscope
