#pragma once

#include <optional>
#include <string_view>

#include "core/base/message.h"
#include "core/cost/deployment.h"
#include "core/cost/hardware.h"
#include "core/cost/kernels/attention_kernel.h"
#include "core/cost/layer_set.h"
#include "core/cost/model_shape.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// How a pattern's mask reaches the kernel, as one tensor that all heads and layers share: not at all (the
// kernel knows the rule), one byte a block, one byte a cell (bool), or four bytes a cell (fp32, added to the
// scores). Dense attention needs none of them: causality is a flag of every kernel.
enum class MaskForm { None, Block, TokenBool, TokenFp32 };

const char* maskFormName(MaskForm form);  // "none", "block", "token-bool", "token-fp32"
std::optional<MaskForm> findMaskForm(std::string_view name);

// The mask tensor that a kernel reads unless another is asked for: one byte a cell where the operator takes
// the whole mask (NpuMask), else one byte a block.
MaskForm usualMaskForm(std::optional<AttentionKernel> kernel);

// What a prefill is priced from. The mask's shape gives the lengths: `queries` tokens are processed by this
// call (all of the prompt, or one chunk) against `keys` keys.
struct CostInput {
    ModelShape model;
    Hardware hardware;
    MaskSettings mask;         // the sparse pattern
    Index block = 64;          // side of the blocks that a kernel executes
    LayerSet triangle_layers;  // which layers use the pattern; the others are dense
    MaskForm mask_form = MaskForm::Block;
    Index kv_bytes = 2;  // of one element of the KV cache
    // Computes the pattern's layers where a kernel's mechanism is priced; nullopt: the usual one of the
    // device.
    std::optional<AttentionKernel> kernel{};
    // For the memory plan, the split over ranks and the chunks; a CostReport is of one call on one device.
    Deployment deployment{};

    // How many layers use the pattern: the chosen ones that have full attention. A sliding window is less
    // than the pattern already, and the model was trained with it; linear attention has no scores.
    Index patternLayers() const;

    // The same for a prompt of `seq` tokens in one piece.
    CostInput atLength(Index seq) const;
};

inline constexpr Index kMaxBlock = Index{1} << 20;
inline constexpr Index kMaxKvBytes = 8;

// What cannot be priced, by command-line name. Empty: costOf will succeed.
Issues validate(const CostInput& input);

}  // namespace triscope
