#pragma once

#include <optional>
#include <vector>

#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

namespace triscope {

// A sparse_mode of Ascend's fused attention operators that needs no mask of the call's own size. With
// d = keys - queries, row i of the call keeps the keys j with
//   0  all of them (no mask given)
//   2  j <= i
//   3  j <= i + d
//   4  i + d - pre_tokens <= j <= i + d + next_tokens
//   6  j <= i + d or j < prefix
// and a single query keeps all keys in any mode, as the operators ignore it then.
// Source: CANN, "sparse_mode parameter" of the ops-transformer operators, and the operators' own test masks.
struct SparseMode {
    int mode = 0;  // one of those
    Index pre_tokens = kNoLimit;
    Index next_tokens = kNoLimit;
    Index prefix = 0;

    friend bool operator==(const SparseMode&, const SparseMode&) = default;
};

// The keys that the operator lets a row of a queries x keys call attend to: ordered, disjoint, neighbours
// merged.
std::vector<Range> keptSpans(const SparseMode& mode, Index queries, Index keys, QueryIndex row);
// How many cells that makes over all rows. O(1).
CellCount keptCount(const SparseMode& mode, Index queries, Index keys);

// Whether the operator keeps exactly the cells of the mask when called on all its rows and keys. Looks at
// rows near bends only, since between them both sides move evenly; at every row of a mask without bends.
bool keepsExactly(const SparseMode& mode, const Mask& mask);

// The parameters under which that mode keeps exactly the mask's cells; nullopt when there are none (or,
// for a long mask without bends, none were found).
std::optional<SparseMode> findSparseMode(int mode, const Mask& mask);

// The shape of the constant mask that modes 2, 3, 4 and 6 take, one byte an element, whatever the call's
// size: the upper triangle of (2048, 2048); for mode 6 below it (1024, 2048), 0 left and 1 right.
struct CompressedMaskShape {
    Index rows = 0;
    Index columns = 0;
};
CompressedMaskShape compressedMaskShape(int mode);

}  // namespace triscope
