#pragma once

#include "core/cost/cost_input.h"
#include "core/scenario/scenario.h"

namespace triscope {

// What a scenario prices: its model with the scenario's heads, its hardware, its mask and Triangle layers.
// The mask has the form asked for, else the one that the scenario's kernel reads.
// Throws InputError naming "model", "hardware" or "triangle-layers" when those cannot be made sense of.
CostInput costInputOf(const Scenario& scenario, std::optional<MaskForm> mask_form = {});

// The same with the scenario's model and hardware already loaded.
CostInput costInputOf(const Scenario& scenario, const ModelShape& model, const Hardware& hardware,
                      std::optional<MaskForm> mask_form);

// Where the model does not have the layers that use the pattern, the later half of its own take their place,
// as in the paper. A model that cannot be read is left for validate() to tell.
void fitLayers(Scenario& scenario);
void fitLayers(Scenario& scenario, const ModelShape& model);

}  // namespace triscope
