#pragma once

#include <optional>
#include <string>

#include "core/cost/deployment.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// What an attention run computes on; separate from the mask's length, since a run costs real time.
struct RunSettings {
    Index seq = 1024;
    Index heads = 8;
    Index kv_heads = 2;
    Index head_dim = 64;
    std::uint64_t seed = 1;
    std::string dtype = "fp32";     // fp32, fp16 or bf16: what Q, K, V and the output are rounded to
    std::string inputs = "normal";  // a name of inputKindName: how Q, K and V are drawn
    std::string rule = "auto";      // a name of verdictRuleName: by which results count as the same

    friend bool operator==(const RunSettings&, const RunSettings&) = default;
};

// The one input value: everything a user chooses, and nothing that can be computed. Pages, painters and
// commands read it; only the session (window) or the option parser (command line) writes it.
struct Scenario {
    MaskSettings mask;
    Index block = 64;
    std::string model = "llama-3.1-8b";     // a preset's name, or the path of a config.json
    std::string hardware = "ascend-910b3";  // a preset's name, or the path of a hardware file
    std::string triangle_layers = "16-31";  // "16-31", "5,7,10,15-35", "none" or "all"
    std::string kernel = "auto";  // of those layers, a name of attentionKernels(); "auto": the usual one
    // Replace the model's own numbers when set.
    std::optional<Index> heads;
    std::optional<Index> kv_heads;
    std::optional<Index> head_dim;
    Deployment deployment;
    RunSettings run;

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

}  // namespace triscope
