#pragma once

#include "core/base/message.h"
#include "core/base/tensor.h"
#include "core/mask/mask.h"

namespace triscope {

// One attention call: O = softmax(scale * Q K^T restricted to the cells that the mask keeps) V, per head.
// Query head h reads key/value head h / groupSize() (grouped-query attention).
struct AttentionProblem {
    Tensor q;          // (heads, queries, head_dim)
    Tensor k;          // (kv_heads, keys, head_dim)
    Tensor v;          // (kv_heads, keys, head_dim)
    MaskPtr mask;      // queries x keys, the same for every head
    double scale = 0;  // 0: 1 / sqrt(head_dim)

    Index heads() const { return q.shape.heads; }
    Index queries() const { return q.shape.seq; }
    Index keys() const { return k.shape.seq; }
    Index headDim() const { return q.shape.head_dim; }
    Index groupSize() const { return q.shape.heads / k.shape.heads; }
    Index kvHead(Index head) const { return head / groupSize(); }
    double effectiveScale() const;
};

// Why the tensors and the mask do not fit together, by the option that sets each: "q", "k", "v", "heads",
// "kv-heads", "head-dim". Elements must be finite: NaN and infinities would spread to rows that do not
// attend to them. Empty: every backend can be asked. Preconditions: a mask; scale >= 0 and finite.
Issues validate(const AttentionProblem& problem);

// What the mask leaves to do: a multiply and an add for each of head_dim elements of a kept cell, once in
// Q K^T and once in P V, hence 4 * head_dim * kept cells * heads. The exponentials are not counted.
Flops usefulFlops(const AttentionProblem& problem);

}  // namespace triscope
