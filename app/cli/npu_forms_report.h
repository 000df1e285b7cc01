#pragma once

#include "core/io/json_text.h"
#include "core/mask/mask.h"

namespace triscope::cli {

// A mask value as a number, or as text where JSON has none: "-inf".
Json maskValueJson(float value);

// How NPU operators can be told about a mask: {forms: [...], split: {...} or null, mask_values: [...]}.
Json npuFormsJson(const Mask& mask, Index block);

// The same as tables on standard output.
void printNpuForms(const Mask& mask, Index block);

}  // namespace triscope::cli
