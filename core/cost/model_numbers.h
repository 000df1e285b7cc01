#pragma once

#include "core/cost/formulas.h"
#include "core/cost/model_shape.h"

namespace triscope {

// The model in the formulas' numbers, under the names that the formulas show.
template <class Int>
ModelNumbers<Int> modelNumbers(const ModelShape& model) {
    ModelNumbers<Int> m{.layers = input<Int>("layers", model.layers),
                        .hidden = input<Int>("hidden", model.hidden),
                        .heads = input<Int>("heads", model.heads),
                        .kv_heads = input<Int>("kv_heads", model.kv_heads),
                        .head_dim = input<Int>("head_dim", model.head_dim),
                        .vocab = input<Int>("vocab", model.vocab),
                        .dense_mlp = {},
                        .experts = {}};
    if (model.denseMlpLayers() > 0) {
        const char* layers = model.moe ? "dense MLP layers" : "layers";
        m.dense_mlp = {input<Int>(layers, model.denseMlpLayers()),
                       input<Int>("intermediate", model.intermediate)};
    }
    if (model.moeLayers() > 0) {
        const MoeShape& moe = *model.moe;
        m.experts = {input<Int>(m.dense_mlp ? "expert layers" : "layers", model.moeLayers()),
                     input<Int>("experts", moe.experts), input<Int>("active experts", moe.active),
                     input<Int>("expert intermediate", moe.intermediate), std::nullopt};
        if (moe.shared_intermediate > 0) {
            m.experts->shared_intermediate = input<Int>("shared intermediate", moe.shared_intermediate);
        }
    }
    return m;
}

}  // namespace triscope
