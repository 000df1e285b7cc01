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
        const Index q = m.heads * m.head_dim;
        const Index kv = m.kv_heads * m.head_dim;
        everyToken(m.hidden, q + kv + kv);
        write(m_shape.queries * m.hidden);  // read, strictly; the cost is the same
        write(m_shape.queries * q);
        m_count.activation_bytes += m_shape.queries * (kv + kv) * m_in.kv_bytes;
        m_count.kv_cache_bytes += m_shape.keys * (kv + kv) * m_in.kv_bytes;
        attention(pattern);
        everyToken(q, m.hidden);
        write(m_shape.queries * (q + m.hidden));
        if (m.moe && m.moe->layers.contains(layer)) {
            experts(*m.moe);
        } else {
            mlp(m_shape.queries, m.intermediate);
            matrix(m.hidden, 3 * m.intermediate);
        }
    }

    void logits() {
        const ModelShape& m = m_in.model;
        matrix(m.hidden, m.vocab);
        multiply(1, m.hidden, m.vocab);
        write(m.hidden + m.vocab);
    }

  private:
    void multiply(Index rows, Index inner, Index columns) {
        for (Index r = 0; r < rows; ++r) {
            for (Index k = 0; k < inner; ++k) {
                for (Index c = 0; c < columns; ++c) m_count.linear_flops += 2;
            }
        }
    }
    void matrix(Index rows, Index columns) { m_count.weight_bytes += rows * columns * m_element; }
    void write(Index elements) { m_count.activation_bytes += elements * m_element; }
    void everyToken(Index inner, Index columns) {
        matrix(inner, columns);
        multiply(m_shape.queries, inner, columns);
    }
    // Gate and up from one reading of the input; down.
    void mlp(Index tokens, Index intermediate) {
        const Index hidden = m_in.model.hidden;
        multiply(tokens, hidden, intermediate);
        multiply(tokens, hidden, intermediate);
        multiply(tokens, intermediate, hidden);
        write(tokens * (hidden + intermediate + intermediate + intermediate + hidden));
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
        for (Index expert = 0; expert < chosen; ++expert) matrix(hidden, 3 * moe.intermediate);
        if (moe.shared_intermediate == 0) return;
        mlp(m_shape.queries, moe.shared_intermediate);
        matrix(hidden, 3 * moe.shared_intermediate);
        everyToken(hidden, 1);
    }

    bool kept(bool pattern, Index row, Index key) const {
        MaskSettings mask = m_in.mask;
        if (!pattern) mask.pattern = "dense";
        return brute::kept(mask, row, key);
    }
    bool executed(bool pattern, Index row, Index key) const {
        const Index r0 = row / m_in.block * m_in.block;
        const Index c0 = key / m_in.block * m_in.block;
        for (Index r = r0; r < std::min(r0 + m_in.block, m_shape.queries); ++r) {
            for (Index c = c0; c < std::min(c0 + m_in.block, m_shape.keys); ++c) {
                if (kept(pattern, r, c)) return true;
            }
        }
        return false;
    }
    void attention(bool pattern) {
        const ModelShape& m = m_in.model;
        Index scores = 0;
        for (Index row = 0; row < m_shape.queries; ++row) {
            for (Index key = 0; key < m_shape.keys; ++key) {
                const bool runs = executed(pattern, row, key);
                for (Index head = 0; head < m.heads; ++head) {
                    for (Index element = 0; element < m.head_dim; ++element) {
                        if (kept(pattern, row, key)) m_count.attention_flops += 2 + 2;
                        if (runs) m_count.executed_flops += 2 + 2;
                    }
                    if (runs || !pattern) scores += 4;
                }
            }
        }
        m_count.score_bytes = std::max(m_count.score_bytes, scores);
        m_count.workspace_bytes = m_shape.queries * m.heads * 4;
        m_count.attention_bytes += 2 * m_shape.queries * m.heads * m.head_dim * m_element;
        m_count.attention_bytes += 2 * m_shape.keys * m.kv_heads * m.head_dim * m_in.kv_bytes;
        if (!pattern) return;
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
    Count& m_count;
};

}  // namespace

Count countPrefill(const CostInput& input, const LayerSet& pattern_layers) {
    Count count;
    Prefill prefill(input, count);
    for (Index layer = 0; layer < input.model.layers; ++layer) {
        prefill.layer(layer, pattern_layers.contains(layer));
    }
    prefill.logits();
    return count;
}

}  // namespace triscope::brute
