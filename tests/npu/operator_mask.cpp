#include "tests/npu/operator_mask.h"

namespace triscope::brute {

bool operatorKeeps(const SparseMode& mode, Index queries, Index keys, Index i, Index j) {
    if (queries == 1) return true;
    const Index d = keys - queries;
    switch (mode.mode) {
        case 0:
            return true;
        case 2:
            return !(j > i);
        case 3:
            return !(j > i + d);
        case 4:
            return !(j > i + mode.next_tokens + d || j < i - mode.pre_tokens + d);
        default:
            return !(j > i + d && j >= mode.prefix);
    }
}

}  // namespace triscope::brute
