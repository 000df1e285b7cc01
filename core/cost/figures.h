#pragma once

#include <span>

#include "core/cost/formulas.h"

namespace triscope {

// Everything the formulas are given.
template <class Int, class Real>
struct CostNumbers {
    ModelNumbers<Int> model;
    CallNumbers<Int> call;
    MachineNumbers<Real> machine;
};

// One layer's attention.
template <class Int, class Real>
struct LayerFigures {
    Int attention_flops;
    Int executed_flops;
    Int attention_bytes;
    Real compute_seconds;
    Real memory_seconds;
    Real attention_seconds;
    Int mask_bytes;
    Int score_bytes;
};

// All layers of one call.
template <class Int, class Real>
struct CallFigures {
    Int attention_flops;
    Int executed_flops;
    Int linear_flops;
    Int weight_bytes;
    Int activation_bytes;
    Int attention_bytes;
    Int bytes_moved;
    Real linear_seconds;
    Real attention_seconds;
    Real seconds;
    Int kv_cache_bytes;
    Int mask_bytes;
    Int score_bytes;
    Int workspace_bytes;
};

// Calls visit(name, value) for each figure; the name is its key in JSON.
template <class Int, class Real, class Visit>
void forEachFigure(const LayerFigures<Int, Real>& f, Visit&& visit) {
    visit("attention_flops", f.attention_flops);
    visit("executed_flops", f.executed_flops);
    visit("attention_bytes", f.attention_bytes);
    visit("compute_seconds", f.compute_seconds);
    visit("memory_seconds", f.memory_seconds);
    visit("attention_seconds", f.attention_seconds);
    visit("mask_bytes", f.mask_bytes);
    visit("score_bytes", f.score_bytes);
}

template <class Int, class Real, class Visit>
void forEachFigure(const CallFigures<Int, Real>& f, Visit&& visit) {
    visit("attention_flops", f.attention_flops);
    visit("executed_flops", f.executed_flops);
    visit("linear_flops", f.linear_flops);
    visit("weight_bytes", f.weight_bytes);
    visit("activation_bytes", f.activation_bytes);
    visit("attention_bytes", f.attention_bytes);
    visit("bytes_moved", f.bytes_moved);
    visit("linear_seconds", f.linear_seconds);
    visit("attention_seconds", f.attention_seconds);
    visit("seconds", f.seconds);
    visit("kv_cache_bytes", f.kv_cache_bytes);
    visit("mask_bytes", f.mask_bytes);
    visit("score_bytes", f.score_bytes);
    visit("workspace_bytes", f.workspace_bytes);
}

template <class Int, class Real>
LayerFigures<Int, Real> layerFigures(const CostNumbers<Int, Real>& n, const LayerKind<Int>& kind) {
    LayerFigures<Int, Real> f;
    f.attention_flops = attentionFlops(n.model, kind.kept_cells);
    f.executed_flops = attentionFlops(n.model, kind.executed_cells);
    f.attention_bytes = attentionBytes(n.model, n.call, kind);
    f.compute_seconds = computeSeconds(named("executed_flops", f.executed_flops), n.machine.peak,
                                       n.machine.attention_efficiency);
    f.memory_seconds = memorySeconds(named("attention_bytes", f.attention_bytes), n.machine);
    f.attention_seconds =
        maximum(named("compute_seconds", f.compute_seconds), named("memory_seconds", f.memory_seconds));
    f.mask_bytes = kind.mask_bytes.value_or(Int(0));
    f.score_bytes = scoreBytes(n.model, kind);
    return f;
}

// The sum of term(kind) over all kinds. Precondition: there is one.
template <class Int, class Term>
auto sumOverKinds(std::span<const LayerKind<Int>> kinds, const Term& term) {
    auto sum = term(kinds.front());
    for (const LayerKind<Int>& kind : kinds.subspan(1)) sum = sum + term(kind);
    return sum;
}

// The mask is shared by all layers that use it.
template <class Int>
Int sharedMaskBytes(std::span<const LayerKind<Int>> kinds) {
    for (const LayerKind<Int>& kind : kinds) {
        if (kind.mask_bytes) return *kind.mask_bytes;
    }
    return Int(0);
}

// Layers run one after another, so the buffer for scores is that of the largest.
template <class Int>
Int largestScoreBytes(const ModelNumbers<Int>& m, std::span<const LayerKind<Int>> kinds) {
    Int largest = scoreBytes(m, kinds.front());
    for (const LayerKind<Int>& kind : kinds.subspan(1)) largest = maximum(largest, scoreBytes(m, kind));
    return largest;
}

template <class Int, class Real>
CallFigures<Int, Real> callFigures(const CostNumbers<Int, Real>& n, std::span<const LayerKind<Int>> kinds) {
    const auto flopsOf = [&](const Int& cells, const LayerKind<Int>& kind) {
        return attentionFlops(n.model, cells) * kind.layers;
    };
    CallFigures<Int, Real> f;
    f.attention_flops =
        sumOverKinds<Int>(kinds, [&](const auto& kind) { return flopsOf(kind.kept_cells, kind); });
    f.executed_flops =
        sumOverKinds<Int>(kinds, [&](const auto& kind) { return flopsOf(kind.executed_cells, kind); });
    f.linear_flops = linearFlops(n.model, n.call);
    f.weight_bytes = weightBytes(n.model, n.call);
    f.activation_bytes = activationBytes(n.model, n.call);
    f.attention_bytes = sumOverKinds<Int>(
        kinds, [&](const auto& kind) { return kind.layers * attentionBytes(n.model, n.call, kind); });
    const Int weight_bytes = named("weight_bytes", f.weight_bytes);
    const Int activation_bytes = named("activation_bytes", f.activation_bytes);
    f.bytes_moved = weight_bytes + activation_bytes + named("attention_bytes", f.attention_bytes);
    f.linear_seconds =
        linearSeconds(named("linear_flops", f.linear_flops), weight_bytes + activation_bytes, n.machine);
    f.attention_seconds = sumOverKinds<Int>(kinds, [&](const auto& kind) {
        const Int flops = named(kind.flops_name, attentionFlops(n.model, kind.executed_cells));
        const Int bytes = named(kind.bytes_name, attentionBytes(n.model, n.call, kind));
        return toReal(kind.layers) * attentionSeconds(flops, bytes, n.machine);
    });
    f.seconds = named("linear_seconds", f.linear_seconds) + named("attention_seconds", f.attention_seconds);
    f.kv_cache_bytes = kvCacheBytes(n.model, n.call, n.call.keys);
    f.mask_bytes = sharedMaskBytes(kinds);
    f.score_bytes = largestScoreBytes(n.model, kinds);
    f.workspace_bytes = workspaceBytes(n.model, n.call);
    return f;
}

}  // namespace triscope
