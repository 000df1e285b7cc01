#pragma once

#include <optional>
#include <vector>

#include "core/npu/sparse_mode.h"

namespace triscope {

// One operator call on a slice of the queries and a slice of the keys and values.
struct SplitCall {
    enum class Part { Band, Sinks, LastRows };

    // "band", "sinks" or "last_rows", in JSON and in records.
    static const char* partName(Part part);

    Part part = Part::Band;
    Range rows{};  // of the mask
    Range keys{};
    SparseMode mode{};
    Bytes mask_bytes{};  // of the compressed mask; 0 without one
    CellCount kept = 0;
};

// A mask of sinks, a window and last rows as calls of fused operators, which know a band or causality but not
// the union of both:
//   band       the rows before the last ones, each with its window (the sinks in it included)
//   sinks      the same rows, with the sinks that their window has left behind
//   last rows  causal
// Band and sinks are merged by their LSE: with m = max(l1, l2),
//   o = (o1 exp(l1 - m) + o2 exp(l2 - m)) / (exp(l1 - m) + exp(l2 - m)).
// A row that is in one of the two calls only, or has no key in the other, takes its output from the one: an
// operator reports LSE = +inf for a row without a key, which has to count as weight 0.
struct CallSplit {
    std::vector<SplitCall> calls{};  // those with any cell
    CellCount kept = 0;              // by all calls together
    bool exact = false;              // that is what the mask keeps, and each call keeps what it is meant to
    Index rows_without_sinks = 0;    // of the rows before the last ones: they are in the band's call only
};

// nullopt for a mask that is not defined as sinks, a window and, maybe, last rows.
std::optional<CallSplit> splitCalls(const Mask& mask);

}  // namespace triscope
