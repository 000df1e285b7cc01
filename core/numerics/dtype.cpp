#include "core/numerics/dtype.h"

#include <Eigen/Core>
#include <array>
#include <utility>

namespace triscope {

namespace {

constexpr std::array kDtypes{std::pair{Dtype::Fp32, std::string_view{"fp32"}},
                             std::pair{Dtype::Fp16, std::string_view{"fp16"}},
                             std::pair{Dtype::Bf16, std::string_view{"bf16"}}};

}  // namespace

std::string_view dtypeName(Dtype dtype) {
    for (const auto& [value, name] : kDtypes) {
        if (value == dtype) return name;
    }
    return {};
}

std::optional<Dtype> findDtype(std::string_view name) {
    for (const auto& [value, known] : kDtypes) {
        if (known == name) return value;
    }
    return std::nullopt;
}

Index bytesPerElement(Dtype dtype) {
    return dtype == Dtype::Fp32 ? 4 : 2;
}

float roundTo(Dtype dtype, float value) {
    switch (dtype) {
        case Dtype::Fp32:
            break;
        case Dtype::Fp16:
            return static_cast<float>(Eigen::half(value));
        case Dtype::Bf16:
            return static_cast<float>(Eigen::bfloat16(value));
    }
    return value;
}

void roundTensor(Dtype dtype, Tensor& tensor) {
    if (dtype == Dtype::Fp32) return;
    for (float& value : tensor.data) value = roundTo(dtype, value);
}

std::uint16_t halfBits(float value) {
    return Eigen::numext::bit_cast<std::uint16_t>(Eigen::half(value));
}

float fromHalfBits(std::uint16_t bits) {
    return static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(bits));
}

}  // namespace triscope
