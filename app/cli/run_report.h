#pragma once

#include "app/cli/run_setup.h"
#include "core/io/json_text.h"
#include "core/npu/error_steps.h"
#include "core/scenario/attention_study.h"

namespace triscope::cli {

// What a study says, as `run` gives it.
Json studyJson(const RunSetup& setup, const AttentionStudy& study);
void printStudy(const RunSetup& setup, const AttentionStudy& study);

// The steps, then all together, then what the shares leave.
Json stepsJson(const ErrorSteps& steps);
void printSteps(const ErrorSteps& steps);

}  // namespace triscope::cli
