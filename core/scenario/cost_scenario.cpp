#include "core/scenario/cost_scenario.h"

#include "core/base/input_error.h"
#include "core/cost/presets.h"

namespace triscope {

CostInput costInputOf(const Scenario& scenario, std::optional<MaskForm> mask_form) {
    return costInputOf(scenario, loadModel(scenario.model), loadHardware(scenario.hardware), mask_form);
}

CostInput costInputOf(const Scenario& scenario, const ModelShape& model, const Hardware& hardware,
                      std::optional<MaskForm> mask_form) {
    const auto kernel = findKernel(scenario.kernel);
    return {.model = withHeads(model, scenario.heads, scenario.kv_heads, scenario.head_dim),
            .hardware = hardware,
            .mask = scenario.mask,
            .block = scenario.block,
            .triangle_layers = LayerSet::parse(scenario.triangle_layers, model.layers),
            .mask_form = mask_form.value_or(usualMaskForm(kernel)),
            .kv_bytes = bytesOf(scenario.deployment.kv_dtype, model.format),
            .kernel = kernel,
            .deployment = scenario.deployment};
}

void fitLayers(Scenario& scenario) {
    try {
        fitLayers(scenario, loadModel(scenario.model));
    } catch (const InputError&) {
    }
}

void fitLayers(Scenario& scenario, const ModelShape& model) {
    try {
        LayerSet::parse(scenario.triangle_layers, model.layers);
    } catch (const InputError&) {
        LayerSet half = LayerSet::none(model.layers);
        for (Index layer = model.layers / 2; layer < model.layers; ++layer) half.insert(layer);
        scenario.triangle_layers = half.text();
    }
}

}  // namespace triscope
