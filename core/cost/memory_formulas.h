#pragma once

#include <algorithm>
#include <vector>

#include "core/cost/cost_numbers.h"
#include "core/cost/memory_plan.h"

// What a device holds during a prefill, over the number type like the formulas of formulas.h.
namespace triscope {

// One buffer, and when it lives.
template <class Int>
struct MemoryTerm {
    const char* name;  // its key in JSON
    MemoryPhase phase;
    Int bytes;
};

// What does not change with the length.
struct MemoryBase {
    ModelShape rank_model;
    ParameterCount parameters{};  // of the rank's model
    Index last_rows = 0;          // that the pattern gives a section of their own
};

// The part of one call that falls to one rank.
struct RankStep {
    Index rows = 0;       // of the call, so of every activation
    Index keys = 0;       // that the last call attends to
    Index keys_held = 0;  // in this rank's KV cache
};

// Which layers a device runs. Dense ones never need a buffer that pattern layers do without.
enum class LayersRun { DenseOnly, WithPattern };

template <class Int>
class MemoryFormulas {
  public:
    MemoryFormulas(const CostInput& input, const MemoryBase& base, const RankStep& step,
                   AttentionBuffers buffers)
        : m_in(input),
          m_base(base),
          m_step(step),
          m_buffers(buffers),
          m_model(modelNumbers<Int>(base.rank_model)),
          m_call{.tokens = triscope::input<Int>("rows", step.rows),
                 .keys = triscope::input<Int>("keys", step.keys),
                 .element_bytes = triscope::input<Int>("bytes per element", bytesOf(input.model.format)),
                 .kv_bytes = triscope::input<Int>("bytes per K/V element", input.kv_bytes)} {}

    // Every buffer that such layers need, in the order of its use.
    std::vector<MemoryTerm<Int>> terms(LayersRun layers) const {
        std::vector<MemoryTerm<Int>> all;
        all.reserve(12);
        addHeld(layers, all);
        addAttention(layers, all);
        all.push_back({"mlp_bytes", MemoryPhase::Mlp, mlpBytes()});
        all.push_back({"logits_bytes", MemoryPhase::Logits, Int(4) * m_model.vocab});
        return all;
    }

  private:
    using Terms = std::vector<MemoryTerm<Int>>;

    void addHeld(LayersRun layers, Terms& all) const {
        all.push_back({"weight_bytes", MemoryPhase::Always, weightBytes()});
        all.push_back(
            {"kv_cache_bytes", MemoryPhase::Always,
             kvCacheBytes(m_model, m_call, triscope::input<Int>("keys of a rank", m_step.keys_held))});
        if (m_in.deployment.kv_dtype == KvDtype::Int8) {
            all.push_back({"kv_scale_bytes", MemoryPhase::Always, 4 * 2 * m_model.layers * m_model.kv_heads});
        }
        if (const auto mask = layers == LayersRun::WithPattern ? maskOperand() : std::nullopt) {
            all.push_back({"mask_bytes", MemoryPhase::Always, *mask});
        }
        all.push_back({"hidden_bytes", MemoryPhase::Always, perRow(m_model.hidden)});
    }

    void addAttention(LayersRun layers, Terms& all) const {
        const Int query = m_model.heads * m_model.head_dim;
        all.push_back({"qkv_bytes", MemoryPhase::Attention,
                       perRow((m_model.heads + 2 * m_model.kv_heads) * m_model.head_dim)});
        all.push_back({"attention_output_bytes", MemoryPhase::Attention, perRow(query)});
        if (m_in.deployment.context_parallel > 1) {
            all.push_back({"ring_bytes", MemoryPhase::Attention, ringBytes()});
        }
        const bool two_pass = m_buffers == AttentionBuffers::TwoPass && layers == LayersRun::WithPattern;
        if (two_pass) all.push_back({"kv_expanded_bytes", MemoryPhase::Attention, expandedBytes()});
        if (two_pass || m_buffers == AttentionBuffers::Unfused) {
            all.push_back({"score_bytes", MemoryPhase::Attention, scoreBytes(two_pass)});
        }
        all.push_back({"workspace_bytes", MemoryPhase::Attention, stateBytes(two_pass)});
    }

    Int perRow(const Int& elements) const { return m_call.element_bytes * m_call.tokens * elements; }

    Int weightBytes() const {
        const ParameterCount& count = m_base.parameters;
        const auto part = [](const char* name, WideInt value) { return triscope::input<Int>(name, value); };
        const Int others = part("embedding", count.embedding) + part("head", count.head) +
                           part("norms and biases", count.norms_bias);
        if (m_model.quantized) {
            std::optional<Int> experts;
            if (m_model.experts) experts = m_model.experts->experts;
            return layerWeightBytes(m_model, m_call.element_bytes, experts) + m_call.element_bytes * others;
        }
        return m_call.element_bytes *
               (part("attention weights", count.attention) + part("MLP weights", count.mlp) + others);
    }

    std::optional<Int> maskOperand() const {
        const auto blocks = [this](Index cells) { return (cells + m_in.block - 1) / m_in.block; };
        const MaskShape shape{.queries = m_step.rows, .keys = m_step.keys};
        return maskBytes<Int>(m_in.mask_form, shape,
                              {.block_rows = blocks(shape.queries), .block_columns = blocks(shape.keys)});
    }

    // K and V of one layer of the neighbour's keys, received while the own ones are attended to.
    Int ringBytes() const {
        return 2 * m_model.kv_heads * m_model.head_dim * m_call.kv_bytes *
               triscope::input<Int>("keys of a rank", m_step.keys_held);
    }

    Int expandedBytes() const {
        return 2 * m_model.heads * m_model.head_dim * m_call.element_bytes * m_call.keys;
    }

    Int scoreBytes(bool two_pass) const {
        const Int rows = two_pass ? triscope::input<Int>("last rows", std::min(m_base.last_rows, m_step.rows))
                                  : m_call.tokens;
        return 4 * m_model.heads * rows * m_call.keys;
    }

    // The log-sum-exp; or the running output, maximum and sum, in fp32.
    Int stateBytes(bool two_pass) const {
        if (!two_pass) return workspaceBytes(m_model, m_call);
        return 4 * m_model.heads * m_call.tokens * (m_model.head_dim + 2);
    }

    // The normed input, and gate and up beside one another; the larger of the two kinds of MLP.
    Int mlpBytes() const {
        std::optional<Int> elements;
        if (m_model.dense_mlp) elements = m_model.hidden + 2 * m_model.dense_mlp->intermediate;
        if (m_model.experts) {
            const ExpertNumbers<Int>& e = *m_model.experts;
            Int layer = m_model.hidden + e.experts + e.active * (m_model.hidden + 2 * e.intermediate);
            if (e.shared_intermediate) layer = layer + 2 * *e.shared_intermediate;
            elements = elements ? maximum(*elements, layer) : layer;
        }
        return perRow(*elements);
    }

    const CostInput& m_in;
    const MemoryBase& m_base;
    RankStep m_step;
    AttentionBuffers m_buffers;
    ModelNumbers<Int> m_model;
    CallNumbers<Int> m_call;
};

// What lives together with `phase`, under the names that the formulas show. Precondition: something does.
template <class Int>
Int livingIn(MemoryPhase phase, const std::vector<MemoryTerm<Int>>& terms) {
    std::optional<Int> sum;
    for (const MemoryTerm<Int>& term : terms) {
        if (term.phase != phase) continue;
        const Int bytes = named(term.name, term.bytes);
        sum = sum ? *sum + bytes : bytes;
    }
    return *sum;
}

// Buffers that live always, and those of the phase that needs most.
template <class Int>
Int peakBytes(const std::vector<MemoryTerm<Int>>& terms) {
    return livingIn(MemoryPhase::Always, terms) +
           maximum(livingIn(MemoryPhase::Attention, terms),
                   maximum(livingIn(MemoryPhase::Mlp, terms), livingIn(MemoryPhase::Logits, terms)));
}

}  // namespace triscope
