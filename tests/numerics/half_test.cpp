#include "core/numerics/half.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "tests/support/special_values.h"

namespace triscope {
namespace {

constexpr HalfRounding kRoundings[] = {{Rounding::TiesToEven, Overflow::Infinity},
                                       {Rounding::TiesToEven, Overflow::Saturate},
                                       {Rounding::TiesAway, Overflow::Infinity},
                                       {Rounding::TiesAway, Overflow::Saturate}};

// A 16-bit type by its definition: how many significant bits, and the exponent of its least normal number.
struct Definition {
    Dtype dtype;
    int precision;
    int least_exponent;
    double largest;
};
const Definition kFp16{Dtype::Fp16, 11, -14, 65504};
const Definition kBf16{Dtype::Bf16, 8, -126, std::ldexp(255.0, 120)};

// Rounded by the definition, in exact double arithmetic.
double byDefinition(const Definition& type, double value, HalfRounding rounding) {
    if (std::isnan(value) || value == 0) return value;
    double magnitude = std::abs(value);
    if (std::isfinite(value)) {
        const int unit = std::max(std::ilogb(magnitude), type.least_exponent) - (type.precision - 1);
        const double units = std::ldexp(magnitude, -unit);
        const double whole = std::floor(units);
        const double nearest =
            rounding.ties == Rounding::TiesToEven ? std::nearbyint(units) : whole + (units - whole >= 0.5);
        magnitude = std::ldexp(nearest, unit);
    }
    if (magnitude > type.largest) {
        magnitude = rounding.overflow == Overflow::Saturate ? type.largest : double{kFloatInfinity};
    }
    return std::copysign(magnitude, value);
}

float roundOne(Dtype dtype, float value, HalfRounding rounding) {
    return dtype == Dtype::Fp16 ? roundFp16(value, rounding) : roundBf16(value, rounding);
}

std::uint16_t bitsOf(Dtype dtype, float value, HalfRounding rounding = {}) {
    return dtype == Dtype::Fp16 ? fp16Bits(value, rounding) : bf16Bits(value, rounding);
}

float valueOf(Dtype dtype, unsigned bits) {
    return dtype == Dtype::Fp16 ? fp16Value(static_cast<std::uint16_t>(bits))
                                : bf16Value(static_cast<std::uint16_t>(bits));
}

::testing::AssertionResult isByDefinition(const Definition& type, float value, HalfRounding rounding) {
    const float rounded = roundOne(type.dtype, value, rounding);
    const auto expected = static_cast<float>(byDefinition(type, value, rounding));
    const bool same = std::isnan(expected)
                          ? std::isnan(rounded)
                          : std::bit_cast<std::uint32_t>(rounded) == std::bit_cast<std::uint32_t>(expected);
    if (same) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << dtypeName(type.dtype) << " of " << std::hexfloat << value
                                         << " is " << rounded << ", not " << expected;
}

TEST(HalfBits, ReturnToTheSamePatternForEveryValueAndEveryNan) {
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        for (unsigned bits = 0; bits < 65536; ++bits) {
            for (const HalfRounding rounding : kRoundings) {
                const float value = valueOf(dtype, bits);
                if (std::isinf(value) && rounding.overflow == Overflow::Saturate) continue;
                ASSERT_EQ(bitsOf(dtype, value, rounding), bits) << dtypeName(dtype);
            }
        }
    }
}

TEST(HalfRounding, IsNearestBetweenEveryTwoNeighboursInBothDirections) {
    for (const Definition& type : {kFp16, kBf16}) {
        for (unsigned bits = 0; bits < 65536; ++bits) {
            const float lower = valueOf(type.dtype, bits);
            const float upper = valueOf(type.dtype, bits + 1);
            if (!std::isfinite(lower) || !std::isfinite(upper) || bits == 0x7FFF) continue;
            const auto middle = static_cast<float>((double{lower} + double{upper}) / 2);
            ASSERT_EQ(double{middle}, (double{lower} + double{upper}) / 2) << "ties are floats";
            for (const HalfRounding rounding : kRoundings) {
                const bool even = rounding.ties == Rounding::TiesToEven;
                const float tie = roundOne(type.dtype, middle, rounding);
                ASSERT_EQ(tie, even && bits % 2 == 0 ? lower : upper) << "tie above " << lower;
                ASSERT_EQ(roundOne(type.dtype, std::nextafter(middle, lower), rounding), lower);
                ASSERT_EQ(roundOne(type.dtype, std::nextafter(middle, upper), rounding), upper);
                ASSERT_TRUE(isByDefinition(type, middle, rounding));
            }
        }
    }
}

TEST(HalfRounding, IsByDefinitionForRandomFloatsOfEveryMagnitude) {
    std::mt19937 random(5);
    for (const Definition& type : {kFp16, kBf16}) {
        for (int trial = 0; trial < 400000; ++trial) {
            auto bits = static_cast<std::uint32_t>(random());
            // Every other one in and about the range of fp16, down to half its least subnormal number.
            if (trial % 2 == 0) bits = (bits & 0x807FFFFF) | (100 + bits % 46) << 23;
            for (const HalfRounding rounding : kRoundings) {
                ASSERT_TRUE(isByDefinition(type, std::bit_cast<float>(bits), rounding));
            }
        }
    }
}

TEST(HalfRounding, IsTheSameForSpansAsForSingleValues) {
    std::mt19937 random(6);
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        for (const HalfRounding rounding : kRoundings) {
            for (const std::size_t size : {0U, 1U, 15U, 16U, 1027U}) {
                std::vector<float> values(size);
                for (float& value : values)
                    value = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
                std::vector<float> together = values;
                roundAll(dtype, rounding, together);
                for (std::size_t k = 0; k < size; ++k) {
                    EXPECT_EQ(std::bit_cast<std::uint32_t>(together[k]),
                              std::bit_cast<std::uint32_t>(roundOne(dtype, values[k], rounding)));
                }
            }
        }
    }
    std::vector<float> untouched{0.1f, -3e38f};
    roundAll(Dtype::Fp32, {}, untouched);
    EXPECT_EQ(untouched, (std::vector<float>{0.1f, -3e38f}));
}

TEST(HalfRounding, OverflowsToInfinityOrToTheLargest) {
    constexpr HalfRounding kSaturate{Rounding::TiesToEven, Overflow::Saturate};
    EXPECT_EQ(roundFp16(65519.996f), 65504);
    EXPECT_EQ(roundFp16(65520), kFloatInfinity);
    EXPECT_EQ(roundFp16(-65520), -kFloatInfinity);
    EXPECT_EQ(roundFp16(-65520, kSaturate), -65504);
    EXPECT_EQ(roundFp16(kFloatInfinity, kSaturate), 65504);
    EXPECT_EQ(roundBf16(kFloatInfinity), kFloatInfinity);
    EXPECT_EQ(roundBf16(-std::numeric_limits<float>::max()), -kFloatInfinity);
    EXPECT_EQ(roundBf16(std::numeric_limits<float>::max(), kSaturate), 0x1.FEp127f);
    EXPECT_TRUE(std::isnan(roundFp16(std::numeric_limits<float>::quiet_NaN(), kSaturate)));
}

}  // namespace
}  // namespace triscope
