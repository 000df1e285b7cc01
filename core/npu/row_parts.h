#pragma once

#include <string>
#include <vector>

#include "core/attention/stepper.h"
#include "core/npu/split_calls.h"

namespace triscope {

// What one of the calls, or one region, gathers for a row.
struct RowPart {
    std::string name;         // "band", "sinks", "last" of a CallSplit; else a region's name
    bool has_row = true;      // the call computes this row; false: it is not among its rows
    std::vector<Range> keys;  // of the whole call, that the row keeps
    SoftmaxState state;

    Index keyCount() const;
    double lse() const { return state.lse(); }
    // What an operator of an NPU returns for the LSE: +infinity for a row of its call without a key.
    double reportedLse() const;
};

// One row by parts, and merged.
struct RowMerge {
    bool by_calls = false;  // as splitCalls() does; else one part for each region that the mask keeps
    std::vector<RowPart> parts;
    MergedRow merged;
};

// Computes the row's parts in double and merges them. Of a mask that splits into calls (sinks, a window and
// last rows) the parts are those calls, with the keys that the operators' own rule lets the row see; of any
// other the regions it keeps in that row. Preconditions as walkRow.
RowMerge mergeRow(const AttentionProblem& problem, Index head, QueryIndex row);

}  // namespace triscope
