// Scores too large for float, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_LARGE_SCORES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_LARGE_SCORES_INL
#undef TRISCOPE_LARGE_SCORES_INL
#else
#define TRISCOPE_LARGE_SCORES_INL
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/attention/engine/score_tile_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

// The rows of vector v among `rows`.
HWY_INLINE HWY_ATTR hn::Mask<Floats> lanesOf(LaneSet rows, int v) {
    const Floats d;
    const LaneSet bits = rows >> (v * static_cast<int>(kLanes));
    const std::uint8_t bytes[8] = {static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8)};
    return hn::LoadMaskBits(d, bytes);
}

// In units of log2. The rounding of a score is in proportion to its size, and a weight's to that: beyond
// this, scores near the maximum are computed again in double. There are few, unless all are alike.
constexpr float kLargeScore = 64;

// Weights of 2^-32 and less do not matter beside the largest; float may be off by the second.
constexpr float kNearMax = 32;
constexpr float kFloatError = 0x1p-20f;

// A weight beyond this would mean that float was off by more than that; sums of such stay finite.
constexpr double kMostExcess = 64;

HWY_ATTR inline double exactScore(const PanelState& state, int row, KeyIndex key) {
    constexpr Index kSums = 8;
    const float* q = state.rows_of_q + row * state.q_stride;
    const float* k = state.k + key * state.head_dim;
    double sums[kSums] = {};
    Index c = 0;
    for (; c + kSums <= state.head_dim; c += kSums) {
        for (Index s = 0; s < kSums; ++s) sums[s] += double{q[c + s]} * double{k[c + s]};
    }
    for (; c < state.head_dim; ++c) sums[0] += double{q[c]} * double{k[c]};
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

// Which lanes of vector v have large scores, if `shift` is near their maximum.
HWY_INLINE HWY_ATTR LaneSet largeLanes(FloatVector shift, FloatVector scale) {
    const Floats d;
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, hn::Gt(hn::Mul(hn::Abs(shift), scale), hn::Set(d, kLargeScore)), bits);
    return bits[0] | static_cast<LaneSet>(bits[1]) << 8;
}

// What a large score is above `shift`, which is exact as no score would be.
HWY_ATTR inline float exactDifference(const PanelState& state, int row, KeyIndex key, float shift) {
    const double difference = exactScore(state, row, key) - double{shift};
    return static_cast<float>(std::min(difference, kMostExcess / double{state.scale}));
}

// Takes `shift` from all scores of vector v, and from those near it in `large` lanes exactly.
HWY_ATTR inline void subtractExactly(const KeyChunk& chunk, int v, LaneSet large, const float* shift,
                                     const PanelState& state) {
    const Floats d;
    const int first = v * static_cast<int>(kLanes);
    const auto isNear = [&](int lane, float difference) {
        const float reach = kNearMax + kFloatError * std::abs(shift[lane]) * state.scale;
        return (large >> lane & 1) != 0 && difference * state.scale > -reach;
    };
    for (int k = 0; k < chunk.softmaxSegments(); ++k) {
        const ChunkSegment& segment = chunk.segment[static_cast<std::size_t>(k)];
        if ((segment.vectors >> v & 1) == 0) continue;
        for (int r = segment.begin; r < segment.end; ++r) {
            float* s = state.scores + r * kPanelRows + first;
            hn::Store(hn::Sub(hn::Load(d, s), hn::Load(d, shift)), d, s);
            if (r >= chunk.keys) continue;
            for (LaneSet left = large; left != 0; left &= left - 1) {
                const int lane = std::countr_zero(left);
                const KeyIndex key = chunk.place[static_cast<std::size_t>(r)].key;
                if (isNear(lane, s[lane])) s[lane] = exactDifference(state, first + lane, key, shift[lane]);
            }
        }
    }
    for (const LoneCell& cell : chunk.loneCells()) {
        const int lane = cell.row - first;
        if (lane < 0 || lane >= static_cast<int>(kLanes)) continue;
        float& s = state.scores[(chunk.keys + cell.slot) * kPanelRows + cell.row];
        if (isNear(lane, s)) s = exactDifference(state, cell.row, cell.place.key, shift[lane]);
    }
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
