#pragma once

#include <optional>
#include <string>

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
};

// A decoder-only transformer: per layer grouped-query attention and a gated MLP (three matrices: gate, up,
// down, hidden x intermediate each), RMS norms, untied or tied embeddings.
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

    Index moeLayers() const { return moe ? moe->layers.size() : 0; }
    Index denseMlpLayers() const { return layers - moeLayers(); }
};

// Parameters by use. Everything stored in the checkpoint is counted once; a tied head counts as embedding.
struct ParameterCount {
    WideInt embedding = 0;   // vocab x hidden
    WideInt head = 0;        // hidden x vocab; 0 when tied
    WideInt attention = 0;   // the four projection matrices of every layer
    WideInt mlp = 0;         // the matrices of every MLP, expert, router and shared expert's gate
    WideInt idle_mlp = 0;    // the part of `mlp` in experts that one token does not pass
    WideInt norms_bias = 0;  // norm scales and biases

    WideInt total() const { return embedding + head + attention + mlp + norms_bias; }
    // What one token passes: the embedding and the head are counted whole, as model cards do.
    WideInt active() const { return total() - idle_mlp; }
};

ParameterCount countParameters(const ModelShape& model);

// The model with some of its attention's numbers replaced.
ModelShape withHeads(ModelShape model, std::optional<Index> heads, std::optional<Index> kv_heads,
                     std::optional<Index> head_dim);

// What is impossible about the attention's numbers, under "heads", "kv-heads" and "head-dim".
Issues validate(const ModelShape& model);

}  // namespace triscope
