#include "core/numerics/dtype.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "tests/support/special_values.h"

namespace triscope {
namespace {

float bf16FromBits(std::uint32_t bits) {
    return std::bit_cast<float>(bits << 16);
}

// binary16 by its definition: sign, 5 exponent bits with bias 15, 10 fraction bits.
double halfByDefinition(unsigned bits) {
    const int exponent = static_cast<int>(bits >> 10 & 31);
    const double fraction = bits & 1023;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return bits >> 15 != 0 ? -magnitude : magnitude;
}

TEST(Half, MeansWhatIeee754SaysForAllSixtyFiveThousandValues) {
    for (unsigned bits = 0; bits < 65536; ++bits) {
        const float value = fromHalfBits(static_cast<std::uint16_t>(bits));
        if ((bits >> 10 & 31) != 31) {
            ASSERT_EQ(static_cast<double>(value), halfByDefinition(bits)) << bits;
        } else if ((bits & 1023) == 0) {
            ASSERT_EQ(value, bits >> 15 != 0 ? -kFloatInfinity : kFloatInfinity);
        } else {
            ASSERT_TRUE(std::isnan(value)) << bits;
        }
    }
}

TEST(Half, RoundTripsAllSixtyFiveThousandValues) {
    for (unsigned bits = 0; bits < 65536; ++bits) {
        const float value = fromHalfBits(static_cast<std::uint16_t>(bits));
        if (std::isnan(value)) {
            ASSERT_TRUE(std::isnan(fromHalfBits(halfBits(value))));
        } else {
            ASSERT_EQ(halfBits(value), bits);
        }
    }
}

// Between two neighbours of a 16-bit type: the midpoint goes to the even one, everything else to the nearer.
void expectNearestEven(Dtype dtype, float lower, float upper, bool lower_is_even) {
    const float middle = lower + (upper - lower) / 2;
    ASSERT_EQ(roundTo(dtype, middle), lower_is_even ? lower : upper) << lower;
    ASSERT_EQ(roundTo(dtype, std::nextafter(middle, lower)), lower) << lower;
    ASSERT_EQ(roundTo(dtype, std::nextafter(middle, upper)), upper) << lower;
    ASSERT_EQ(roundTo(dtype, -middle), lower_is_even ? -lower : -upper) << lower;
}

TEST(Half, RoundsTiesToEvenBetweenEveryTwoNeighbours) {
    for (unsigned bits = 0; bits < 0x7bff; ++bits) {
        expectNearestEven(Dtype::Fp16, fromHalfBits(static_cast<std::uint16_t>(bits)),
                          fromHalfBits(static_cast<std::uint16_t>(bits + 1)), bits % 2 == 0);
    }
}

TEST(Half, OverflowsToInfinityHalfAStepBeyondTheLargest) {
    EXPECT_EQ(roundTo(Dtype::Fp16, 65504), 65504);
    EXPECT_EQ(roundTo(Dtype::Fp16, std::nextafter(65520.0f, 0.0f)), 65504);
    EXPECT_EQ(roundTo(Dtype::Fp16, 65520), kFloatInfinity);
    EXPECT_EQ(roundTo(Dtype::Fp16, -1e6f), -kFloatInfinity);
    EXPECT_EQ(roundTo(Dtype::Fp16, kFloatInfinity), kFloatInfinity);
}

TEST(Half, KeepsTheSignOfWhatVanishes) {
    EXPECT_EQ(halfBits(0x1p-26f), 0x0000);
    EXPECT_EQ(halfBits(-0x1p-26f), 0x8000);
}

TEST(Bf16, RoundTripsAllSixtyFiveThousandValues) {
    for (std::uint32_t bits = 0; bits < 65536; ++bits) {
        const float value = bf16FromBits(bits);
        const float rounded = roundTo(Dtype::Bf16, value);
        if (std::isnan(value)) {
            ASSERT_TRUE(std::isnan(rounded)) << bits;
        } else {
            ASSERT_EQ(std::bit_cast<std::uint32_t>(rounded), bits << 16);
        }
    }
}

TEST(Bf16, RoundsTiesToEvenBetweenEveryTwoNeighbours) {
    for (std::uint32_t bits = 0; bits < 0x7f7f; ++bits) {
        expectNearestEven(Dtype::Bf16, bf16FromBits(bits), bf16FromBits(bits + 1), bits % 2 == 0);
    }
}

TEST(Bf16, OverflowsToInfinityHalfAStepBeyondTheLargest) {
    const float largest = bf16FromBits(0x7f7f);
    const float half_a_step_more = std::bit_cast<float>(0x7f7f8000u);
    EXPECT_EQ(roundTo(Dtype::Bf16, std::nextafter(half_a_step_more, 0.0f)), largest);
    EXPECT_EQ(roundTo(Dtype::Bf16, half_a_step_more), kFloatInfinity);
    EXPECT_EQ(roundTo(Dtype::Bf16, -half_a_step_more), -kFloatInfinity);
}

TEST(Dtype, KeepsNanInEveryType) {
    for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) {
        EXPECT_TRUE(std::isnan(roundTo(dtype, std::numeric_limits<float>::quiet_NaN())));
    }
}

TEST(Dtype, LeavesFp32AloneAndRoundsEveryElementOtherwise) {
    Tensor tensor({1, 2, 2});
    tensor.data = {1.0f, 1.0f + 0x1p-11f, 1.0f + 0x1p-9f, 3.0e-9f};
    Tensor rounded = tensor;
    roundTensor(Dtype::Fp32, rounded);
    EXPECT_EQ(rounded.data, tensor.data);
    roundTensor(Dtype::Fp16, rounded);
    EXPECT_EQ(rounded.data, (AlignedVector<float>{1.0f, 1.0f, 1.0f + 0x1p-9f, 0.0f}));
    roundTensor(Dtype::Bf16, tensor);
    EXPECT_EQ(tensor.data[2], 1.0f);
}

TEST(Dtype, IsFoundByItsNameOnly) {
    for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) {
        EXPECT_EQ(findDtype(dtypeName(dtype)), dtype);
    }
    EXPECT_EQ(findDtype("fp8"), std::nullopt);
    EXPECT_EQ(bytesPerElement(Dtype::Fp32), 4);
    EXPECT_EQ(bytesPerElement(Dtype::Bf16), 2);
}

// Halfway between 1 and the next number is as far as a value can be from the nearest one.
TEST(Dtype, RoundsByHalfAStepAtMost) {
    for (const Dtype dtype : {Dtype::Fp32, Dtype::Fp16, Dtype::Bf16}) {
        const double roundoff = roundoffOf(dtype);
        const auto next = static_cast<float>(1 + 2 * roundoff);
        EXPECT_EQ(roundTo(dtype, next), next);
        EXPECT_EQ(roundTo(dtype, static_cast<float>(1 + roundoff)), 1.0f);
        if (dtype == Dtype::Fp32) continue;  // no float lies between
        EXPECT_EQ(roundTo(dtype, std::nextafter(next, 0.0f)), next);
    }
}

}  // namespace
}  // namespace triscope
