#pragma once

#include <string>
#include <vector>

#include "core/attention/backend.h"

namespace triscope {

// What one row of one head loses to a pattern.
struct RowEffect {
    double difference = 0;  // |O - O'| / |O|, Euclidean, over head_dim; 0 where both are 0, infinite where
                            // only O is
    double cosine = 1;      // of O and O'; 0 where one of them is 0, 1 where both are
    double lost_mass = 0;   // 1 - exp(LSE' - LSE): the share of the attention that the dropped keys had
};

// A region of the pattern within the baseline, and how much of the baseline's attention falls into it.
struct RegionMass {
    RegionId region = 0;  // of the pattern
    bool kept = false;
    CellCount cells = 0;           // that the baseline keeps
    double mass = 0;               // mean over all rows and heads
    std::vector<double> by_row{};  // the same of each row, mean over heads; empty of the largest region left
                                   // out, which has what is lost beside the others
};

// The same inputs under a pattern (O', LSE') and under the baseline (O, LSE) that keeps all it could: another
// question than whether two implementations of one mask agree.
//
// The baseline is "dense" attention, j <= i, or "full" when the pattern keeps any key after its query: so
// every key that the pattern keeps is the baseline's too, and what is lost is what the pattern leaves out.
//
// Both are run in float; lost_mass and difference below about 1e-6 are rounding. A row from which the pattern
// drops no key is the same computation twice, and has no effect by definition: difference 0, cosine 1,
// lost_mass 0, however two runs of it may round.
struct MaskEffect {
    std::string baseline;
    Index heads = 0;
    Index queries = 0;
    std::vector<RowEffect> rows;      // (heads, queries)
    std::vector<CellCount> dropped;   // keys of each row that only the baseline keeps
    std::vector<RegionMass> regions;  // those with a cell in the baseline, in the mask's order
    // The last row in double, by plain loops under either mask: of a whole prompt, what the first generated
    // token is made of.
    std::vector<RowEffect> last_row;  // by head
    RunRecord baseline_run;
    RunRecord pattern_run;

    const RowEffect& at(Index head, QueryIndex row) const {
        return rows[static_cast<std::size_t>(head * queries + row)];
    }
    bool lastRowIsWhole() const { return dropped.back() == 0; }  // it drops no key
};

// Measures it with the "cpu" backend: two runs, and one for each region, but for the largest
// that is left out and the only one that is kept.
// Memory beside the inputs: two outputs at a time, and as many LSE. Throws Cancelled.
// Precondition: validate(problem) is empty.
MaskEffect measureMaskEffect(AttentionProblem problem, const RunOptions& options, const RunControl& control);

}  // namespace triscope
