#pragma once

#include <cstdint>
#include <span>

#include "core/numerics/dtype.h"

namespace triscope {

// What becomes of a value halfway between two neighbours. AscendC calls them CAST_RINT and CAST_ROUND.
enum class Rounding { TiesToEven, TiesAway };

// What becomes of a value that rounds beyond the largest finite one, infinity itself included: infinity of
// the same sign, or that largest one. NPUs have both (aclrtFloatOverflowMode INFNAN and SATURATION).
enum class Overflow { Infinity, Saturate };

struct HalfRounding {
    Rounding ties = Rounding::TiesToEven;
    Overflow overflow = Overflow::Infinity;

    friend bool operator==(const HalfRounding&, const HalfRounding&) = default;
};

// The nearest value of a 16-bit type, as the float that it is. Subnormal numbers are kept, 0 keeps its sign,
// NaN stays NaN. Integer arithmetic and exact float sums alone: the same bits on every machine.
float roundFp16(float value, HalfRounding rounding = {});
float roundBf16(float value, HalfRounding rounding = {});

// The 16 bits of that value; a NaN keeps the upper bits of its payload. The values of all 65,536 patterns
// come back to the same pattern.
std::uint16_t fp16Bits(float value, HalfRounding rounding = {});
std::uint16_t bf16Bits(float value, HalfRounding rounding = {});
float fp16Value(std::uint16_t bits);
float bf16Value(std::uint16_t bits);

// Every element in place, in vectors; fp32 leaves them as they are.
void roundAll(Dtype dtype, HalfRounding rounding, std::span<float> values);

}  // namespace triscope
