#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/units.h"

namespace triscope {

// Writes opaque 0xFFRRGGBB pixels, row by row, as an 8-bit RGB PNG, whole or not at all. Throws FileError.
void writePng(const std::string& path, Index width, Index height, std::span<const std::uint32_t> pixels);

}  // namespace triscope
