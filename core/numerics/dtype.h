#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/tensor.h"

namespace triscope {

// What Q, K, V and an output are rounded to. Arithmetic stays in float or double.
//   fp32  IEEE binary32
//   fp16  IEEE binary16: 11 significant bits, largest 65504, subnormals down to 2^-24
//   bf16  the upper half of binary32: 8 significant bits, the same range as fp32
enum class Dtype { Fp32, Fp16, Bf16 };

std::string_view dtypeName(Dtype dtype);
std::optional<Dtype> findDtype(std::string_view name);
Index bytesPerElement(Dtype dtype);

// The largest relative error of one rounding: 2^-24, 2^-11 and 2^-8.
double roundoffOf(Dtype dtype);

// The nearest value of the type, ties to even; beyond the largest one, infinity of the same sign; NaN stays
// NaN.
float roundTo(Dtype dtype, float value);
void roundTensor(Dtype dtype, Tensor& tensor);

// IEEE binary16 by its bits, rounded as above.
std::uint16_t halfBits(float value);
float fromHalfBits(std::uint16_t bits);

}  // namespace triscope
