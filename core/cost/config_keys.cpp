#include "core/cost/config_keys.h"

#include <algorithm>
#include <array>

#include "core/base/message.h"

namespace triscope {

namespace {

using enum KeyRole;

constexpr std::array kKeys{
    // Sizes.
    ConfigKey{"model_type", Counted,
              TRISCOPE_TR("The family: which projections, norms and biases a layer has.")},
    ConfigKey{"num_hidden_layers", Counted, TRISCOPE_TR("Decoder layers.")},
    ConfigKey{"hidden_size", Counted, TRISCOPE_TR("Width of the residual stream.")},
    ConfigKey{"intermediate_size", Counted,
              TRISCOPE_TR("Width of the MLP (of one expert where a family keeps it here).")},
    ConfigKey{"num_attention_heads", Counted, TRISCOPE_TR("Query heads of a layer.")},
    ConfigKey{"num_key_value_heads", Counted,
              TRISCOPE_TR("Key and value heads of a layer: each serves a group of query heads.")},
    ConfigKey{"head_dim", Counted, TRISCOPE_TR("Elements of one head.")},
    ConfigKey{"vocab_size", Counted,
              TRISCOPE_TR("Tokens of the vocabulary: rows of the embedding, columns of the head.")},
    ConfigKey{"max_position_embeddings", Counted,
              TRISCOPE_TR("The longest prompt that the model is made for.")},
    ConfigKey{"tie_word_embeddings", Counted, TRISCOPE_TR("Whether the head is the embedding's own matrix.")},
    ConfigKey{"torch_dtype", Counted, TRISCOPE_TR("Format of weights and activations.")},
    ConfigKey{"dtype", Counted, TRISCOPE_TR("Format of weights and activations.")},
    // Switches.
    ConfigKey{"attention_bias", Counted, TRISCOPE_TR("Biases on the projections of attention.")},
    ConfigKey{"attention_out_bias", Counted, TRISCOPE_TR("A bias on the output projection.")},
    ConfigKey{"qkv_bias", Counted, TRISCOPE_TR("Biases on the Q, K and V projections.")},
    ConfigKey{"use_qkv_bias", Counted, TRISCOPE_TR("Biases on the Q, K and V projections.")},
    ConfigKey{"use_bias", Counted, TRISCOPE_TR("Biases on every projection and on the MLP.")},
    ConfigKey{"bias", Counted, TRISCOPE_TR("Biases on the projections of attention.")},
    ConfigKey{"mlp_bias", Counted, TRISCOPE_TR("Biases on the MLP.")},
    ConfigKey{"lm_head_bias", Counted, TRISCOPE_TR("A bias on the head.")},
    ConfigKey{"use_qk_norm", Counted, TRISCOPE_TR("Norms on Q and K.")},
    ConfigKey{"qk_layernorm", Counted, TRISCOPE_TR("Norms on Q and K.")},
    ConfigKey{"use_parallel_residual", Counted,
              TRISCOPE_TR("Attention and MLP side by side, after one norm.")},
    // Kinds of layers.
    ConfigKey{"layer_types", Counted,
              TRISCOPE_TR("What each layer attends with: full, sliding or linear attention.")},
    ConfigKey{"sliding_window", Window,
              TRISCOPE_TR("How many keys a query of a sliding layer attends to, itself included.")},
    ConfigKey{"use_sliding_window", Window, TRISCOPE_TR("Whether any layer slides.")},
    ConfigKey{"max_window_layers", Window,
              TRISCOPE_TR("The first layer that slides, where sliding is in use.")},
    ConfigKey{"sliding_window_pattern", Window,
              TRISCOPE_TR("Every so-many-th layer has full attention, the others slide.")},
    ConfigKey{"full_attention_interval", Counted,
              TRISCOPE_TR("Every so-many-th layer has full attention, the others linear attention.")},
    ConfigKey{"linear_num_key_heads", Counted, TRISCOPE_TR("Key heads of linear attention.")},
    ConfigKey{"linear_num_value_heads", Counted,
              TRISCOPE_TR("Value heads of linear attention, each with a state.")},
    ConfigKey{"linear_key_head_dim", Counted, TRISCOPE_TR("Rows of the state of linear attention.")},
    ConfigKey{"linear_value_head_dim", Counted, TRISCOPE_TR("Columns of the state of linear attention.")},
    ConfigKey{"linear_conv_kernel_dim", Counted,
              TRISCOPE_TR("Tokens that the convolution before linear attention spans.")},
    // Latent attention.
    ConfigKey{"q_lora_rank", Counted, TRISCOPE_TR("Width of the low-rank projection of the queries.")},
    ConfigKey{"kv_lora_rank", Counted,
              TRISCOPE_TR("Width of the latent that stands for keys and values in the cache.")},
    ConfigKey{"qk_nope_head_dim", Counted,
              TRISCOPE_TR("Elements of a query's or key's head without rotary position.")},
    ConfigKey{
        "qk_rope_head_dim", Counted,
        TRISCOPE_TR("Elements of a query's or key's head with rotary position; all heads share the key's.")},
    ConfigKey{"v_head_dim", Counted, TRISCOPE_TR("Elements of a value's head.")},
    // Experts.
    ConfigKey{"num_experts", Counted, TRISCOPE_TR("Experts of a layer.")},
    ConfigKey{"num_local_experts", Counted, TRISCOPE_TR("Experts of a layer.")},
    ConfigKey{"n_routed_experts", Counted, TRISCOPE_TR("Experts of a layer that the router chooses from.")},
    ConfigKey{"n_shared_experts", Counted, TRISCOPE_TR("Experts that every token passes.")},
    ConfigKey{"num_experts_per_tok", Counted, TRISCOPE_TR("Experts that one token passes.")},
    ConfigKey{"experts_per_token", Library,
              TRISCOPE_TR("The same as num_experts_per_tok, under an older name.")},
    ConfigKey{"moe_intermediate_size", Counted, TRISCOPE_TR("Width of one expert.")},
    ConfigKey{"shared_expert_intermediate_size", Counted, TRISCOPE_TR("Width of the shared expert.")},
    ConfigKey{"decoder_sparse_step", Counted, TRISCOPE_TR("Every so-many-th layer has experts.")},
    ConfigKey{"mlp_only_layers", Counted, TRISCOPE_TR("Layers with the dense MLP instead of experts.")},
    ConfigKey{"first_k_dense_replace", Counted, TRISCOPE_TR("The first layer that has experts.")},
    ConfigKey{"moe_layer_freq", Counted, TRISCOPE_TR("Every so-many-th layer has experts.")},
    ConfigKey{"norm_topk_prob", Routing,
              TRISCOPE_TR("Whether the weights of the chosen experts add up to one.")},
    ConfigKey{"n_group", Routing, TRISCOPE_TR("Groups that the experts are chosen by.")},
    ConfigKey{"topk_group", Routing, TRISCOPE_TR("Groups that one token chooses.")},
    ConfigKey{"topk_method", Routing, TRISCOPE_TR("How the experts are chosen.")},
    ConfigKey{"scoring_func", Routing, TRISCOPE_TR("The function that scores the experts.")},
    ConfigKey{"routed_scaling_factor", Routing, TRISCOPE_TR("A factor on the experts' output.")},
    // Quantised weights.
    ConfigKey{"quant_method", Counted, TRISCOPE_TR("The format of the stored weights.")},
    ConfigKey{"bits", Counted, TRISCOPE_TR("Bits of a stored weight.")},
    ConfigKey{"num_bits", Counted, TRISCOPE_TR("Bits of a stored weight.")},
    ConfigKey{"load_in_4bit", Counted, TRISCOPE_TR("Weights of 4 bits.")},
    ConfigKey{"load_in_8bit", Counted, TRISCOPE_TR("Weights of 8 bits.")},
    ConfigKey{"weight_block_size", Small, TRISCOPE_TR("Rows and columns of weights that share a scale.")},
    ConfigKey{"group_size", Small, TRISCOPE_TR("Weights that share a scale.")},
    ConfigKey{"activation_scheme", Small, TRISCOPE_TR("When the scales of activations are found.")},
    ConfigKey{"fmt", Library, TRISCOPE_TR("How the bits of a stored weight are split.")},
    ConfigKey{"modules_to_not_convert", Library, TRISCOPE_TR("Matrices that are not quantised.")},
    // Parts that are left out.
    ConfigKey{"num_nextn_predict_layers", Beside, TRISCOPE_TR("Extra layers that predict further tokens.")},
    ConfigKey{"vision_config", Beside, TRISCOPE_TR("The part that reads pictures.")},
    ConfigKey{"audio_config", Beside, TRISCOPE_TR("The part that hears.")},
    ConfigKey{"vision_tower", Beside, TRISCOPE_TR("The part that reads pictures.")},
    // Tokens and positions.
    ConfigKey{"bos_token_id", Token, TRISCOPE_TR("The token that begins a text.")},
    ConfigKey{"eos_token_id", Token, TRISCOPE_TR("The token that ends a text.")},
    ConfigKey{"pad_token_id", Token, TRISCOPE_TR("The token that fills up a batch.")},
    ConfigKey{"image_token_id", Token, TRISCOPE_TR("The token that stands for a piece of a picture.")},
    ConfigKey{"image_token_index", Token, TRISCOPE_TR("The token that stands for a piece of a picture.")},
    ConfigKey{"boi_token_index", Token, TRISCOPE_TR("The token that begins a picture.")},
    ConfigKey{"eoi_token_index", Token, TRISCOPE_TR("The token that ends a picture.")},
    ConfigKey{"mm_tokens_per_image", Token, TRISCOPE_TR("Tokens that a picture becomes.")},
    ConfigKey{"rope_theta", Rotary, TRISCOPE_TR("Base of the rotary frequencies.")},
    ConfigKey{"rope_local_base_freq", Rotary,
              TRISCOPE_TR("Base of the rotary frequencies of sliding layers.")},
    ConfigKey{"rope_scaling", Rotary,
              TRISCOPE_TR("How the rotary frequencies are stretched for longer prompts.")},
    ConfigKey{"rope_parameters", Rotary, TRISCOPE_TR("Base and stretching of the rotary frequencies.")},
    ConfigKey{"partial_rotary_factor", Rotary, TRISCOPE_TR("Share of a head that is rotated.")},
    ConfigKey{"rotary_pct", Rotary, TRISCOPE_TR("Share of a head that is rotated.")},
    ConfigKey{"no_rope_layers", Rotary, TRISCOPE_TR("Which layers rotate Q and K.")},
    ConfigKey{"no_rope_layer_interval", Rotary,
              TRISCOPE_TR("Every so-many-th layer does not rotate Q and K.")},
    ConfigKey{"position_embedding_type", Rotary, TRISCOPE_TR("How positions enter.")},
    ConfigKey{"original_max_position_embeddings", Rotary,
              TRISCOPE_TR("The longest prompt before the frequencies were stretched.")},
    ConfigKey{"initial_context_length", Rotary,
              TRISCOPE_TR("The longest prompt before the frequencies were stretched.")},
    ConfigKey{"use_mrope", Rotary, TRISCOPE_TR("Whether pictures have positions of several axes.")},
    // Element by element.
    ConfigKey{"hidden_act", Small, TRISCOPE_TR("The activation function of the MLP.")},
    ConfigKey{"hidden_activation", Small, TRISCOPE_TR("The activation function of the MLP.")},
    ConfigKey{"rms_norm_eps", Small, TRISCOPE_TR("What keeps a norm from dividing by zero.")},
    ConfigKey{"layer_norm_eps", Small, TRISCOPE_TR("What keeps a norm from dividing by zero.")},
    ConfigKey{"norm_eps", Small, TRISCOPE_TR("What keeps a norm from dividing by zero.")},
    ConfigKey{"norm_epsilon", Small, TRISCOPE_TR("What keeps a norm from dividing by zero.")},
    ConfigKey{"attn_logit_softcapping", Small, TRISCOPE_TR("A bound on the scores.")},
    ConfigKey{"final_logit_softcapping", Small, TRISCOPE_TR("A bound on the logits.")},
    ConfigKey{"query_pre_attn_scalar", Small, TRISCOPE_TR("A factor on the scores.")},
    ConfigKey{"attention_multiplier", Small, TRISCOPE_TR("A factor on the scores.")},
    ConfigKey{"embedding_multiplier", Small, TRISCOPE_TR("A factor on the embedding.")},
    ConfigKey{"residual_multiplier", Small, TRISCOPE_TR("A factor on what a layer adds.")},
    ConfigKey{"scale_emb", Small, TRISCOPE_TR("A factor on the embedding.")},
    ConfigKey{"scale_depth", Small, TRISCOPE_TR("A factor on what a layer adds.")},
    ConfigKey{"logits_scaling", Small, TRISCOPE_TR("A factor on the logits.")},
    ConfigKey{"logit_scale", Small, TRISCOPE_TR("A factor on the logits.")},
    ConfigKey{"clip_qkv", Small, TRISCOPE_TR("A bound on Q, K and V.")},
    ConfigKey{"layer_norm_epsilon", Small, TRISCOPE_TR("What keeps a norm from dividing by zero.")},
    ConfigKey{"norm_type", Small, TRISCOPE_TR("The kind of norm.")},
    ConfigKey{"mlp_type", Small, TRISCOPE_TR("The kind of MLP.")},
    ConfigKey{"order_of_interleaved_layers", Library, TRISCOPE_TR("Which kind of layer comes first.")},
    ConfigKey{"use_parallel_block", Library,
              TRISCOPE_TR("Attention and MLP side by side, as this family always has them.")},
    ConfigKey{"use_gated_activation", Library, TRISCOPE_TR("A gated MLP, as this family always has it.")},
    ConfigKey{"use_parallel_embedding", Library, TRISCOPE_TR("How the embedding is spread over devices.")},
    ConfigKey{"use_embedding_sharing", Library,
              TRISCOPE_TR("Whether the head is the embedding's own matrix, as tie_word_embeddings says.")},
    ConfigKey{"dim_model_base", Small, TRISCOPE_TR("A factor on the logits.")},
    ConfigKey{"sliding_window_size", Library,
              TRISCOPE_TR("The same as sliding_window, under an older name.")},
    ConfigKey{"swiglu_limit", Small, TRISCOPE_TR("A bound inside the MLP.")},
    // Training.
    ConfigKey{"attention_dropout", Training, TRISCOPE_TR("Share of probabilities dropped.")},
    ConfigKey{"resid_pdrop", Training, TRISCOPE_TR("Share of a layer's output dropped.")},
    ConfigKey{"embd_pdrop", Training, TRISCOPE_TR("Share of the embedding dropped.")},
    ConfigKey{"residual_dropout", Training, TRISCOPE_TR("Share of a layer's output dropped.")},
    ConfigKey{"initializer_range", Training, TRISCOPE_TR("Spread of the first weights.")},
    ConfigKey{"router_aux_loss_coef", Training, TRISCOPE_TR("Weight of the loss that balances the experts.")},
    ConfigKey{"output_router_logits", Training, TRISCOPE_TR("Whether the router's scores are returned.")},
    ConfigKey{"router_jitter_noise", Training, TRISCOPE_TR("Noise on the router.")},
    ConfigKey{"input_jitter_noise", Training, TRISCOPE_TR("Noise on the router's input.")},
    ConfigKey{"z_loss_weight", Training, TRISCOPE_TR("Weight of a loss on the logits.")},
    // The library.
    ConfigKey{"architectures", Library, TRISCOPE_TR("The class that loads the weights.")},
    ConfigKey{"AutoConfig", Library, TRISCOPE_TR("The classes that load the model.")},
    ConfigKey{"AutoModel", Library, TRISCOPE_TR("The classes that load the model.")},
    ConfigKey{"AutoModelForCausalLM", Library, TRISCOPE_TR("The classes that load the model.")},
    ConfigKey{"auto_map", Library, TRISCOPE_TR("The classes that load the model.")},
    ConfigKey{"transformers_version", Library, TRISCOPE_TR("The version that wrote the file.")},
    ConfigKey{"use_cache", Library, TRISCOPE_TR("Whether keys and values are kept while generating.")},
    ConfigKey{"cache_implementation", Library, TRISCOPE_TR("How the library lays out its cache.")},
    ConfigKey{"pretraining_tp", Library, TRISCOPE_TR("Slices that the projections were trained in.")},
    ConfigKey{"ep_size", Library, TRISCOPE_TR("Devices that the experts are spread over.")},
    ConfigKey{"attn_implementation", Library, TRISCOPE_TR("The kernel that the library picks.")},
    ConfigKey{"model_max_length", Library,
              TRISCOPE_TR("The longest prompt that the tokenizer lets through.")},
};

}  // namespace

const ConfigKey* findConfigKey(std::string_view key) {
    const auto found =
        std::find_if(kKeys.begin(), kKeys.end(), [key](const ConfigKey& each) { return each.key == key; });
    return found == kKeys.end() ? nullptr : &*found;
}

const char* reasonOf(KeyRole role) {
    switch (role) {
        case KeyRole::Counted:
            return nullptr;
        case KeyRole::Window:
            return TRISCOPE_TR("No layer of this model slides.");
        case KeyRole::Beside:
            return TRISCOPE_TR("Not a part of the text model's prefill: left out.");
        case KeyRole::Token:
            return TRISCOPE_TR("Which token is which changes no size.");
        case KeyRole::Rotary:
            return TRISCOPE_TR(
                "Rotary positions are not counted: together with norms about 1 % of a prefill.");
        case KeyRole::Small:
            return TRISCOPE_TR("Work done element by element, and scales, are not counted: about 1 %.");
        case KeyRole::Training:
            return TRISCOPE_TR("Only training uses it.");
        case KeyRole::Routing:
            return TRISCOPE_TR("It decides which experts a token passes, not how many.");
        case KeyRole::Library:
            return TRISCOPE_TR("It tells a library how to load or run the model.");
    }
    return nullptr;
}

}  // namespace triscope
