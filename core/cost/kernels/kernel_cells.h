#pragma once

#include <optional>

#include "core/cost/cell_counts.h"
#include "core/cost/cost_input.h"

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
    CellCounts counts{};       // in blocks of the input's size
    Index npu_block_rows = 0;  // blocks of kNpuTile
    Index npu_block_columns = 0;
    CellCount npu_block_cells = 0;  // of the pattern, in those of them that are not empty
    std::optional<SectionCells>
        sections{};  // nullopt: the pattern is not made of sinks, a window and last rows
};

// In closed form for such patterns. Precondition: validate(input) is empty.
KernelCells countKernelCells(const CostInput& input);
// The same of a mask whose cells in blocks were counted before.
KernelCells countKernelCells(const MaskSettings& mask, const CellCounts& counts);

}  // namespace triscope
