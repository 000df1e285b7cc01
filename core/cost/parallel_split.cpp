#include "core/cost/parallel_split.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/mask/catalog.h"

namespace triscope {

namespace {

constexpr Index kMaxStripes = 32768;

// The boundary before piece `at` of `pieces` nearly equal ones.
Index boundary(Index rows, Index pieces, Index at) {
    return rows / pieces * at + std::min(at, rows % pieces);
}

Range piece(Index rows, Index pieces, Index at) {
    return {boundary(rows, pieces, at), boundary(rows, pieces, at + 1)};
}

Index stripeOf(Index rows) {
    return (rows + kMaxStripes - 1) / kMaxStripes;
}

std::vector<Range> rowsOf(RowSplit split, Index rows, Index ranks, Index rank) {
    std::vector<Range> own;
    switch (split) {
        case RowSplit::Contiguous:
            own = {piece(rows, ranks, rank)};
            break;
        case RowSplit::ZigZag:
            own = {piece(rows, 2 * ranks, rank), piece(rows, 2 * ranks, 2 * ranks - 1 - rank)};
            break;
        case RowSplit::Striped:
            const Index stripe = stripeOf(rows);
            for (Index begin = rank * stripe; begin < rows; begin += ranks * stripe) {
                own.push_back({begin, std::min(rows, begin + stripe)});
            }
            break;
    }
    std::erase_if(own, [](const Range& range) { return range.empty(); });
    return own;
}

CellCount keptIn(const Mask& mask, const std::vector<Range>& rows) {
    CellCount kept = 0;
    for (const Range& range : rows) kept += mask.keptCount({range, {0, mask.shape().keys}});
    return kept;
}

double shareOverMean(CellCount busiest, CellCount sum, std::size_t ranks) {
    if (sum == 0) return 1;
    return static_cast<double>(busiest) * static_cast<double>(ranks) / static_cast<double>(sum);
}

void weigh(SplitLoad& load, Index dense_layers, Index pattern_layers) {
    CellCount dense_most = 0;
    CellCount dense_sum = 0;
    CellCount pattern_most = 0;
    CellCount pattern_sum = 0;
    for (const RankLoad& rank : load.ranks) {
        dense_most = std::max(dense_most, rank.dense_kept);
        dense_sum += rank.dense_kept;
        pattern_most = std::max(pattern_most, rank.pattern_kept);
        pattern_sum += rank.pattern_kept;
    }
    const auto mixed = [&](CellCount dense, CellCount pattern) {
        return static_cast<double>(dense_layers) * static_cast<double>(dense) +
               static_cast<double>(pattern_layers) * static_cast<double>(pattern);
    };
    load.dense_imbalance = shareOverMean(dense_most, dense_sum, load.ranks.size());
    load.pattern_imbalance = shareOverMean(pattern_most, pattern_sum, load.ranks.size());
    const double mean = mixed(dense_sum, pattern_sum) / static_cast<double>(load.ranks.size());
    load.mix_imbalance = mean == 0 ? 1 : mixed(dense_most, pattern_most) / mean;
}

}  // namespace

const char* rowSplitName(RowSplit split) {
    static constexpr std::array kNames{"contiguous", "zigzag", "striped"};
    return kNames[static_cast<std::size_t>(split)];
}

SplitLoad splitRows(const CostInput& input, RowSplit split, const RunControl& control) {
    assert(validate(input).empty());
    MaskSettings dense_settings = input.mask;
    dense_settings.pattern = "dense";
    const MaskPtr dense = makeMask(dense_settings);
    const MaskPtr pattern = makeMask(input.mask);
    const Index rows = input.mask.shape.queries;
    const Index ranks = input.deployment.context_parallel;
    SplitLoad load{.split = split, .stripe = split == RowSplit::Striped ? stripeOf(rows) : 0, .ranks = {}};
    for (Index rank = 0; rank < ranks; ++rank) {
        control.throwIfStopped();
        control.report(static_cast<double>(rank) / static_cast<double>(ranks));
        std::vector<Range> own = rowsOf(split, rows, ranks, rank);
        const CellCount dense_kept = keptIn(*dense, own);
        const CellCount pattern_kept = keptIn(*pattern, own);
        load.ranks.push_back({std::move(own), dense_kept, pattern_kept});
    }
    const Index pattern_layers = input.triangle_layers.size();
    weigh(load, input.model.layers - pattern_layers, pattern_layers);
    return load;
}

std::vector<SplitLoad> splitRowsEachWay(const CostInput& input, const RunControl& control) {
    std::vector<SplitLoad> loads;
    if (input.deployment.context_parallel == 1) return loads;
    for (const RowSplit split : {RowSplit::Contiguous, RowSplit::ZigZag, RowSplit::Striped}) {
        loads.push_back(splitRows(input, split, control));
    }
    return loads;
}

}  // namespace triscope
