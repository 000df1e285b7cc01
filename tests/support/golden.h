#pragma once

#include <string>

namespace triscope {

// A file of tests/golden, wherever the test runs from.
inline std::string golden(const std::string& name) {
    return std::string(TRISCOPE_GOLDEN_DIR) + "/" + name;
}

}  // namespace triscope
