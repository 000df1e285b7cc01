#pragma once

#include <optional>
#include <string_view>

#include "core/base/message.h"
#include "core/cost/model_shape.h"

namespace triscope {

// What the KV cache is stored as. Auto: as the model's weights. Int8: one byte an element, and one fp32 scale
// for K and one for V of every KV head of every layer.
enum class KvDtype { Auto, Fp16, Bf16, Int8 };

const char* kvDtypeName(KvDtype dtype);  // "auto", "fp16", "bf16", "int8"
std::optional<KvDtype> findKvDtype(std::string_view name);
Index bytesOf(KvDtype dtype, WeightFormat weights);  // of one element

inline constexpr Index kMaxParallel = 1024;
inline constexpr Index kMaxChunks = 16384;

// How a model is laid out over devices and a prompt over calls.
struct Deployment {
    KvDtype kv_dtype = KvDtype::Auto;
    // Ranks that share every layer: query heads, MLP columns and the vocabulary are divided among them; KV
    // heads too, or each is held by several ranks when there are fewer of them than ranks.
    Index tensor_parallel = 1;
    Index context_parallel = 1;  // groups of such ranks that divide the rows of a prompt, and its K and V
    Index prefill_chunk = 0;     // tokens of one call; 0: the prompt is processed in one

    Index devices() const { return tensor_parallel * context_parallel; }

    friend bool operator==(const Deployment&, const Deployment&) = default;
};

// What is impossible, under "tensor-parallel", "context-parallel" and "prefill-chunk": numbers out of range,
// ranks that do not divide the heads or the MLP, more ranks than rows, more than kMaxChunks chunks.
Issues validate(const Deployment& deployment, const ModelShape& model, Index queries);

// What one of the ranks that share each layer holds of the model; the vocabulary is padded to a multiple of
// the ranks. Precondition: validate(...) is empty.
ModelShape shapeOfRank(ModelShape model, Index tensor_parallel);

}  // namespace triscope
