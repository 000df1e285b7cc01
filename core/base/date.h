#pragma once

#include <string>

namespace triscope {

// The local date, "2026-11-20".
std::string today();

}  // namespace triscope
