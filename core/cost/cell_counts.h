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
};

// In closed form, so in microseconds whatever the length. Precondition: validate(mask) is empty, block >= 1.
CellCounts countCells(const MaskSettings& mask, Index block);

}  // namespace triscope
