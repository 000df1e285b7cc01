#include "core/npu/cann/operator_call.h"

#include <algorithm>

#include "core/base/numbers.h"
#include "core/mask/block_mask.h"
#include "core/numerics/half.h"

namespace triscope {

namespace {

Index blocksOf(Index length) {
    return (length + kOperatorBlock - 1) / kOperatorBlock;
}

std::vector<std::uint16_t> pack(const Tensor& from, const OperatorCall& call, Index seq,
                                std::vector<Range> CallSlice::*ranges, bool bf16) {
    const auto dim = static_cast<std::size_t>(from.shape.head_dim);
    std::vector<std::uint16_t> packed(
        TensorShape{call.batch() * from.shape.heads, seq, from.shape.head_dim}.size());
    auto sequence = packed.begin();
    for (const CallSlice& slice : call.slices) {
        for (Index head = 0; head < from.shape.heads;
             ++head, sequence += static_cast<std::ptrdiff_t>(dim) * seq) {
            auto to = sequence;
            for (const Range& range : slice.*ranges) {
                const float* first = from.row(head, range.begin);
                to = std::transform(first, first + range.size() * from.shape.head_dim, to,
                                    [bf16](float v) { return bf16 ? bf16Bits(v) : fp16Bits(v); });
            }
        }
    }
    return packed;
}

// Clears the cells of a row of the call that the mask keeps.
void clearKept(const Mask& mask, Index row, const std::vector<Range>& keys, std::uint8_t* cells) {
    const std::vector<Range> kept = mask.keptSpans(row);
    Index begin = 0;
    for (const Range& range : keys) {
        for (const Range& span : kept) {
            const Range both = intersect(span, range);
            if (!both.empty()) std::fill_n(cells + begin + both.begin - range.begin, both.size(), 0);
        }
        begin += range.size();
    }
}

std::vector<std::uint8_t> tokenMask(const OperatorCall& call, const Mask& mask) {
    std::vector<std::uint8_t> cells(TensorShape{call.batch(), call.queries, call.keys}.size(), 1);
    std::uint8_t* row_cells = cells.data();
    for (const CallSlice& slice : call.slices) {
        for (const Index row : rowsOf(call, slice)) {
            if (row >= 0) clearKept(mask, row, slice.keys, row_cells);
            row_cells += call.keys;
        }
    }
    return cells;
}

std::vector<std::uint8_t> upperTriangle() {
    const Index side = compressedMaskShape(2).rows;
    std::vector<std::uint8_t> cells(static_cast<std::size_t>(side * side));
    for (Index row = 0; row < side; ++row) {
        std::fill(cells.begin() + row * side + row + 1, cells.begin() + (row + 1) * side, 1);
    }
    return cells;
}

std::vector<std::uint8_t> blockMask(const OperatorCall& call, const Mask& mask, Index heads) {
    const Index rows = blocksOf(call.queries);
    const Index columns = blocksOf(call.keys);
    const MaskPtr blocks = makeBlockMask(mask, kOperatorBlock);
    std::vector<std::uint8_t> cells(static_cast<std::size_t>(rows * columns));
    // Whole blocks of rows come together, the shorter last one last.
    const std::vector<Index> all = rowsOf(call, call.slices.front());
    for (Index block = 0; block < rows; ++block) {
        const Index row = all[static_cast<std::size_t>(block * kOperatorBlock)] / kOperatorBlock;
        for (const RegionSpan& span : blocks->regionSpans(row)) {
            if (span.region != static_cast<RegionId>(BlockClass::Full)) continue;
            std::fill_n(cells.begin() + block * columns + span.cols.begin, span.cols.size(), 1);
        }
    }
    std::vector<std::uint8_t> alike;
    for (Index head = 0; head < heads; ++head) alike.insert(alike.end(), cells.begin(), cells.end());
    return alike;
}

}  // namespace

std::vector<Index> rowsOf(const OperatorCall& call, const CallSlice& slice) {
    std::vector<Index> rows;
    rows.reserve(static_cast<std::size_t>(call.queries));
    for (const Range& range : slice.rows) {
        for (Index row = range.begin; row < range.end; ++row) rows.push_back(row);
    }
    rows.resize(static_cast<std::size_t>(call.queries), -1);
    return rows;
}

std::vector<bool> rowsWithKeys(const OperatorCall& call, const CallSlice& slice, const Mask& mask) {
    const std::vector<Index> rows = rowsOf(call, slice);
    std::vector<bool> with(rows.size(), true);
    if (call.mask == CallMask::Compressed) {
        for (Index row = 0; row < call.queries; ++row) {
            with[static_cast<std::size_t>(row)] = !keptSpans(call.mode, call.queries, call.keys, row).empty();
        }
    }
    if (call.mask != CallMask::Token) return with;
    std::transform(rows.begin(), rows.end(), with.begin(), [&](Index row) {
        if (row < 0) return false;
        const std::vector<Range> kept = mask.keptSpans(row);
        return std::any_of(slice.keys.begin(), slice.keys.end(), [&kept](const Range& keys) {
            return std::any_of(kept.begin(), kept.end(),
                               [&keys](const Range& span) { return !intersect(span, keys).empty(); });
        });
    });
    return with;
}

std::vector<std::uint16_t> packQueries(const OperatorCall& call, const Tensor& q, bool bf16) {
    return pack(q, call, call.queries, &CallSlice::rows, bf16);
}

std::vector<std::uint16_t> packKeys(const OperatorCall& call, const Tensor& k_or_v, bool bf16) {
    return pack(k_or_v, call, call.keys, &CallSlice::keys, bf16);
}

std::vector<std::uint8_t> packMask(const OperatorCall& call, const Mask& mask, Index heads) {
    switch (call.mask) {
        case CallMask::None:
            break;
        case CallMask::Token:
            return tokenMask(call, mask);
        case CallMask::Compressed:
            return upperTriangle();
        case CallMask::Blocks:
            return blockMask(call, mask, heads);
    }
    return {};
}

std::vector<Index> maskDims(const OperatorCall& call, Index heads) {
    switch (call.mask) {
        case CallMask::None:
            break;
        case CallMask::Token:
            return {call.batch(), 1, call.queries, call.keys};
        case CallMask::Compressed: {
            const CompressedMaskShape side = compressedMaskShape(call.mode.mode);
            return {1, 1, side.rows, side.columns};
        }
        case CallMask::Blocks:
            return {call.batch(), heads, blocksOf(call.queries), blocksOf(call.keys)};
    }
    return {};
}

std::string maskForm(const OperatorCall& call) {
    const std::vector<Index> dims = maskDims(call, 1);
    if (dims.empty()) return "none";
    std::string form = call.mask == CallMask::Blocks ? "int8 " : "bool ";
    if (call.batch() > 1) form += groupDigits(call.batch()) + " x ";
    form += groupDigits(dims[2]) + " x " + groupDigits(dims[3]);
    if (call.mask == CallMask::Compressed) form += ", compressed";
    if (call.mask == CallMask::Blocks) form += " blocks";
    return form;
}

}  // namespace triscope
