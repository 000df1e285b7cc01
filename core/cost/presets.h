#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/cost/hardware.h"
#include "core/cost/model_shape.h"

namespace triscope {

// A model or a device that comes with the program, embedded in it: resources/models/NAME.json is the
// model's own config.json, resources/hardware/NAME.json a hardware file.
struct Preset {
    std::string_view name;
    std::string_view title;
    std::string_view json;
};

std::span<const Preset> modelPresets();
std::span<const Preset> hardwarePresets();

// A preset by its name, else the file at that path (a config.json, or a hardware file); of a model also the
// text alone. Throws InputError, field "model" or "hardware": listing the presets when there is neither, or
// naming the file and what is wrong in it.
std::string modelText(const std::string& name_or_path);
ModelShape loadModel(const std::string& name_or_path);
Hardware loadHardware(const std::string& name_or_path);

}  // namespace triscope
