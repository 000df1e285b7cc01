#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/npu/sparse_mode.h"

namespace triscope {

// One tensor by which an attention operator can be told about a mask, for one batch and one head.
struct NpuMaskForm {
    std::string id;  // "token_bool", "compressed_band", "block_int8_64"
    Message name;
    std::vector<Index> shape;
    const char* dtype = "";         // fp32, fp16, bool, int8
    Bytes bytes;                    // of the whole tensor
    const char* sparse_modes = "";  // that go with it: "0, 1"; empty: none
    // Whether the operator, given this form, keeps exactly the mask's cells, and if so what else it has to be
    // given.
    bool exact = false;
    std::optional<SparseMode> call{};
    Message note;
};

// The forms in use: token masks, the compressed masks of sparse modes 2, 3, 4 and 6, and block masks at
// `block` and, as the block-sparse operator takes key blocks in multiples of 128, at the next of those.
// Closed-form like the counts: nothing of the mask's own size is made.
std::vector<NpuMaskForm> npuMaskForms(const Mask& mask, Index block);

}  // namespace triscope
