#pragma once

#include "app/cli/scenario_options.h"
#include "core/mask/mask_shape.h"
#include "core/scenario/attention_study.h"

namespace triscope::cli {

// The attention call that scenario options describe in a command that computes it: --seq, --heads, --kv-heads
// and --head-dim mean the tensors of the run, and the call has the shape of runShape, or is a square of --seq
// tokens, unless --queries and the like say otherwise.
struct RunSetup {
    Scenario scenario;
    MaskShape shape;
    bool from_files = false;  // Q, K and V
};

// Throws InputError: of the mask, what is impossible over the call's shape. With `files` that is not known
// before they are read, and left to makeProblem.
RunSetup setUpRun(ScenarioOptions options, const TensorFiles& files = {});

// --q, --k and --v.
void addTensorFiles(CLI::App& command, TensorFiles& files);

// Throws InputError when the tensors' sizes or how to draw them was typed: they come from files.
void refuseDrawnTensors(const ScenarioOptions& options);

}  // namespace triscope::cli
