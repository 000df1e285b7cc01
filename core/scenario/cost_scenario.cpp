#include "core/scenario/cost_scenario.h"

#include "core/cost/presets.h"

namespace triscope {

CostInput costInputOf(const Scenario& scenario, MaskForm mask_form) {
    const ModelShape model = loadModel(scenario.model);
    return {.model = withHeads(model, scenario.heads, scenario.kv_heads, scenario.head_dim),
            .hardware = loadHardware(scenario.hardware),
            .mask = scenario.mask,
            .block = scenario.block,
            .triangle_layers = LayerSet::parse(scenario.triangle_layers, model.layers),
            .mask_form = mask_form,
            .kv_bytes = bytesOf(model.format),
            .kernel = findKernel(scenario.kernel)};
}

}  // namespace triscope
