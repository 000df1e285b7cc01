#pragma once

#include <stop_token>
#include <string>

#include "core/cost/cost_input.h"
#include "core/scenario/scenario.h"

namespace triscope::cli {

// Prices every configuration of the sweep in `file` and writes one CSV row for each to `out`, or to standard
// output when that is empty. Progress is shown on standard error where that is a terminal. Throws InputError,
// FileError, and Cancelled before anything is written.
void writeSweep(const std::string& file, const std::string& out, const Scenario& base,
                std::optional<MaskForm> mask_form, std::stop_token stop);

}  // namespace triscope::cli
