#pragma once

#include <optional>

// Multi-head latent attention in the formulas' numbers, as DeepSeek-V2 describes it (arXiv 2405.04434,
// section 2.1) and as a prefill computes it: unabsorbed, every head with its own expanded keys and values.
namespace triscope {

template <class Int>
struct MlaNumbers {
    std::optional<Int> q_rank;  // nullopt: queries are projected directly
    Int kv_rank;
    Int nope_dim;
    Int rope_dim;
    Int qk_dim;  // nope_dim + rope_dim
    Int v_dim;
};

// What each token of a call passes: queries, latent and rotary key, output projection.
template <class Int>
Int mlaTokenWeights(const MlaNumbers<Int>& mla, const Int& hidden, const Int& heads) {
    const Int queries =
        mla.q_rank ? *mla.q_rank * (hidden + heads * mla.qk_dim) : hidden * heads * mla.qk_dim;
    return queries + hidden * (mla.kv_rank + mla.rope_dim) + heads * mla.v_dim * hidden;
}

// From a latent to the keys and values of every head: each key of a call passes it, cached ones too.
template <class Int>
Int mlaExpandWeights(const MlaNumbers<Int>& mla, const Int& heads) {
    return mla.kv_rank * heads * (mla.nope_dim + mla.v_dim);
}

// Elements that a token's projections read and write, the latent for the cache apart.
template <class Int>
Int mlaTokenElements(const MlaNumbers<Int>& mla, const Int& hidden, const Int& heads) {
    const Int elements = 2 * hidden + heads * (mla.qk_dim + mla.v_dim);
    return mla.q_rank ? elements + 2 * *mla.q_rank : elements;
}

template <class Int>
Int mlaExpandElements(const MlaNumbers<Int>& mla, const Int& heads) {
    return mla.kv_rank + heads * (mla.nope_dim + mla.v_dim);
}

// What the cache holds of a token in one layer.
template <class Int>
Int mlaCacheElements(const MlaNumbers<Int>& mla) {
    return mla.kv_rank + mla.rope_dim;
}

}  // namespace triscope
