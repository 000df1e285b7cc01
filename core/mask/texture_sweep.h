#pragma once

#include <span>

#include "core/mask/texture.h"

namespace triscope {

// How many cells of the first region of texture.regions() each tile of a row of tiles has, when the texture
// fills all of it: tile k is the columns [edges[k], edges[k + 1]) of the rows [rows). Exact, as long as a
// tile has fewer than 2^53 cells. `edges` holds whole numbers; `counts` one number fewer than it.
void countTexture(const Texture& texture, Range rows, std::span<const double> edges,
                  std::span<double> counts);

}  // namespace triscope
