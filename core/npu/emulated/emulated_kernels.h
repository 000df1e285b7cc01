#pragma once

#include <span>

#include "core/base/units.h"
#include "core/npu/emulated/emulation_options.h"

namespace triscope {

// Columns that operands of emulated products are packed in, and terms that the Cube unit adds at once.
inline constexpr Index kCubeSide = 16;

// Rows that a product computes together.
inline constexpr Index kCubeRows = 4;

// C += A B for `rows` rows of A and C and the 16 columns of a packed B. A is row-major, B has `depth` rows of
// 16; depth is a multiple of 16. No multiplication is fused with an addition, so that every instruction set
// gives the same bits.
struct CubeProduct {
    const float* a = nullptr;
    Index a_stride = 0;
    Index rows = 0;
    const float* b = nullptr;
    Index depth = 0;
    float* c = nullptr;
    Index c_stride = 0;
};

// The inner loops of the emulation for one instruction set; the same bits from each.
struct EmulatedKernels {
    const char* target;

    void (*product)(const CubeProduct& product, ProductOrder order);

    // The largest value; NaN if there is one. The size is a multiple of 16, or any.
    float (*largest)(std::span<const float> values);

    // exp(value - shift) of each, rounded once from double: correct to the last bit but once in 2^28 or so.
    void (*expLess)(std::span<float> values, float shift);

    // Adds values[k] to lanes[k % 64]; the size is a multiple of 16, `first` the lane of the first value.
    void (*addToLanes)(std::span<const float> values, Index first, float* lanes);
};

// Those of the best instruction set that this machine has, and that hwy::DisableTargets has left.
const EmulatedKernels& emulatedKernels();

}  // namespace triscope
