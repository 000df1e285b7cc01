#include "tests/cost/brute_cost.h"

#include <algorithm>

#include "tests/mask/brute_mask.h"

namespace triscope::brute {

namespace {

class Prefill {
  public:
    Prefill(const CostInput& input, Count& count)
        : m_in(input),
          m_shape(input.mask.shape),
          m_element(input.model.format == WeightFormat::Fp32 ? 4 : 2),
          m_count(count) {}

    void layer(Index layer, bool pattern) {
        const ModelShape& m = m_in.model;
        switch (m.attentionOf(layer)) {
            case LayerAttention::Full:
                softmaxLayer(pattern ? Cells::Pattern : Cells::Dense);
                break;
            case LayerAttention::Sliding:
                softmaxLayer(Cells::Sliding);
                break;
            case LayerAttention::Linear:
                linearAttention(*m.linear);
                break;
        }
        if (m.moe && m.moe->layers.contains(layer)) {
            experts(*m.moe);
        } else {
            mlp(m_shape.queries, m.intermediate, m.gated_mlp);
            storedMatrix(m.hidden, (m.gated_mlp ? 3 : 2) * m.intermediate);
        }
    }

    // All quantised weights together, as a part of a byte is no byte.
    void storedWeights() {
        const auto& stored = m_in.model.quantized;
        if (stored) m_count.weight_bytes += m_weights_stored * stored->bytes_of_32 / 32;
    }

    void logits() {
        const ModelShape& m = m_in.model;
        matrix(m.hidden, m.vocab);
        multiply(1, m.hidden, m.vocab);
        write(m.hidden + m.vocab);
    }

  private:
    enum class Cells { Dense, Pattern, Sliding };

    void softmaxLayer(Cells cells) {
        const ModelShape& m = m_in.model;
        if (m.mla) {
            latentProjections(*m.mla, cells);
        } else {
            projections(cells);
        }
        attention(cells);
        everyToken(m.heads * m.vDim(), m.hidden);
        write(m_shape.queries * (m.heads * m.vDim() + m.hidden));
    }
    void projections(Cells cells) {
        const ModelShape& m = m_in.model;
        const Index q = m.heads * m.head_dim;
        const Index kv = m.kv_heads * m.head_dim;
        const Index gate = m.gated_output ? q : 0;
        everyToken(m.hidden, q + gate + kv + kv);
        write(m_shape.queries * m.hidden);  // read, strictly; the cost is the same
        write(m_shape.queries * (q + gate));
        cache(kv + kv, cells);
    }
    void latentProjections(const MlaShape& mla, Cells cells) {
        const ModelShape& m = m_in.model;
        const Index q = m.heads * (mla.nope_dim + mla.rope_dim);
        if (mla.q_rank > 0) {
            everyToken(m.hidden, mla.q_rank);
            everyToken(mla.q_rank, q);
            write(m_shape.queries * (mla.q_rank + mla.q_rank));
        } else {
            everyToken(m.hidden, q);
        }
        everyToken(m.hidden, mla.kv_rank + mla.rope_dim);
        write(m_shape.queries * (m.hidden + q));
        cache(mla.kv_rank + mla.rope_dim, cells);
        const Index expanded = m.heads * (mla.nope_dim + mla.v_dim);
        multiply(m_shape.keys, mla.kv_rank, expanded);
        storedMatrix(mla.kv_rank, expanded);
        write(m_shape.keys * (mla.kv_rank + expanded));
    }
    // What the tokens of this call add, and what stays when it is over.
    void cache(Index elements, Cells cells) {
        m_count.activation_bytes += m_shape.queries * elements * m_in.kv_bytes;
        Index tokens = m_shape.keys;
        if (cells == Cells::Sliding) tokens = std::min(tokens, m_in.model.sliding->window);
        m_count.kv_cache_bytes += tokens * elements * m_in.kv_bytes;
    }
    void linearAttention(const LinearAttentionShape& l) {
        const Index hidden = m_in.model.hidden;
        const Index qkv = l.key_heads * l.key_dim * 2 + l.value_heads * l.value_dim;
        const Index values = l.value_heads * l.value_dim;
        everyToken(hidden, qkv + values + l.value_heads + l.value_heads);
        everyToken(l.conv_kernel, qkv);
        everyToken(values, hidden);
        for (Index token = 0; token < m_shape.queries; ++token) {
            write(hidden + qkv + values + l.value_heads + l.value_heads);
            write(qkv + qkv);
            write(qkv + l.value_heads + l.value_heads + values);
            write(values + hidden);
            // Read against the key, outer product, read against the query.
            for (Index head = 0; head < l.value_heads; ++head)
                m_count.linear_flops += (2 + 2 + 2) * l.key_dim * l.value_dim;
        }
        const Index state = l.value_heads * l.key_dim * l.value_dim * 4 + qkv * l.conv_kernel * m_element;
        m_count.activation_bytes += state + state;
        m_count.kv_cache_bytes += state;
    }
    void multiply(Index rows, Index inner, Index columns) {
        for (Index r = 0; r < rows; ++r) {
            for (Index k = 0; k < inner; ++k) {
                for (Index c = 0; c < columns; ++c) m_count.linear_flops += 2;
            }
        }
    }
    void matrix(Index rows, Index columns) { m_count.weight_bytes += rows * columns * m_element; }
    // One of a layer, in the format that layers are stored in.
    void storedMatrix(Index rows, Index columns, bool of_expert = false) {
        const auto& stored = m_in.model.quantized;
        if (stored && (of_expert || !stored->experts_only)) {
            m_weights_stored += rows * columns;
        } else {
            matrix(rows, columns);
        }
    }
    void write(Index elements) { m_count.activation_bytes += elements * m_element; }
    void everyToken(Index inner, Index columns) {
        storedMatrix(inner, columns);
        multiply(m_shape.queries, inner, columns);
    }
    // Gate, if any, and up from one reading of the input; down.
    void mlp(Index tokens, Index intermediate, bool gated = true) {
        const Index hidden = m_in.model.hidden;
        if (gated) multiply(tokens, hidden, intermediate);
        multiply(tokens, hidden, intermediate);
        multiply(tokens, intermediate, hidden);
        write(tokens * (hidden + intermediate + intermediate + hidden));
        if (gated) write(tokens * intermediate);
    }
    void experts(const MoeShape& moe) {
        const Index hidden = m_in.model.hidden;
        everyToken(hidden, moe.experts);
        write(m_shape.queries * (hidden + moe.experts));
        for (Index token = 0; token < m_shape.queries; ++token) {
            for (Index expert = 0; expert < moe.active; ++expert) mlp(1, moe.intermediate);
        }
        // The tokens choose apart from one another as long as experts are left.
        const Index chosen = std::min(moe.experts, m_shape.queries * moe.active);
        for (Index expert = 0; expert < chosen; ++expert) storedMatrix(hidden, 3 * moe.intermediate, true);
        if (moe.shared_intermediate == 0) return;
        mlp(m_shape.queries, moe.shared_intermediate);
        storedMatrix(hidden, 3 * moe.shared_intermediate);
        if (moe.shared_gate) everyToken(hidden, 1);
    }

    bool kept(Cells cells, Index row, Index key) const {
        if (cells == Cells::Sliding) {
            const Index position = m_shape.query_offset + row;
            return key <= position && key > position - m_in.model.sliding->window;
        }
        MaskSettings mask = m_in.mask;
        if (cells == Cells::Dense) mask.pattern = "dense";
        return brute::kept(mask, row, key);
    }
    bool executed(Cells cells, Index row, Index key) const {
        const Index r0 = row / m_in.block * m_in.block;
        const Index c0 = key / m_in.block * m_in.block;
        for (Index r = r0; r < std::min(r0 + m_in.block, m_shape.queries); ++r) {
            for (Index c = c0; c < std::min(c0 + m_in.block, m_shape.keys); ++c) {
                if (kept(cells, r, c)) return true;
            }
        }
        return false;
    }
    // All but those that lie before the first query's window.
    Index keysRead(Cells cells) const {
        if (cells != Cells::Sliding) return m_shape.keys;
        Index first = 0;
        while (first < m_shape.keys && !kept(cells, 0, first)) ++first;
        return first == m_shape.keys ? m_shape.keys : m_shape.keys - first;
    }
    void attention(Cells cells) {
        const ModelShape& m = m_in.model;
        Index scores = 0;
        for (Index row = 0; row < m_shape.queries; ++row) {
            for (Index key = 0; key < m_shape.keys; ++key) {
                const bool runs = executed(cells, row, key);
                for (Index head = 0; head < m.heads; ++head) {
                    for (Index element = 0; element < m.qkDim() + m.vDim(); ++element) {
                        if (kept(cells, row, key)) m_count.attention_flops += 2;
                        if (runs) m_count.executed_flops += 2;
                    }
                    if (runs || cells == Cells::Dense) scores += 4;
                }
            }
        }
        m_count.score_bytes = std::max(m_count.score_bytes, scores);
        m_count.workspace_bytes = m_shape.queries * m.heads * 4;
        m_count.attention_bytes += m_shape.queries * m.heads * (m.qkDim() + m.vDim()) * m_element;
        // Expanded keys and values are activations; cached ones have their own format.
        const Index bytes = m.mla ? m_element : m_in.kv_bytes;
        m_count.attention_bytes += keysRead(cells) * m.kv_heads * (m.qkDim() + m.vDim()) * bytes;
        if (cells != Cells::Pattern) return;
        m_count.mask_bytes = maskBytes();
        m_count.attention_bytes += maskBytes();
    }
    Index maskBytes() const {
        const Index cells = m_shape.queries * m_shape.keys;
        const auto blocks = [this](Index length) { return (length + m_in.block - 1) / m_in.block; };
        switch (m_in.mask_form) {
            case MaskForm::None:
                return 0;
            case MaskForm::Block:
                return blocks(m_shape.queries) * blocks(m_shape.keys);
            case MaskForm::TokenBool:
                return cells;
            case MaskForm::TokenFp32:
                return cells * 4;
        }
        return -1;
    }

    const CostInput& m_in;
    const MaskShape& m_shape;
    Index m_element;
    Index m_weights_stored = 0;
    Count& m_count;
};

}  // namespace

Count countPrefill(const CostInput& input, const LayerSet& pattern_layers) {
    Count count;
    Prefill prefill(input, count);
    for (Index layer = 0; layer < input.model.layers; ++layer) {
        prefill.layer(layer, pattern_layers.contains(layer));
    }
    prefill.storedWeights();
    prefill.logits();
    return count;
}

}  // namespace triscope::brute
