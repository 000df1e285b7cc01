#pragma once

#include <vector>

#include "core/base/message.h"
#include "core/base/run_control.h"
#include "core/cost/cost_input.h"

namespace triscope {

// One call of a chunked prefill. Cells are those of one layer; seconds are estimates for all layers on one
// device, as CostReport's.
struct ChunkCost {
    Range rows;      // of the input's call
    Index keys = 0;  // up to the chunk's end: later ones do not exist yet
    CellCount dense_kept = 0;
    CellCount pattern_kept = 0;
    CellCount last_kept =
        0;  // in the pattern's region "last": the chunks where it is not 0 own the last rows
    // If the chunk took its own last rows for those of the prompt, as a kernel does that is not told the
    // prompt's length.
    CellCount pattern_kept_untold = 0;
    Seconds dense;
    Seconds triangle;
    Seconds mix;
};

// A prompt in chunks of input.deployment.prefill_chunk tokens, beside the same prompt in one call.
struct ChunkReport {
    std::vector<ChunkCost> chunks;
    CellCount dense_kept = 0;  // of the whole in one call
    CellCount pattern_kept = 0;
    // Cells that the whole keeps and no chunk can, as their keys come later. 0 for every causal pattern.
    CellCount dense_lost = 0;
    CellCount pattern_lost = 0;
    CellCount pattern_kept_untold = 0;  // of all chunks
    Seconds dense;                      // of all chunks
    Seconds triangle;
    Seconds mix;
    Seconds whole_mix;  // of the whole in one call
    // Why the pattern cannot be chunked; then everything else is empty.
    Issues issues;
};

// Empty when the deployment has no chunks. Takes microseconds a chunk. Precondition: validate(input) is
// empty. Throws Cancelled.
ChunkReport planChunks(const CostInput& input, const RunControl& control = {});

}  // namespace triscope
