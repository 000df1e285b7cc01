#include "core/attention/engine/panel_kernels.h"

// Sizeless vectors cannot be held in arrays. ARM machines that have them run NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/attention/engine/panel_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "core/attention/engine/large_scores_inl.h"
#include "core/attention/engine/lone_cells_inl.h"
#include "core/attention/engine/query_panel_inl.h"
#include "core/attention/engine/score_tile_inl.h"
#include "core/attention/engine/softmax_tile_inl.h"
#include "core/attention/engine/value_tile_inl.h"
#include "core/attention/engine/widen_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

HWY_ATTR void beginPanel(const float* q, PanelState& state) {
    state.rows_of_q = q;
    packQueries(q, state.q_stride, state.rows, state.head_dim, const_cast<float*>(state.q));
    std::fill_n(state.max, kPanelRows, -std::numeric_limits<float>::infinity());
    std::fill_n(state.low, kPanelRows, 0.0f);
    std::fill_n(state.sum, kPanelRows, 0.0f);
    state.settles = true;
}

// The largest score has weight 1: the sum is 0 where a row keeps no key, or where all scores are -infinity.
float reciprocalSum(const PanelState& state, Index row) {
    if (state.sum[row] != 0) return 1 / state.sum[row];
    return (state.kept >> row & 1) == 0 ? 0 : std::numeric_limits<float>::quiet_NaN();
}

// Whether the chunk's weights could be had without a larger reference. If that was tried in vain, the scores
// are there again.
HWY_ATTR bool weighsAsBefore(const KeyChunk& chunk, PanelState& state, CellCount& cells) {
    if (!state.settles || !allSettled(state)) return false;
    if (settledSoftmax(chunk, state)) return true;
    state.settles = false;
    cells += chunkScores(chunk, state) + chunkLoneScores(chunk, state);
    return false;
}

HWY_ATTR CellCount addChunk(const KeyChunk& chunk, bool last, PanelState& state) {
    alignas(kPanelAlignment) float correction[kPanelRows];
    alignas(kPanelAlignment) float divisor[kPanelRows];
    CellCount cells = chunkScores(chunk, state) + chunkLoneScores(chunk, state);
    if (weighsAsBefore(chunk, state, cells)) {
        std::fill_n(correction, kPanelRows, 1.0f);
    } else {
        chunkSoftmax(chunk, state, correction);
    }
    for (Index row = 0; last && row < kPanelRows; ++row) divisor[row] = reciprocalSum(state, row);
    const float* factors = state.untouched ? nullptr : correction;
    if (chunk.lone > 0) {
        cells += chunkLoneValues(chunk, factors, state);
        std::fill_n(correction, kPanelRows, 1.0f);
        factors = correction;
    }
    if (chunk.lone == 0 || chunk.keys > 0 || last)
        cells += chunkValues(chunk, factors, last ? divisor : nullptr, state);
    state.untouched = false;
    return cells;
}

const PanelKernels* kernels() {
    static const PanelKernels kKernels{hwy::TargetName(HWY_TARGET),
                                       kPanelRows,
                                       kLanes,
                                       kRowGroup,
                                       widen,
                                       beginPanel,
                                       packValues,
                                       allFinite,
                                       addChunk};
    return &kKernels;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace triscope {

HWY_EXPORT(kernels);

const PanelKernels& panelKernels() {
    return *HWY_DYNAMIC_DISPATCH(kernels)();
}

}  // namespace triscope
#endif
