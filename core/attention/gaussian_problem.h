#pragma once

#include "core/attention/attention_problem.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// The sizes of a problem that its mask does not settle.
struct HeadSizes {
    Index heads = 2;
    Index kv_heads = 1;
    Index head_dim = 8;
};

// Unit Gaussians under a mask. Preconditions: validate(mask) is empty; kv_heads divides heads.
AttentionProblem gaussianProblem(const MaskSettings& mask, const HeadSizes& sizes = {},
                                 std::uint64_t seed = 1);

}  // namespace triscope
