#include "core/numerics/half.h"

#include <algorithm>
#include <bit>

namespace triscope {

namespace {

constexpr std::uint32_t kSign = 0x80000000;
constexpr std::uint32_t kInfinity = 0x7F800000;
constexpr std::uint32_t kQuiet = 0x00400000;

// A 16-bit type within binary32: how many low bits of the significand it lacks, and its largest value.
struct Fp16 {
    static constexpr int kDropped = 13;
    static constexpr std::uint32_t kLargest = 0x477FE000;
};
struct Bf16 {
    static constexpr int kDropped = 16;
    static constexpr std::uint32_t kLargest = 0x7F7F0000;
};

// Rounds the significand of a magnitude in place; the carry into the exponent is the right one, up to
// infinity.
template <class Type, Rounding ties>
inline std::uint32_t roundMagnitude(std::uint32_t magnitude) {
    constexpr std::uint32_t kDroppedBits = (1U << Type::kDropped) - 1;
    constexpr std::uint32_t kHalf = 1U << (Type::kDropped - 1);
    const std::uint32_t odd = magnitude >> Type::kDropped & 1;
    const std::uint32_t up = ties == Rounding::TiesToEven ? kHalf - 1 + odd : kHalf;
    return (magnitude + up) & ~kDroppedBits;
}

// The nearest multiple of 2^-24, for magnitudes below 2^-14, where fp16 has no others. Larger ones give
// something, and that is not used.
template <Rounding ties>
inline std::uint32_t roundSubnormal(std::uint32_t magnitude) {
    const auto value = std::bit_cast<float>(std::min(magnitude, 0x38800000U));
    // Floats from 1/2 to 1 are multiples of 2^-24.
    if constexpr (ties == Rounding::TiesToEven) return std::bit_cast<std::uint32_t>((value + 0.5f) - 0.5f);
    const float units = value * 0x1p24f;
    const auto whole = static_cast<float>(static_cast<std::int32_t>(units));
    return std::bit_cast<std::uint32_t>((whole + (units - whole >= 0.5f ? 1.0f : 0.0f)) * 0x1p-24f);
}

// Without a branch: all cases are computed and one is taken, so that loops over it become vectors.
template <class Type, Rounding ties, Overflow overflow>
inline float rounded(float value) {
    constexpr std::uint32_t kSmallestNormal = 0x38800000;
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t magnitude = bits & ~kSign;
    std::uint32_t result = roundMagnitude<Type, ties>(magnitude);
    result = result > Type::kLargest ? (overflow == Overflow::Infinity ? kInfinity : Type::kLargest) : result;
    if constexpr (Type::kDropped == Fp16::kDropped) {
        const std::uint32_t subnormal = roundSubnormal<ties>(magnitude);
        result = magnitude < kSmallestNormal ? subnormal : result;
    }
    const std::uint32_t payload = magnitude & ~((1U << Type::kDropped) - 1);
    const std::uint32_t nan = payload == kInfinity ? kInfinity | kQuiet : payload;
    result = magnitude > kInfinity ? nan : result;
    return std::bit_cast<float>(result | (bits & kSign));
}

template <class Type, Rounding ties, Overflow overflow>
void roundSpan(std::span<float> values) {
    for (float& value : values) value = rounded<Type, ties, overflow>(value);
}

template <class Type>
void roundSpan(HalfRounding rounding, std::span<float> values) {
    const bool saturates = rounding.overflow == Overflow::Saturate;
    if (rounding.ties == Rounding::TiesToEven) {
        return saturates ? roundSpan<Type, Rounding::TiesToEven, Overflow::Saturate>(values)
                         : roundSpan<Type, Rounding::TiesToEven, Overflow::Infinity>(values);
    }
    return saturates ? roundSpan<Type, Rounding::TiesAway, Overflow::Saturate>(values)
                     : roundSpan<Type, Rounding::TiesAway, Overflow::Infinity>(values);
}

}  // namespace

float roundFp16(float value, HalfRounding rounding) {
    roundSpan<Fp16>(rounding, {&value, 1});
    return value;
}

float roundBf16(float value, HalfRounding rounding) {
    roundSpan<Bf16>(rounding, {&value, 1});
    return value;
}

std::uint16_t fp16Bits(float value, HalfRounding rounding) {
    constexpr std::uint32_t kSmallestNormal = 0x38800000;
    const auto bits = std::bit_cast<std::uint32_t>(roundFp16(value, rounding));
    const std::uint32_t sign = bits >> 16 & 0x8000;
    const std::uint32_t magnitude = bits & ~kSign;
    if (magnitude >= kInfinity) return static_cast<std::uint16_t>(sign | 0x7C00 | (magnitude >> 13 & 0x3FF));
    if (magnitude >= kSmallestNormal)
        return static_cast<std::uint16_t>(sign | ((magnitude - 0x38000000) >> 13));
    return static_cast<std::uint16_t>(sign |
                                      static_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * 0x1p24f));
}

float fp16Value(std::uint16_t bits) {
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000) << 16;
    const std::uint32_t magnitude = bits & 0x7FFF;
    if (magnitude >= 0x7C00) return std::bit_cast<float>(sign | kInfinity | (magnitude & 0x3FF) << 13);
    if (magnitude >= 0x0400) return std::bit_cast<float>(sign | ((magnitude << 13) + 0x38000000));
    return std::bit_cast<float>(sign |
                                std::bit_cast<std::uint32_t>(static_cast<float>(magnitude) * 0x1p-24f));
}

std::uint16_t bf16Bits(float value, HalfRounding rounding) {
    return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(roundBf16(value, rounding)) >> 16);
}

float bf16Value(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

void roundAll(Dtype dtype, HalfRounding rounding, std::span<float> values) {
    if (dtype == Dtype::Fp16) roundSpan<Fp16>(rounding, values);
    if (dtype == Dtype::Bf16) roundSpan<Bf16>(rounding, values);
}

}  // namespace triscope
