#pragma once

#include "core/base/tensor.h"
#include "core/npu/emulated/emulation_options.h"

namespace triscope {

// Keys or values as an operator sees them that keeps them in INT8: quantised with the scale of their channel
// (KV head and dimension; antiquantMode 0) or of their token (KV head and key; antiquantMode 1),
//     scale = largest magnitude / 127, rounded to `dtype` and at least its 2^-24; 1 where all are 0
//     q = clamp(value / scale, -128, 127), rounded to the nearest whole number, ties to even
// and then dequantised to q * scale, rounded to `dtype`. Symmetric: without offsets. Does nothing for
// KvCache::AsGiven.
void quantizeAndBack(KvCache kv_cache, Dtype dtype, Tensor& tensor);

}  // namespace triscope
