#include "core/numerics/dtype.h"

#include <array>
#include <utility>

#include "core/numerics/half.h"

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

double roundoffOf(Dtype dtype) {
    switch (dtype) {
        case Dtype::Fp16:
            return 0x1p-11;
        case Dtype::Bf16:
            return 0x1p-8;
        case Dtype::Fp32:
            break;
    }
    return 0x1p-24;
}

float roundTo(Dtype dtype, float value) {
    switch (dtype) {
        case Dtype::Fp32:
            break;
        case Dtype::Fp16:
            return roundFp16(value);
        case Dtype::Bf16:
            return roundBf16(value);
    }
    return value;
}

void roundTensor(Dtype dtype, Tensor& tensor) {
    roundAll(dtype, {}, tensor.data);
}

std::uint16_t halfBits(float value) {
    return fp16Bits(value);
}

float fromHalfBits(std::uint16_t bits) {
    return fp16Value(bits);
}

}  // namespace triscope
