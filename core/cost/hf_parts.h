#pragma once

#include "core/cost/hf_source.h"

// The parts of a config.json that not every model has. Each throws InputError, field "model", for a key that
// is missing, of the wrong type or out of range, or a value that is not understood.
namespace triscope {

// The whole of it, from a file whose field is kHfField.
ModelShape readHfConfig(const JsonFields& file, const std::string& name);

// Which layers slide or have linear attention; needs model.layers and model.max_positions. A window that
// reaches over every position counts as full attention.
void readLayerKinds(const HfSource& source, ModelShape& model);

// Needs model.layers.
MoeShape readExperts(const HfSource& source, const ModelShape& model);

MlaShape readMla(const JsonFields& config);

// nullopt when the weights are stored as they are multiplied.
std::optional<QuantizedShape> readQuantized(const HfSource& source);

}  // namespace triscope
