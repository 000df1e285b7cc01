#pragma once

#include <string>
#include <string_view>

#include "core/cost/model_shape.h"

namespace triscope {

// Reads the text of a Hugging Face config.json of one of the model_types of hf_families.h: grouped-query
// attention, sliding-window layers, multi-head latent attention, linear attention layers (qwen3_next),
// mixtures of experts, quantised weights. As in the transformers library, head_dim is hidden_size /
// num_attention_heads when absent, num_key_value_heads is num_attention_heads, and a family's own defaults
// stand in for the keys that its published files leave out. Of a model of several parts the text_config is
// read; prediction layers beyond the model's own are left out, as a prefill does not run them. The model's
// notes say what was left out or assumed.
//
// Throws InputError, field "model", one issue for everything in the file that these counts would get wrong
// (an unknown model_type, attention in chunks, experts in a family without them, ...), or one for the first
// key that is missing, of the wrong type or out of range. Nothing is guessed.
ModelShape readHfConfig(std::string_view text, const std::string& name);

// Whether the text is that of a config.json, understood or not, rather than of some other file: a JSON object
// with a model_type, architectures or a text_config.
bool looksLikeHfConfig(std::string_view text);

}  // namespace triscope
