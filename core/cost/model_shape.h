#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/units.h"
#include "core/cost/layer_set.h"

namespace triscope {

// What weights and activations are stored in and multiplied as.
enum class WeightFormat { Fp16, Bf16, Fp32 };

const char* weightFormatName(WeightFormat format);  // "fp16", "bf16", "fp32"
Index bytesOf(WeightFormat format);                 // of one element

// The largest dimensions that a model may have; every count stays exact up to here.
inline constexpr Index kMaxLayers = 4096;
inline constexpr Index kMaxWidth = Index{1} << 20;  // hidden, intermediate
inline constexpr Index kMaxHeads = 1024;
inline constexpr Index kMaxHeadDim = 4096;
inline constexpr Index kMaxVocab = Index{1} << 24;
inline constexpr Index kMaxExperts = Index{1} << 16;

// Mixture of experts: in `layers` each token passes a router, `active` of `experts` gated MLPs and, when
// there is one, a shared gated MLP.
struct MoeShape {
    Index experts = 0;
    Index active = 0;
    Index intermediate = 0;         // of one expert
    Index shared_intermediate = 0;  // of the shared expert; 0: none
    LayerSet layers;                // the others have the dense MLP
    bool shared_gate = true;        // a hidden x 1 matrix weighs the shared expert
    bool biases = false;            // on the router and on every matrix of an expert
    bool choice_bias = false;       // one number an expert that only decides which are chosen
};

// Layers in which query i attends to the keys i - window + 1 ... i only.
struct SlidingShape {
    Index window = 0;
    LayerSet layers;
};

// Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434, section 2.1). A token's keys and values are
// stored as one latent of kv_rank elements and one rotary key of rope_dim that all heads share. A prefill
// expands the latents to a key of nope_dim + rope_dim and a value of v_dim for every head and attends as
// usual (the unabsorbed form).
struct MlaShape {
    Index q_rank = 0;  // of the queries' own low-rank projection; 0: queries are projected directly
    Index kv_rank = 0;
    Index nope_dim = 0;
    Index rope_dim = 0;
    Index v_dim = 0;

    Index qkDim() const { return nope_dim + rope_dim; }
};

// Gated delta-rule layers (Gated DeltaNet, arXiv 2412.06464): a short convolution over queries, keys and
// values, then one key_dim x value_dim state a value head instead of a KV cache.
struct LinearAttentionShape {
    Index key_heads = 0;
    Index key_dim = 0;
    Index value_heads = 0;
    Index value_dim = 0;
    Index conv_kernel = 0;
    LayerSet layers;
};

// Weights stored in fewer bits than they are multiplied in. Scales and zero points count only where the
// format fixes them (mxfp4).
struct QuantizedShape {
    std::string method;
    Index bytes_of_32 = 0;  // of 32 weights: 32 at 8 bits, 16 at 4 bits, 17 in mxfp4 with its scale
    // The matrices of the experts; otherwise every matrix of a layer. Embedding and head never are.
    bool experts_only = false;
};

// What a layer attends with.
enum class LayerAttention { Full, Sliding, Linear };

// A decoder-only transformer: per layer grouped-query or multi-head latent attention, over all keys or a
// sliding window, or linear attention; and a gated MLP (three matrices: gate, up, down, hidden x
// intermediate each) or a plain one (up, down).
struct ModelShape {
    std::string name;
    Index layers = 0;
    Index hidden = 0;
    Index intermediate = 0;  // of the dense MLP; 0 when every layer is a mixture of experts
    Index heads = 0;
    Index kv_heads = 0;
    Index head_dim = 0;
    Index vocab = 0;
    Index max_positions = 0;  // the longest prompt the model is made for; 0: not stated
    WeightFormat format = WeightFormat::Bf16;
    bool tie_embeddings = false;
    bool qkv_bias = false;
    bool output_bias = false;
    bool mlp_bias = false;
    bool qk_norm = false;  // an RMS norm of head_dim on each of Q and K
    std::optional<MoeShape> moe;

    bool gated_mlp = true;
    bool gated_output = false;   // as many elements as Q that gate the attention's output
    bool qk_norm_whole = false;  // instead of qk_norm, one over all heads of Q and one over those of K
    bool sinks = false;          // one learned number a head that joins each row of scores
    bool head_bias = false;
    bool norm_bias = false;
    Index layer_norms = 2;  // over hidden, of one layer
    bool final_norm = true;
    std::optional<SlidingShape> sliding;
    std::optional<MlaShape> mla;
    std::optional<LinearAttentionShape> linear;
    std::optional<QuantizedShape> quantized;
    std::vector<Message> notes;  // what was left out or assumed when the model was read

    Index moeLayers() const { return moe ? moe->layers.size() : 0; }
    Index denseMlpLayers() const { return layers - moeLayers(); }
    LayerAttention attentionOf(Index layer) const;
    Index slidingLayers() const { return sliding ? sliding->layers.size() : 0; }
    Index linearLayers() const { return linear ? linear->layers.size() : 0; }
    Index fullLayers() const { return layers - slidingLayers() - linearLayers(); }
    // Of a head in the scores and in the output.
    Index qkDim() const { return mla ? mla->qkDim() : head_dim; }
    Index vDim() const { return mla ? mla->v_dim : head_dim; }
};

// Parameters by use. Everything stored in the checkpoint is counted once; a tied head counts as embedding.
struct ParameterCount {
    WideInt embedding = 0;   // vocab x hidden
    WideInt head = 0;        // hidden x vocab; 0 when tied
    WideInt attention = 0;   // the projections of every layer, convolutions of linear attention included
    WideInt mlp = 0;         // the matrices of every MLP, expert, router and shared expert's gate
    WideInt idle_mlp = 0;    // the part of `mlp` in experts that one token does not pass
    WideInt norms_bias = 0;  // norm scales and biases

    WideInt total() const { return embedding + head + attention + mlp + norms_bias; }
    // What one token passes: the embedding and the head are counted whole, as model cards do.
    WideInt active() const { return total() - idle_mlp; }
};

ParameterCount countParameters(const ModelShape& model);

// Of the whole checkpoint, in the formats that it is stored in.
Bytes storedWeightBytes(const ModelShape& model);

// The model with some of its attention's numbers replaced. With latent attention every head has its own
// keys, so that kv_heads follows heads where it is not given.
ModelShape withHeads(ModelShape model, std::optional<Index> heads, std::optional<Index> kv_heads,
                     std::optional<Index> head_dim);

// What is impossible about the attention's numbers, under "heads", "kv-heads" and "head-dim".
Issues validate(const ModelShape& model);

}  // namespace triscope
