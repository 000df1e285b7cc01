#include "core/cost/memory_plan.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/cost/kernels/kernel_model.h"
#include "core/cost/memory_formulas.h"
#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

namespace {

constexpr std::array kBuffers{"fused", "two-pass", "unfused"};

Index ceilDivide(Index a, Index b) {
    return (a + b - 1) / b;
}

// Only the two-pass kernel tells them apart, and it is made for masks of this shape.
Index lastRowsOf(const MaskSettings& settings) {
    if (!isQuick(settings)) return 0;
    const auto sections = triangleSections(*makeMask(settings));
    return sections ? std::max<Index>(0, settings.shape.promptLength() - sections->last_begin) : 0;
}

MemoryBase baseOf(const CostInput& input, AttentionBuffers buffers) {
    MemoryBase base{.rank_model = shapeOfRank(input.model, input.deployment.tensor_parallel)};
    base.parameters = countParameters(base.rank_model);
    if (buffers == AttentionBuffers::TwoPass) base.last_rows = lastRowsOf(input.mask);
    return base;
}

RankStep stepOf(const CostInput& input, Index queries, Index keys) {
    const Deployment& deployment = input.deployment;
    const Index call = deployment.prefill_chunk == 0 ? queries : std::min(queries, deployment.prefill_chunk);
    return {.rows = ceilDivide(call, deployment.context_parallel),
            .keys = keys,
            .keys_held = ceilDivide(keys, deployment.context_parallel)};
}

RankStep stepOf(const CostInput& input) {
    return stepOf(input, input.mask.shape.queries, input.mask.shape.keys);
}

LayersRun mixLayers(const CostInput& input) {
    return input.triangle_layers.size() > 0 ? LayersRun::WithPattern : LayersRun::DenseOnly;
}

WideInt peakAt(const CostInput& input, const MemoryBase& base, AttentionBuffers buffers, LayersRun layers,
               Index length) {
    const RankStep step = stepOf(input, length, length);
    return peakBytes(MemoryFormulas<WideInt>(input, base, step, buffers).terms(layers));
}

// Every buffer grows with the length, so halving finds the last one that fits.
Index longestThatFits(const CostInput& input, const MemoryBase& base, AttentionBuffers buffers,
                      LayersRun layers) {
    const auto capacity = static_cast<WideInt>(input.hardware.memory_capacity.value);
    Index fits = 0;
    for (Index too_long = kMaxLength + 1; too_long - fits > 1;) {
        const Index middle = fits + (too_long - fits) / 2;
        (peakAt(input, base, buffers, layers, middle) <= capacity ? fits : too_long) = middle;
    }
    return fits;
}

MemoryPhase busiestPhase(const std::vector<MemoryTerm<WideInt>>& terms) {
    MemoryPhase busiest = MemoryPhase::Attention;
    for (const MemoryPhase phase : {MemoryPhase::Mlp, MemoryPhase::Logits}) {
        if (livingIn(phase, terms) > livingIn(busiest, terms)) busiest = phase;
    }
    return busiest;
}

MemoryPlan planOf(const CostInput& input, const MemoryBase& base, AttentionBuffers buffers,
                  LayersRun layers) {
    const auto terms = MemoryFormulas<WideInt>(input, base, stepOf(input), buffers).terms(layers);
    const MemoryPhase busiest = busiestPhase(terms);
    MemoryPlan plan;
    for (const MemoryTerm<WideInt>& term : terms) {
        const bool at_peak = term.phase == MemoryPhase::Always || term.phase == busiest;
        plan.items.push_back({term.name, term.phase, {term.bytes}, at_peak});
    }
    plan.peak = {peakBytes(terms)};
    plan.fits = plan.peak.value <= static_cast<WideInt>(input.hardware.memory_capacity.value);
    plan.longest = longestThatFits(input, base, buffers, layers);
    return plan;
}

struct Words {
    std::string_view name;
    const char* title;
    const char* explanation;
};

constexpr std::array kWords{
    Words{"weight_bytes", TRISCOPE_TR("Weights"),
          TRISCOPE_TR("Every parameter of the model that this device holds, once.")},
    Words{"kv_cache_bytes", TRISCOPE_TR("KV cache"),
          TRISCOPE_TR("Every layer keeps K and V of every token. No mask changes this: a later token may "
                      "attend to any key.")},
    Words{"kv_scale_bytes", TRISCOPE_TR("Scales of the KV cache"),
          TRISCOPE_TR("INT8 keeps one fp32 scale for K and one for V of every KV head of every layer.")},
    Words{"mask_bytes", TRISCOPE_TR("Mask"),
          TRISCOPE_TR("One mask tensor in the chosen form, shared by all heads and layers that use it.")},
    Words{"hidden_bytes", TRISCOPE_TR("Hidden state"),
          TRISCOPE_TR("The residual stream: one hidden vector for every row of the call.")},
    Words{"qkv_bytes", TRISCOPE_TR("Q, K and V"),
          TRISCOPE_TR("What the projections of one layer write for the rows of the call.")},
    Words{"attention_output_bytes", TRISCOPE_TR("Attention output"),
          TRISCOPE_TR("One vector of every query head for every row of the call.")},
    Words{"ring_bytes", TRISCOPE_TR("Ring buffer"),
          TRISCOPE_TR("K and V of one layer of another rank's keys, which arrive while the own are used.")},
    Words{"kv_expanded_bytes", TRISCOPE_TR("Expanded K and V"),
          TRISCOPE_TR("The published kernel copies K and V of one layer for every query head.")},
    Words{"score_bytes", TRISCOPE_TR("Scores"),
          TRISCOPE_TR("The scores in fp32 that the kernel writes out, of one layer; masked ones too.")},
    Words{"workspace_bytes", TRISCOPE_TR("Kernel workspace"),
          TRISCOPE_TR("In fp32, for every row of every head: the log-sum-exp, or the output, maximum and sum "
                      "that two passes share.")},
    Words{"mlp_bytes", TRISCOPE_TR("MLP activations"),
          TRISCOPE_TR("The normed input and the gate and up products of one layer, the largest one.")},
    Words{"logits_bytes", TRISCOPE_TR("Logits"),
          TRISCOPE_TR("In fp32, of the last position only, as in serving.")},
    Words{"peak_bytes", TRISCOPE_TR("Peak"),
          TRISCOPE_TR("What always lives, and the most that one of attention, MLP and logits adds.")},
};

const Words& wordsFor(std::string_view name) {
    const auto found =
        std::find_if(kWords.begin(), kWords.end(), [name](const Words& words) { return words.name == name; });
    assert(found != kWords.end());
    return *found;
}

Formula formulaOf(const char* name, CostScope scope, const Traced<WideInt>& bytes) {
    return {.figure = name,
            .scope = scope,
            .symbols = bytes.symbols(),
            .numbers = bytes.numbers(),
            .value = numberText(bytes.value()),
            .unit = "B",
            .explanation = memoryItemExplanation(name),
            .estimate = false};
}

}  // namespace

const char* attentionBuffersName(AttentionBuffers buffers) {
    return kBuffers[static_cast<std::size_t>(buffers)];
}

AttentionBuffers buffersOf(const CostInput& input) {
    const AttentionKernel kernel = pricedKernel(input);
    if (kernel == AttentionKernel::TwoPass) return AttentionBuffers::TwoPass;
    return kernel == AttentionKernel::Masked ? AttentionBuffers::Unfused : AttentionBuffers::Fused;
}

const char* memoryPhaseName(MemoryPhase phase) {
    static constexpr std::array kNames{"always", "attention", "mlp", "logits"};
    return kNames[static_cast<std::size_t>(phase)];
}

MemoryReport planMemory(const CostInput& input, AttentionBuffers buffers) {
    assert(validate(input).empty());
    const MemoryBase base = baseOf(input, buffers);
    return {.capacity = {static_cast<WideInt>(input.hardware.memory_capacity.value)},
            .dense = planOf(input, base, buffers, LayersRun::DenseOnly),
            .triangle = planOf(input, base, buffers, LayersRun::WithPattern),
            .mix = planOf(input, base, buffers, mixLayers(input))};
}

MemoryPeaks peakMemory(const CostInput& input, AttentionBuffers buffers) {
    const MemoryBase base = baseOf(input, buffers);
    const MemoryFormulas<WideInt> formulas(input, base, stepOf(input), buffers);
    const auto peak = [&formulas](LayersRun layers) { return Bytes{peakBytes(formulas.terms(layers))}; };
    return {.dense = peak(LayersRun::DenseOnly),
            .triangle = peak(LayersRun::WithPattern),
            .mix = peak(mixLayers(input))};
}

std::vector<Formula> memoryFormulas(const CostInput& input, AttentionBuffers buffers) {
    assert(validate(input).empty());
    const MemoryBase base = baseOf(input, buffers);
    const MemoryFormulas<Traced<WideInt>> formulas(input, base, stepOf(input), buffers);
    std::vector<Formula> all;
    for (const auto& [scope, layers] : {std::pair{CostScope::Dense, LayersRun::DenseOnly},
                                        std::pair{CostScope::Triangle, LayersRun::WithPattern},
                                        std::pair{CostScope::Mix, mixLayers(input)}}) {
        const auto terms = formulas.terms(layers);
        for (const auto& term : terms) all.push_back(formulaOf(term.name, scope, term.bytes));
        all.push_back(formulaOf("peak_bytes", scope, peakBytes(terms)));
    }
    return all;
}

Message memoryItemTitle(std::string_view name) {
    return {wordsFor(name).title, {}};
}

Message memoryItemExplanation(std::string_view name) {
    return {wordsFor(name).explanation, {}};
}

}  // namespace triscope
