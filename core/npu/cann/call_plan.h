#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "core/npu/cann/operator_call.h"

namespace triscope {

// How a mask is put to the operators. Each is exact; they differ in what the device computes for it.
enum class NpuForm {
    Token,   // one call with a bool mask of all cells; nothing is skipped
    Modes,   // calls whose sparse modes keep exactly the mask's cells: one, or a band, sinks and last rows
    Blocks,  // full 128 x 128 blocks by the block-sparse operator; the partial ones of each block row,
             // gathered, as a batch with token masks
};

// As the command line spells them: token, modes, blocks.
std::string_view npuFormName(NpuForm form);
std::optional<NpuForm> findNpuForm(std::string_view name);

struct NpuPlan {
    std::vector<OperatorCall> calls;
    bool merges = false;  // some row is in several calls, which needs their LSE
};

// Or why the mask cannot be put so.
std::variant<NpuPlan, Message> planCalls(NpuForm form, const Mask& mask);

}  // namespace triscope
