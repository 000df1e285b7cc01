#pragma once

#include <string>
#include <vector>

#include "core/attention/attention_problem.h"
#include "core/npu/sparse_mode.h"

namespace triscope {

// How an operator is told what a call keeps.
enum class CallMask {
    None,        // all of it
    Token,       // sparse_mode 1 and a bool tensor of the call's own size, 1 where masked out
    Compressed,  // sparse_mode 2, 3 or 4 and the (2048, 2048) triangle
    Blocks,      // the block-sparse operator and an int8 tensor, 1 for a block to compute
};

// One batch element of a call: these queries and keys of the problem, in this order.
struct CallSlice {
    std::vector<Range> rows;
    std::vector<Range> keys;
};

// One call of an operator, on parts of a problem that are copied together: (slices, heads, queries, head_dim)
// by (slices, kv_heads, keys, head_dim). A slice that is shorter is padded with zeros that the mask hides.
struct OperatorCall {
    std::string part{};  // "band"; empty when the call is the whole
    std::vector<CallSlice> slices{};
    Index queries = 0;
    Index keys = 0;
    CallMask mask = CallMask::None;
    SparseMode mode{};
    CellCount executed = 0;  // cells of all slices that the operator computes, by what its documents say

    Index batch() const { return static_cast<Index>(slices.size()); }
};

// The side of the blocks that the block-sparse operator is given.
inline constexpr Index kOperatorBlock = 128;

// The rows of a slice in the order of the call; -1 for padding.
std::vector<Index> rowsOf(const OperatorCall& call, const CallSlice& slice);

// Whether the operator finds a key for each of them.
std::vector<bool> rowsWithKeys(const OperatorCall& call, const CallSlice& slice, const Mask& mask);

// Those heads x seq rows of a tensor, as the call takes them: 16-bit values, (slices, heads, seq, head_dim).
std::vector<std::uint16_t> packQueries(const OperatorCall& call, const Tensor& q, bool bf16);
std::vector<std::uint16_t> packKeys(const OperatorCall& call, const Tensor& k_or_v, bool bf16);

// The mask tensor, (slices, 1, queries, keys), (1, 1, 2048, 2048) or, for each of `heads` alike,
// (slices, heads, block rows, block columns); empty without one.
std::vector<std::uint8_t> packMask(const OperatorCall& call, const Mask& mask, Index heads);
std::vector<Index> maskDims(const OperatorCall& call, Index heads);

// "bool 1,024 x 1,024"; "none".
std::string maskForm(const OperatorCall& call);

}  // namespace triscope
