#include "core/attention/gaussian_problem.h"

#include "core/base/seeded_inputs.h"
#include "core/mask/catalog.h"

namespace triscope {

AttentionProblem gaussianProblem(const MaskSettings& mask, const HeadSizes& sizes, std::uint64_t seed) {
    const TensorShape query_shape{sizes.heads, mask.shape.queries, sizes.head_dim};
    const TensorShape key_shape{sizes.kv_heads, mask.shape.keys, sizes.head_dim};
    return {.q = gaussianTensor(query_shape, seed, InputStream::Queries),
            .k = gaussianTensor(key_shape, seed, InputStream::Keys),
            .v = gaussianTensor(key_shape, seed, InputStream::Values),
            .mask = makeMask(mask)};
}

}  // namespace triscope
