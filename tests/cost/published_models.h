#pragma once

#include <string>

namespace triscope {

// The folder of configurations written after published ones, a config.json each.
inline std::string publishedConfigs() {
    return TRISCOPE_SOURCE_DIR "/tests/cost/data";
}

inline std::string publishedConfig(const std::string& name) {
    return publishedConfigs() + "/" + name + ".json";
}

}  // namespace triscope
