#include "core/numerics/agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/support/special_values.h"

namespace triscope {
namespace {

const ToleranceRule kExact{.name = "exact"};

BasicTensor<double> tensorOf(TensorShape shape, AlignedVector<double> values) {
    BasicTensor<double> tensor(shape);
    tensor.data = std::move(values);
    return tensor;
}

Agreement compareFour(AlignedVector<double> a, AlignedVector<double> b, const ToleranceRule& rule = kExact) {
    return compare(tensorOf({1, 2, 2}, std::move(a)), tensorOf({1, 2, 2}, std::move(b)), rule);
}

TEST(Agreement, OfATensorWithItselfIsPerfect) {
    const Agreement agreement = compareFour({1, -2, 0, 4}, {1, -2, 0, 4});
    EXPECT_EQ(agreement.elements, 4);
    EXPECT_EQ(agreement.max_abs, 0);
    EXPECT_EQ(agreement.max_rel, 0);
    EXPECT_EQ(agreement.rmse, 0);
    EXPECT_DOUBLE_EQ(agreement.cosine, 1);
    EXPECT_EQ(agreement.max_ulp, 0);
    EXPECT_EQ(agreement.histogram.zeros, 4);
    EXPECT_TRUE(agreement.pass);
}

TEST(Agreement, MeasuresErrorsByHand) {
    const Agreement agreement = compareFour({1, 2.5, 3, 4}, {1, 2, 3, 8}, {.name = "half", .atol = 0.5});
    EXPECT_EQ(agreement.max_abs, 4);
    EXPECT_DOUBLE_EQ(agreement.max_rel, 0.5);
    EXPECT_DOUBLE_EQ(agreement.rmse, std::sqrt((0.25 + 16) / 4));
    EXPECT_DOUBLE_EQ(agreement.cosine,
                     (1 + 5 + 9 + 32) / std::sqrt((1 + 6.25 + 9 + 16) * (1.0 + 4 + 9 + 64)));
    EXPECT_EQ(agreement.worst, (ElementIndex{0, 1, 1}));
    EXPECT_EQ(agreement.failing, 1);
    EXPECT_DOUBLE_EQ(agreement.failing_fraction, 0.25);
    EXPECT_FALSE(agreement.pass);
    EXPECT_EQ(agreement.row_errors, (std::vector<double>{0.5, 4}));
}

TEST(Agreement, CountsInEachBinWhatTheRuleFails) {
    // Both differ by as much; only of the smaller value is that too much.
    const Agreement agreement =
        compareFour({1.5, 1000.5, 3, kNan}, {1, 1000, 3, 1}, {.name = "relative", .rtol = 0.01});
    const auto& histogram = agreement.histogram;
    const auto bin =
        std::find(histogram.counts.begin(), histogram.counts.end(), 2) - histogram.counts.begin();
    ASSERT_LT(static_cast<std::size_t>(bin), ErrorHistogram::kBins);
    EXPECT_EQ(histogram.failing[static_cast<std::size_t>(bin)], 1);
    EXPECT_EQ(agreement.failing, 2) << "the NaN besides";
}

TEST(Agreement, TakesRelativeErrorsAboveItsStatedFloor) {
    const Agreement agreement = compareFour({1e-9, 2, 2, 2}, {0, 2, 2, 2});
    EXPECT_DOUBLE_EQ(agreement.rel_floor, 1e-3 * std::sqrt(3.0));
    EXPECT_DOUBLE_EQ(agreement.max_rel, 1e-9 / agreement.rel_floor);
}

TEST(Agreement, FailsWhenEitherSideIsNan) {
    for (const auto& [a, b] : {std::pair{kNan, 1.0}, std::pair{1.0, kNan}, std::pair{kNan, kNan}}) {
        const Agreement agreement =
            compareFour({9, 2, a, 4}, {1, 2, b, 4}, {.name = "lax", .atol = 100, .allowed_failing = 1});
        EXPECT_EQ(agreement.non_finite_mismatches, 1);
        EXPECT_EQ(agreement.failing, 1);
        EXPECT_FALSE(agreement.pass) << "a NaN passed";
        EXPECT_EQ(agreement.worst, (ElementIndex{0, 1, 0})) << "a mismatch outranks a large error";
        EXPECT_EQ(agreement.max_abs, 8);
        EXPECT_EQ(agreement.row_errors, (std::vector<double>{8, kInfinity}));
        EXPECT_EQ(agreement.histogram.non_finite, 1);
    }
}

TEST(Agreement, AcceptsAnInfinityOnlyWhenBothSidesHaveIt) {
    EXPECT_TRUE(compareFour({-kInfinity, 0, 0, 0}, {-kInfinity, 0, 0, 0}).pass);
    EXPECT_FALSE(compareFour({-kInfinity, 0, 0, 0}, {kInfinity, 0, 0, 0}).pass);
    EXPECT_FALSE(compareFour({-kInfinity, 0, 0, 0}, {-3e38, 0, 0, 0}).pass);
}

TEST(Agreement, LooksAlongTheSameWayOnlyWhenBothAreSomething) {
    EXPECT_EQ(compareFour({0, 0, 0, 0}, {0, 0, 0, 0}).cosine, 1);
    EXPECT_EQ(compareFour({0, 0, 0, 0}, {1, 0, 0, 0}).cosine, 0);
    EXPECT_DOUBLE_EQ(compareFour({-1, -2, 0, 0}, {1, 2, 0, 0}).cosine, -1);
    EXPECT_DOUBLE_EQ(compareFour({0, 1, 0, 0}, {1, 0, 0, 0}).cosine, 0);
}

TEST(Agreement, SeesADifferenceSmallerThanAFloatAgainstADoubleReference) {
    Tensor a({1, 1, 1});
    a.data = {1.0f};
    const Agreement agreement = compare(a, tensorOf({1, 1, 1}, {1.0 + 0x1p-30}), kExact);
    EXPECT_EQ(agreement.max_abs, 0x1p-30);
    EXPECT_EQ(agreement.max_ulp, 0);
    EXPECT_FALSE(agreement.pass);
}

TEST(UlpDistance, CountsFloatsBetweenTwoValues) {
    EXPECT_EQ(ulpDistance(1.0f, 1.0f), 0);
    EXPECT_EQ(ulpDistance(1.0f, std::nextafter(1.0f, 2.0f)), 1);
    EXPECT_EQ(ulpDistance(1.0f, 2.0f), 1 << 23);
    EXPECT_EQ(ulpDistance(0.0f, -0.0f), 0);
    EXPECT_EQ(ulpDistance(1.0f, 1.0f + 0x1p-10f, Dtype::Fp16), 1);
    EXPECT_EQ(ulpDistance(1.0f, 1.0f + 0x1p-12f, Dtype::Fp16), 0) << "both are 1 in fp16";
    EXPECT_EQ(ulpDistance(1.0f, 2.0f, Dtype::Fp16), 1 << 10);
    EXPECT_EQ(ulpDistance(-0x1p-24f, 0x1p-24f, Dtype::Fp16), 2);
    EXPECT_EQ(ulpDistance(0.0f, -0.0f, Dtype::Fp16), 0);
    EXPECT_EQ(ulpDistance(-1.0f, -1.0f - 0x1p-7f, Dtype::Bf16), 1);
    EXPECT_EQ(ulpDistance(2.0f, 1.0f, Dtype::Bf16), 1 << 7);
    EXPECT_EQ(
        ulpDistance(std::numeric_limits<float>::denorm_min(), -std::numeric_limits<float>::denorm_min()), 2);
    EXPECT_EQ(ulpDistance(-std::numeric_limits<float>::max(), std::numeric_limits<float>::max()),
              2 * std::int64_t{0x7f7fffff});
}

TEST(ErrorHistogram, PutsEachErrorBetweenTheEdgesOfItsBin) {
    for (double error = 1.3e-19; error < 1e4; error *= 1.07) {
        ErrorHistogram histogram;
        histogram.add(error);
        const auto bin = static_cast<std::size_t>(
            std::find(histogram.counts.begin(), histogram.counts.end(), 1) - histogram.counts.begin());
        ASSERT_LT(bin, ErrorHistogram::kBins);
        EXPECT_LE(ErrorHistogram::lowerEdge(bin), error);
        EXPECT_LT(error, ErrorHistogram::lowerEdge(bin + 1));
    }
}

TEST(ErrorHistogram, LosesNoError) {
    ErrorHistogram histogram;
    for (const double error : {0.0, 1e-300, 1e-20, 1.0, 9e3, 1e9, 1e300, kInfinity}) histogram.add(error);
    EXPECT_EQ(histogram.zeros, 1);
    EXPECT_EQ(histogram.non_finite, 1);
    EXPECT_EQ(histogram.counts.front(), 2);
    EXPECT_EQ(histogram.counts.back(), 3);
    EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), CellCount{0}), 6);
}

}  // namespace
}  // namespace triscope
