#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/units.h"
#include "core/cost/model_shape.h"

namespace triscope {

// A switch of a config.json: the value of `key`, or `absent` where the file does not hold it. Without a key
// it is always `absent`.
struct HfFlag {
    const char* key = nullptr;
    bool absent = false;
};

// Which layers slide. All: every one. Gated: with use_sliding_window, those from max_window_layers on.
// Period: all but every so-many-th. A list of layer_types in the file decides over the last two.
enum class HfWindow { None, All, Gated, Period };

// Which layers have experts. Step: every decoder_sparse_step-th but those of mlp_only_layers. AfterFirst:
// from first_k_dense_replace on, every moe_layer_freq-th.
enum class HfExpertLayers { All, Step, AfterFirst };

// How wide the shared expert is: not there, shared_expert_intermediate_size, or n_shared_experts times the
// width of an expert.
enum class HfSharedExpert { None, Width, Count };

struct HfExperts {
    const char* count_key = nullptr;
    const char* width_key = "moe_intermediate_size";
    HfExpertLayers layers = HfExpertLayers::All;
    HfSharedExpert shared = HfSharedExpert::None;
    bool shared_gate = false;
    bool biases = false;
    bool choice_bias = false;
};

// What the transformers library fills in where a file leaves a key out.
struct HfDefault {
    const char* key;
    Index value;
};

// What tells one model_type's layers from another's, after modeling_*.py of the transformers library.
struct HfFamily {
    const char* model_type = "";
    HfFlag qkv_bias{};
    HfFlag output_bias{};
    HfFlag mlp_bias{};
    HfFlag head_bias{};
    HfFlag qk_norm{};
    HfFlag tied{"tie_word_embeddings", false};
    HfFlag parallel{};           // attention and MLP side by side, after one norm
    bool qk_norm_whole = false;  // over all heads at once or each with scales of its own
    bool gated_mlp = true;
    bool gated_output = false;
    bool norm_bias = false;
    bool sinks = false;
    Index layer_norms = 2;
    bool final_norm = true;
    HfWindow window = HfWindow::None;
    Index period = 0;
    std::optional<HfExperts> experts{};
    bool mla = false;
    bool linear = false;
    std::optional<WeightFormat> format{};  // where the file states none
    std::span<const HfDefault> defaults{};
};

std::span<const HfFamily> hfFamilies();
const HfFamily* findHfFamily(std::string_view model_type);
// All names, for messages: "llama, mistral, ...".
std::string hfFamilyNames();

}  // namespace triscope
