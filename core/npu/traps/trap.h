#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/mask/mask_settings.h"
#include "core/npu/emulated/npu_call.h"
#include "core/npu/traps/row_rule.h"

namespace triscope {

// An attention call in which a trap may lie.
struct TrapScene {
    AttentionProblem problem;
    Dtype dtype = Dtype::Fp32;  // that its tensors are rounded to, and the output
    // The settings that its other layers have, where the caller knows: a dense mask has no trace of them.
    std::optional<MaskSettings> settings{};
    std::vector<Message> notes{};  // what was changed so that a trap can be shown
};

// One way in which a trap turns out.
struct Fault {
    Message words;  // "as if last were 0"
    MaskPtr mask;   // that is really applied
    RowRulePtr rule;
    // Nothing but the mask is wrong: any backend falls into the trap when it is given this one.
    bool is_mask_alone = false;
    // With which npu-emulated falls into it by itself, in fp16 and, unless the call says fp16, in bf16.
    std::optional<NpuCall> call{};
};

// A mistake that was seen where Triangle was ported or tested, and that shows in the numbers of an attention
// call. Of the traps that are known, three are not here, since no output shows them: scores that are computed
// and then masked save nothing; claims of a smaller KV cache; and signed gradients that cancel when layers
// are chosen.
struct Trap {
    const char* name = "";     // as --trap spells it
    const char* title = "";    // for lists; translated
    const char* summary = "";  // one sentence; translated
    const char* source = "";   // where it was seen; translated
    const char* advice = "";   // how to stay out of it; translated
    const char* needs = "";    // what a call needs for it to happen; translated

    // Every way in which it may turn out for the call; empty where it cannot happen.
    std::vector<Fault> (*faults)(const TrapScene& scene) = nullptr;
    // Changes a call in which it cannot happen to one like it in which it can, and notes how; null if nothing
    // is to change.
    void (*stage)(TrapScene& scene) = nullptr;
};

std::span<const Trap> trapCatalog();

// nullptr when none has that name.
const Trap* findTrap(std::string_view name);

// Whether dense attention gives the same as the call's mask of sinks, a window and last rows, so that a test
// on it proves nothing (the trap called "empty-middle").
bool hasEmptyMiddle(const MaskPtr& mask);

}  // namespace triscope
