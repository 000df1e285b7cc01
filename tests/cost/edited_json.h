#pragma once

#include <nlohmann/json.hpp>

// A file with one thing changed.
namespace triscope {

inline nlohmann::json with(nlohmann::json file, const char* key, const nlohmann::json& value) {
    file[key] = value;
    return file;
}

inline nlohmann::json with(nlohmann::json file, const nlohmann::json::json_pointer& at,
                           const nlohmann::json& value) {
    file[at] = value;
    return file;
}

inline nlohmann::json without(nlohmann::json file, const char* key) {
    file.erase(key);
    return file;
}

}  // namespace triscope
