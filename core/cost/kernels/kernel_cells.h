#pragma once

#include <optional>

#include "core/base/units.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// Side of the published kernel's tiles (its _BLOCK_M and _BLOCK_N, microsoft/MInference @fb56c91), and of the
// tiles and mask blocks of the NPU's operators (cube basic block 128 x 128; blockShape a multiple of 128).
inline constexpr Index kPublishedTile = 64;
inline constexpr Index kNpuTile = 128;

// What the kernels that know sinks, a window and last rows walk over.
struct SectionCells {
    Index early_rows = 0;  // all but the last rows
    Index last_rows = 0;
    Index sinks = 0;
    bool one_pass = false;  // nothing lies outside the window: the published kernel skips its second pass
    CellCount window_tiles = 0;  // of the published kernel that its window touches, over the early rows
    Index row_tiles = 0;         // its tiles down the early rows
    Index sink_tiles = 0;        // its tiles across the sinks
    // Cells of the NPU's tiles that each of three calls executes.
    CellCount npu_band_cells = 0;
    CellCount npu_sink_cells = 0;
    CellCount npu_last_cells = 0;
    Index npu_calls = 0;  // those of the three with anything to do
};

// The cells of one layer's mask as each kernel sees them, for the pattern and for dense (causal) attention of
// the same shape. All of them are counted by masks.
struct KernelCells {
    CellCount dense_executed = 0;  // in blocks of `block`
    CellCount pattern_executed = 0;
    CellCount npu_blocks = 0;  // blocks of kNpuTile that are not empty, of the pattern
    Index npu_block_rows = 0;
    Index npu_block_columns = 0;
    CellCount npu_block_cells = 0;  // in them
    std::optional<SectionCells>
        sections{};  // nullopt: the pattern is not made of sinks, a window and last rows
};

// In closed form for such patterns. Precondition: validate(mask) is empty, block >= 1.
KernelCells countKernelCells(const MaskSettings& mask, Index block);

}  // namespace triscope
