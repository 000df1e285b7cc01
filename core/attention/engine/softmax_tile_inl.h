// Online softmax of a chunk of scores, for every instruction set. Included once for each by Highway's
// foreach_target.
#if defined(TRISCOPE_SOFTMAX_TILE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_SOFTMAX_TILE_INL
#undef TRISCOPE_SOFTMAX_TILE_INL
#else
#define TRISCOPE_SOFTMAX_TILE_INL
#endif

#include <hwy/highway.h>

#include <limits>

#include "core/attention/engine/exp2_inl.h"
#include "core/attention/engine/large_scores_inl.h"
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

// Sets the scores of rows that do not keep a key to -infinity, and returns the largest.
HWY_INLINE HWY_ATTR FloatVector maskedMax(const KeyChunk& chunk, const ChunkSegment& segment, int v,
                                          float* HWY_RESTRICT scores, FloatVector max) {
    const Floats d;
    const FloatVector dropped = hn::Set(d, -std::numeric_limits<float>::infinity());
    for (int r = segment.begin; r < segment.end; ++r) {
        float* s = scores + r * kPanelRows + v * kLanes;
        const auto kept = lanesOf(chunk.rows[static_cast<std::size_t>(r)], v);
        const FloatVector x = hn::IfThenElse(kept, hn::Load(d, s), dropped);
        hn::Store(x, d, s);
        max = hn::Max(x, max);
    }
    return max;
}

HWY_INLINE HWY_ATTR FloatVector plainMax(const ChunkSegment& segment, int v, const float* HWY_RESTRICT scores,
                                         FloatVector max) {
    const Floats d;
    const float* s = scores + v * kLanes;
    FloatVector other = max;
    int r = segment.begin;
    for (; r + 2 <= segment.end; r += 2) {
        max = hn::Max(hn::Load(d, s + r * kPanelRows), max);
        other = hn::Max(hn::Load(d, s + (r + 1) * kPanelRows), other);
    }
    if (r < segment.end) max = hn::Max(hn::Load(d, s + r * kPanelRows), max);
    return hn::Max(other, max);
}

HWY_INLINE HWY_ATTR FloatVector chunkMax(const KeyChunk& chunk, int v, float* scores, FloatVector max) {
    for (int k = 0; k < chunk.softmaxSegments(); ++k) {
        const ChunkSegment& segment = chunk.segment[static_cast<std::size_t>(k)];
        if ((segment.vectors >> v & 1) == 0) continue;
        max = segment.partial ? maskedMax(chunk, segment, v, scores, max) : plainMax(segment, v, scores, max);
    }
    return max;
}

// Turns scores into weights 2^(scale (s - shift)), and returns their sum. Rows of another vector's segments
// get 0. The difference of scores near the maximum is exact, however large they are; scaling first, or Q,
// would round them.
HWY_INLINE HWY_ATTR FloatVector chunkWeights(const KeyChunk& chunk, int v, float* scores, FloatVector scale,
                                             FloatVector shift) {
    const Floats d;
    const auto weight = [&](const float* score) HWY_ATTR {
        return exp2OfNegative(d, hn::Mul(hn::Sub(hn::Load(d, score), shift), scale));
    };
    FloatVector even = hn::Zero(d);
    FloatVector odd = hn::Zero(d);
    float* HWY_RESTRICT s = scores + v * kLanes;
    for (int k = 0; k < chunk.softmaxSegments(); ++k) {
        const ChunkSegment& segment = chunk.segment[static_cast<std::size_t>(k)];
        int r = segment.begin;
        if ((segment.vectors >> v & 1) == 0) {
            for (; r < segment.end; ++r) hn::Store(hn::Zero(d), d, s + r * kPanelRows);
            continue;
        }
        for (; r + 2 <= segment.end; r += 2) {
            const FloatVector a = weight(s + r * kPanelRows);
            const FloatVector b = weight(s + (r + 1) * kPanelRows);
            hn::Store(a, d, s + r * kPanelRows);
            hn::Store(b, d, s + (r + 1) * kPanelRows);
            even = hn::Add(even, a);
            odd = hn::Add(odd, b);
        }
        if (r < segment.end) {
            const FloatVector a = weight(s + r * kPanelRows);
            hn::Store(a, d, s + r * kPanelRows);
            even = hn::Add(even, a);
        }
    }
    return hn::Add(even, odd);
}

// Where the largest of vector v's scores lies above `shift`, which large ones are no longer exact enough for:
// takes the shift from all scores, and puts in exact differences for large ones. `before`: where the largest
// of the chunks so far lies.
HWY_ATTR inline FloatVector lowOfLarge(const KeyChunk& chunk, int v, LaneSet large, FloatVector shift,
                                       FloatVector before, const PanelState& state) {
    const Floats d;
    alignas(kPanelAlignment) float shifts[kLanes];
    hn::Store(shift, d, shifts);
    subtractExactly(chunk, v, large, shifts, state);
    const FloatVector none = hn::Set(d, -std::numeric_limits<float>::infinity());
    const FloatVector low = chunkMax(chunk, v, state.scores, before);
    return hn::IfThenZeroElse(hn::Eq(low, none), low);
}

// Softmax of a chunk, and in `correction` what the gathered O of each lane is to be multiplied by.
HWY_ATTR inline void chunkSoftmax(const KeyChunk& chunk, PanelState& state, float* HWY_RESTRICT correction) {
    const Floats d;
    const FloatVector scale = hn::Set(d, state.scale);
    const FloatVector none = hn::Set(d, -std::numeric_limits<float>::infinity());
    for (int v = 0; v < kPanelVectors; ++v) {
        float* m = state.max + v * kLanes;
        float* low = state.low + v * kLanes;
        float* l = state.sum + v * kLanes;
        const FloatVector max_before = hn::Load(d, m);
        const FloatVector max = chunkMax(chunk, v, state.scores, max_before);
        // A row without a key so far has m = -infinity; less 0 it stays that, less itself it would be NaN.
        const FloatVector shift = hn::IfThenZeroElse(hn::Eq(max, none), max);
        const FloatVector before = hn::Add(hn::Sub(max_before, shift), hn::Load(d, low));
        const LaneSet large = largeLanes(shift, scale);
        FloatVector low_now = hn::Zero(d);
        if (large != 0) low_now = lowOfLarge(chunk, v, large, shift, before, state);
        const FloatVector c = exp2OfNegative(d, hn::Mul(hn::Sub(before, low_now), scale));
        const FloatVector sum = chunkWeights(chunk, v, state.scores, scale, large != 0 ? low_now : shift);
        hn::Store(max, d, m);
        hn::Store(low_now, d, low);
        hn::Store(hn::MulAdd(c, hn::Load(d, l), sum), d, l);
        hn::Store(c, d, correction + v * kLanes);
    }
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
