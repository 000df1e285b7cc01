#include "core/npu/cann/call_plan.h"

#include <algorithm>
#include <utility>

#include "core/base/names.h"
#include "core/mask/block_mask.h"
#include "core/npu/split_calls.h"

namespace triscope {

namespace {

constexpr Names<NpuForm, 3> kForms{
    {{NpuForm::Token, "token"}, {NpuForm::Modes, "modes"}, {NpuForm::Blocks, "blocks"}}};

using Planned = std::variant<NpuPlan, Message>;

OperatorCall callOf(Range rows, Range keys, const SparseMode& mode) {
    OperatorCall call{
        .slices = {{{rows}, {keys}}}, .queries = rows.size(), .keys = keys.size(), .mode = mode};
    if (mode.mode > 1) call.mask = CallMask::Compressed;
    return call;
}

// Cells of the tiles of a side of 128 that the kept cells of a sparse mode touch.
CellCount cellsOfTiles(const SparseMode& mode, Index queries, Index keys) {
    CellCount cells = 0;
    for (Index first = 0; first < queries; first += kOperatorBlock) {
        const Index end = std::min(first + kOperatorBlock, queries);
        Range touched{keys, 0};
        for (Index row = first; row < end; ++row) {
            const auto spans = keptSpans(mode, queries, keys, row);
            if (spans.empty()) continue;
            touched.begin = std::min(touched.begin, spans.front().begin / kOperatorBlock * kOperatorBlock);
            touched.end = std::max(touched.end, spans.back().end);
        }
        const Index rounded = (touched.end + kOperatorBlock - 1) / kOperatorBlock * kOperatorBlock;
        cells += (end - first) * Range{touched.begin, std::min(rounded, keys)}.size();
    }
    return cells;
}

void countCells(OperatorCall& call) {
    call.executed = call.mask == CallMask::Compressed
                        ? call.batch() * cellsOfTiles(call.mode, call.queries, call.keys)
                        : call.batch() * call.queries * call.keys;
}

Planned planToken(const Mask& mask) {
    const auto [rows, keys] = mask.shape().rect();
    OperatorCall call = callOf(rows, keys, {.mode = 1});
    call.mask = CallMask::Token;
    countCells(call);
    return NpuPlan{{std::move(call)}};
}

Planned planSplit(const Mask& mask) {
    const std::optional<CallSplit> split = splitCalls(mask);
    if (!split || !split->exact || split->calls.empty())
        return Message{
            TRISCOPE_TR("no sparse mode keeps what this mask keeps, nor can sinks, a window and last "
                        "rows be told apart in it"),
            {}};
    NpuPlan plan;
    bool band = false;
    for (const SplitCall& part : split->calls) {
        OperatorCall call = callOf(part.rows, part.keys, part.mode);
        call.part = SplitCall::partName(part.part);
        countCells(call);
        plan.calls.push_back(std::move(call));
        if (part.part == SplitCall::Part::Band) band = true;
        if (part.part == SplitCall::Part::Sinks && band) plan.merges = true;
    }
    return plan;
}

Planned planModes(const Mask& mask) {
    const MaskShape& shape = mask.shape();
    // The operators ignore the mode of a single query: its keys have to be cut out.
    if (shape.queries == 1) return planSplit(mask);
    for (const int mode : {0, 3, 2, 4}) {
        const auto found = findSparseMode(mode, mask);
        if (!found) continue;
        OperatorCall call = callOf(shape.rect().rows, shape.rect().cols, *found);
        countCells(call);
        return NpuPlan{{std::move(call)}};
    }
    return planSplit(mask);
}

// Sorts the blocks of each block row.
class BlockPlanner {
  public:
    explicit BlockPlanner(const Mask& mask) : m_shape(mask.shape()) {
        m_full.part = "full blocks";
        m_full.mask = CallMask::Blocks;
        m_full.slices = {{{}, {m_shape.rect().cols}}};
        m_full.keys = m_shape.keys;
        m_partial.part = "partial blocks";
        m_partial.mask = CallMask::Token;
        m_partial.mode.mode = 1;
        m_partial.queries = std::min(kOperatorBlock, m_shape.queries);
        const MaskPtr blocks = makeBlockMask(mask, kOperatorBlock);
        for (Index row = 0; row < blocks->shape().queries; ++row) addRow(row, blocks->regionSpans(row));
    }

    Planned plan() {
        constexpr Index kMostSlices = 65536;
        if (m_partial.batch() > kMostSlices)
            return Message{TRISCOPE_TR("the operator takes a batch of at most %1, which is block rows here"),
                           {std::to_string(kMostSlices)}};
        if (m_full.queries == 0)
            return Message{TRISCOPE_TR("the mask keeps no whole block of 128 x 128 cells"), {}};
        NpuPlan plan{{std::move(m_full)}, m_merges};
        if (m_partial.batch() > 0) {
            countCells(m_partial);
            plan.calls.push_back(std::move(m_partial));
        }
        return plan;
    }

  private:
    Range cells(Range blocks, Index length) const {
        return {blocks.begin * kOperatorBlock, std::min(blocks.end * kOperatorBlock, length)};
    }

    void addRow(Index row, const std::vector<RegionSpan>& spans) {
        const Range rows = cells({row, row + 1}, m_shape.queries);
        Index full_keys = 0;
        CallSlice partial{{rows}, {}};
        Index partial_keys = 0;
        for (const RegionSpan& span : spans) {
            const Range keys = cells(span.cols, m_shape.keys);
            if (span.region == static_cast<RegionId>(BlockClass::Full)) full_keys += keys.size();
            if (span.region != static_cast<RegionId>(BlockClass::Partial)) continue;
            partial.keys.push_back(keys);
            partial_keys += keys.size();
        }
        if (full_keys > 0) {
            m_full.slices.front().rows.push_back(rows);
            m_full.queries += rows.size();
            m_full.executed += rows.size() * full_keys;
        }
        if (partial_keys > 0) {
            m_partial.slices.push_back(std::move(partial));
            m_partial.keys = std::max(m_partial.keys, partial_keys);
        }
        m_merges = m_merges || (full_keys > 0 && partial_keys > 0);
    }

    MaskShape m_shape;
    OperatorCall m_full;
    OperatorCall m_partial;
    bool m_merges = false;
};

}  // namespace

std::string_view npuFormName(NpuForm form) {
    return nameIn(kForms, form);
}

std::optional<NpuForm> findNpuForm(std::string_view name) {
    return findIn(kForms, name);
}

Planned planCalls(NpuForm form, const Mask& mask) {
    switch (form) {
        case NpuForm::Token:
            return planToken(mask);
        case NpuForm::Modes:
            return planModes(mask);
        case NpuForm::Blocks:
            break;
    }
    return BlockPlanner(mask).plan();
}

}  // namespace triscope
