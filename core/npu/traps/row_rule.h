#pragma once

#include <memory>

#include "core/npu/traps/scored_row.h"
#include "core/numerics/half.h"

namespace triscope {

// How a row of attention is computed, right or with a fault: plain loops in double, a row at a time.
class RowRule {
  public:
    virtual ~RowRule() = default;
    virtual RowValue value(const ScoredRow& row) const = 0;
};
using RowRulePtr = std::shared_ptr<const RowRule>;

// Attention under a mask, as it is defined.
RowRulePtr maskedRows(MaskPtr mask);

// The same, but a row without a key is the plain average of all values: all of its scores have been replaced
// by one number.
RowRulePtr averagedWithoutKey(MaskPtr mask);

// Nothing is ever written: output 0, LSE -infinity.
RowRulePtr untouchedRows();

// The mask is a tensor that is added to the scores, of a type that the value is rounded to:
//   value for masked cells and 0 for the others;
//   by_product: (1 - keep) * value, which in fp16 is 0 * -infinity = NaN for kept cells, too.
struct AddedMask {
    float value = 0;
    Dtype dtype = Dtype::Fp32;
    bool by_product = false;
};
RowRulePtr addedMaskRows(MaskPtr mask, const AddedMask& added);

// Scores leave the matrix product in fp16, before they are scaled, and beyond 65,504 as `overflow` says; what
// is scaled is fp16 again. Only in rows in which that happens: the others are as they are defined.
RowRulePtr overflowingRows(MaskPtr mask, Overflow overflow);

// A mask of sinks, a window and last rows, put as calls whose results are merged by their LSE: see
// split_calls.h. `rest` holds the rows that only one call computes.
struct CallMasks {
    MaskPtr band;   // before the last rows
    MaskPtr sinks;  // those of it that the window has left behind
    MaskPtr rest;   // the last rows
};

// Every sink is in the second call, so that those inside the window count twice: `doubled` are the cells that
// are in both, `whole` is the mask.
RowRulePtr doubledRows(MaskPtr whole, MaskPtr doubled);

// The LSE of +infinity that an operator reports for a row without a key goes into the merge as it is
// (infinity - infinity = NaN), or as the largest float, which outweighs everything.
enum class InvalidLse { AsIs, LargestFloat };
RowRulePtr invalidLseRows(const CallMasks& parts, InvalidLse lse);

}  // namespace triscope
