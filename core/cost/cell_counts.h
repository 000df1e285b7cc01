#pragma once

#include "core/base/units.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// The cells of one layer's mask, for the pattern and for dense (causal) attention at the same lengths: kept,
// and executed by a block kernel, which computes every block that is not empty whole.
struct CellCounts {
    CellCount dense_kept = 0;
    CellCount dense_executed = 0;
    CellCount pattern_kept = 0;
    CellCount pattern_executed = 0;
    Index block_rows = 0;
    Index block_columns = 0;
    // Of a layer in which query i attends to keys i - window + 1 ... i; 0 where no layer does.
    CellCount sliding_kept = 0;
    CellCount sliding_executed = 0;
    Index sliding_keys = 0;  // that any query attends to
};

// In closed form, so in microseconds whatever the length. `sliding_window` is that of the model's sliding
// layers, 0 where there are none. Precondition: validate(mask) is empty, block >= 1.
CellCounts countCells(const MaskSettings& mask, Index block, Index sliding_window = 0);

}  // namespace triscope
