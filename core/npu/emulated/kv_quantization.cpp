#include "core/npu/emulated/kv_quantization.h"

#include <algorithm>
#include <cmath>

namespace triscope {

namespace {

// Elements that share a scale: `count` of them, `step` apart.
void quantizeGroup(Dtype dtype, float* first, Index count, Index step) {
    constexpr float kLeastScale = 0x1p-24f;
    float most = 0;
    for (Index k = 0; k < count; ++k) most = std::max(most, std::abs(first[k * step]));
    const float scale = most == 0 ? 1 : std::max(kLeastScale, roundTo(dtype, most / 127));
    for (Index k = 0; k < count; ++k) {
        float& value = first[k * step];
        const float quantized = std::clamp(std::nearbyint(value / scale), -128.0f, 127.0f);
        value = roundTo(dtype, quantized * scale);
    }
}

}  // namespace

void quantizeAndBack(KvCache kv_cache, Dtype dtype, Tensor& tensor) {
    const TensorShape& shape = tensor.shape;
    if (kv_cache == KvCache::AsGiven) return;
    for (Index head = 0; head < shape.heads; ++head) {
        if (kv_cache == KvCache::Int8PerChannel) {
            for (Index dim = 0; dim < shape.head_dim; ++dim) {
                quantizeGroup(dtype, tensor.row(head, 0) + dim, shape.seq, shape.head_dim);
            }
            continue;
        }
        for (Index token = 0; token < shape.seq; ++token) {
            quantizeGroup(dtype, tensor.row(head, token), shape.head_dim, 1);
        }
    }
}

}  // namespace triscope
