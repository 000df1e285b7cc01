#pragma once

#include <vector>

#include "core/mask/mask.h"

namespace triscope {

// What a block kernel does with a block: skip it, compute it and test each cell, or compute it whole.
enum class BlockClass { Empty, Partial, Full };

// Neighbouring blocks [begin, end) of one block row, in the same class.
struct BlockRun {
    Index begin = 0;
    Index end = 0;
    BlockClass block_class = BlockClass::Empty;
};

// The class of a piece of the rectangle: Empty when nothing in it is kept, Full when everything is.
BlockClass classify(const Mask& mask, const Rect& cells);

// Block row `row` from its first block to its last, equal neighbours merged. Blocks at the matrix's right
// and lower edges are clipped, and Full when all their cells inside the matrix are kept.
std::vector<BlockRun> blockRow(const Mask& mask, Index block, Index row);

// How many blocks are of each class, and the area (clipped to the matrix) of those that are not Empty:
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

// Exact for any length, in time that depends on the pattern's bends, not on the length: between two bends
// each block row is the one above it moved by one block, so its counts grow by a constant.
BlockSummary summarizeBlocks(const Mask& mask, Index block);

// The blocks that a kernel walks, in CSR form: block row I has the full blocks
// full_columns[full_offsets[I] .. full_offsets[I+1]) and likewise the partial ones, columns ascending.
struct BlockPlan {
    Index size = 0;
    Index rows = 0;
    Index columns = 0;
    std::vector<Index> full_offsets{};
    std::vector<Index> full_columns{};
    std::vector<Index> partial_offsets{};
    std::vector<Index> partial_columns{};
};

// Built in time proportional to the blocks that are not empty. Precondition: those fit in memory
// (summarizeBlocks tells how many there are).
BlockPlan planBlocks(const Mask& mask, Index block);

}  // namespace triscope
