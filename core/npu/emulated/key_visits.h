#pragma once

#include <vector>

#include "core/base/rect.h"
#include "core/mask/mask_shape.h"
#include "core/npu/emulated/emulation_options.h"

namespace triscope {

// Which rows and keys of a call the operator visits at all, as pre_tokens and next_tokens let it skip the
// rest; masked cells among those visited are filled in. Rows are taken `tile_rows` at a time; keys in tiles
// that begin at multiples of `tile_keys`, of which the first begins and the last ends at the multiple of 64
// (counted from its own beginning, and from its own end) that leaves out no key that a row may need.
// Source: prompt_flash_attention_s1s2_bns1_x910.h, ComputeEachCore and SInnerLoopFunc.
struct RowVisit {
    Range rows;
    std::vector<Range> key_tiles;  // in order, without gaps
};

// Rows that belong to no visit keep the 0 that the output begins with, and LSE +infinity.
std::vector<RowVisit> rowVisits(const EmulationOptions& options, const MaskShape& shape);

// The tile sizes that the operator picks: `masked` says whether it is given a mask.
//     16 rows when there are at most 16 queries, else 128; 64 in high precision with head_dim >= 200
//     2048 keys for at most 16 queries, more than 2048 keys and no mask; else 512 in high precision and for
//     at most 1024 keys; else 1024
// Source: prompt_flash_attention_tiling.cpp, AdjustCVTilingCVDiff.
struct TileSize {
    Index rows = 0;
    Index keys = 0;
};
TileSize operatorTiles(const MaskShape& shape, Index head_dim, bool high_precision, bool masked);

}  // namespace triscope
