#pragma once

#include <limits>

#include "core/mask/mask_settings.h"
#include "core/numerics/half.h"

namespace triscope {

// The order in which a product of matrices adds up its terms, each rounded to fp32 first (which is exact for
// 16-bit operands, but beyond the range of fp32).
//   Cube      16 by 16 by 16 as the Cube unit works: sixteen terms by an adder tree of neighbours, each sum
//             rounded to fp32, and then onto the accumulator
//   OneByOne  one after the other onto the accumulator, in fp32
enum class ProductOrder { Cube, OneByOne };

// What becomes of the score of a masked cell: replaced by the mask value, or the value added to it.
enum class MaskFill { Replaced, Added };

// Keys and values as they are, or kept as INT8 with antiquant scales, made here from the largest magnitude of
// each channel or token (kv_quantization.h).
enum class KvCache { AsGiven, Int8PerChannel, Int8PerToken };

// Each step in which a fused attention operator of an NPU differs from exact attention, to be switched on
// alone. By default all are off: online softmax in plain float.
struct EmulationOptions {
    Dtype inputs = Dtype::Fp32;           // Q, K and V rounded first, ties to even
    KvCache kv_cache = KvCache::AsGiven;  // before that
    ProductOrder order = ProductOrder::OneByOne;
    bool half_scores = false;  // Q K^T, the scale and their product rounded to fp16, ties to even
    MaskFill fill = MaskFill::Replaced;
    float mask_value = -std::numeric_limits<float>::infinity();
    Dtype weights = Dtype::Fp32;       // P rounded for P V, ties away; their sum is not
    bool half_sums = false;            // P V, O, its factors and l rounded to fp16
    Dtype output = Dtype::Fp32;        // rounded, ties away
    bool correct_invalid_rows = true;  // a row whose maximum is the mask value gives 0 and LSE +infinity
    Overflow overflow = Overflow::Infinity;

    // A task of the operator: this many rows against tiles of this many keys, multiples of 64.
    Index tile_rows = 128;
    Index tile_keys = 1024;
    // Row i of the call visits keys i - pre_tokens to i + next_tokens, and those that share its tiles.
    Index pre_tokens = kNoLimit;
    Index next_tokens = kNoLimit;

    friend bool operator==(const EmulationOptions&, const EmulationOptions&) = default;
};

}  // namespace triscope
