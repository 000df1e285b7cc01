#pragma once

#include <QString>

#include "core/npu/npu_mask_forms.h"
#include "core/npu/split_calls.h"

namespace triscope::gui {

// What the panel of NPU forms says in its tool tips: shape, type and mode of a form, then what it means.
QString describeForm(const NpuMaskForm& form);

// The name of a call, and its slices and parameters.
QString callTitle(SplitCall::Part part);
QString describeCall(const SplitCall& call);

// "4,096", or that nothing is limited.
QString tokensText(Index tokens);

}  // namespace triscope::gui
