#include "core/numerics/dtype.h"

#include "core/base/names.h"
#include "core/numerics/half.h"

namespace triscope {

namespace {

constexpr Names<Dtype, 3> kDtypes{{{Dtype::Fp32, "fp32"}, {Dtype::Fp16, "fp16"}, {Dtype::Bf16, "bf16"}}};

}  // namespace

std::string_view dtypeName(Dtype dtype) {
    return nameIn(kDtypes, dtype);
}

std::optional<Dtype> findDtype(std::string_view name) {
    return findIn(kDtypes, name);
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
