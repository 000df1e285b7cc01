#pragma once

#include "core/base/run_control.h"
#include "core/mask/mask.h"

namespace triscope {

// What a block kernel does with a block: skip it, compute it and test each cell, or compute it whole.
// Also the region of the block in a block mask.
enum class BlockClass : RegionId { Empty, Partial, Full };

// The class of a piece of the rectangle: Empty when nothing in it is kept, Full when everything is.
BlockClass classify(const Mask& mask, const Rect& cells);

// A mask seen in blocks is itself a mask: row I and column J are a block row and a block column, the
// regions are "empty", "partial" and "full" (in the order of BlockClass), and the last two are kept, as a
// block kernel executes them. Blocks at the right and lower edges are clipped to the matrix, and full when
// all their cells inside it are kept. Its counts are closed-form like those of the mask it came from: between
// two bends each block row is the one above it, moved by at most one block, so few rows are looked at. A mask
// without bends is looked at row by row, and its blocks have no closed form either. Throws Cancelled.
MaskPtr makeBlockMask(const Mask& mask, Index block, const RunControl& control = {});

// Cells of a rect that lie in blocks that are not empty, and so are executed by a block kernel. `blocks` is
// makeBlockMask of a mask whose shape holds the rect.
CellCount executedCells(const Mask& blocks, Index block, const Rect& cells);

// How many blocks are of each class, and the area (clipped to the matrix) of those that are not empty:
// the cells that a block kernel executes.
struct BlockSummary {
    Index size = 0;
    Index rows = 0;
    Index columns = 0;
    CellCount empty = 0;
    CellCount partial = 0;
    CellCount full = 0;
    CellCount executed_cells = 0;
};

// Exact for any length. `blocks` is makeBlockMask(mask, block).
BlockSummary summarizeBlocks(const Mask& mask, const Mask& blocks, Index block);
BlockSummary summarizeBlocks(const Mask& mask, Index block);

}  // namespace triscope
