#pragma once

#include <string>
#include <string_view>

#include "core/cost/model_shape.h"

namespace triscope {

// Reads the text of a Hugging Face config.json. Understood: model_type llama, mistral, qwen2 and qwen3
// (dense), mixtral, qwen2_moe and qwen3_moe (mixture of experts), with full attention in every layer and
// weights in bfloat16, float16 or float32. As in the transformers library, head_dim is hidden_size /
// num_attention_heads when absent, and num_key_value_heads is num_attention_heads.
//
// Throws InputError, field "model", one issue for everything in the file that these counts would get wrong
// (multi-head latent attention, a sliding window in use, linear attention, quantised weights, a nested
// text_config, an unknown model_type, ...), or one for the first key that is missing, of the wrong type or
// out of range. Nothing is guessed.
ModelShape readHfConfig(std::string_view text, const std::string& name);

}  // namespace triscope
