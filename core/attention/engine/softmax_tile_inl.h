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

// What becomes of a chunk's weights.
struct WeightSums {
    FloatVector even;
    FloatVector odd;
    FloatVector most;  // the largest weight, if it is asked for
};

// Turns scores of vector v into weights 2^(scale (s - shift)). Rows that do not keep a key get 0 if kMasked,
// and where their score is -infinity. The difference of scores near the maximum is exact, however large they
// are; scaling first, or Q, would round them.
template <bool kMasked, bool kMost>
HWY_INLINE HWY_ATTR void segmentWeights(const KeyChunk& chunk, const ChunkSegment& segment, int v,
                                        float* HWY_RESTRICT scores, FloatVector scale, FloatVector shift,
                                        WeightSums& sums) {
    const Floats d;
    const auto weigh = [&](int r) HWY_ATTR {
        float* s = scores + r * kPanelRows + v * kLanes;
        FloatVector weight = powerOfTwo(d, hn::Mul(hn::Sub(hn::Load(d, s), shift), scale));
        if (kMasked) weight = hn::IfThenElseZero(lanesOf(chunk.rows[static_cast<std::size_t>(r)], v), weight);
        hn::Store(weight, d, s);
        if (kMost) sums.most = hn::Max(weight, sums.most);
        return weight;
    };
    int r = segment.begin;
    for (; r + 2 <= segment.end; r += 2) {
        const FloatVector a = weigh(r);
        const FloatVector b = weigh(r + 1);
        sums.even = hn::Add(sums.even, a);
        sums.odd = hn::Add(sums.odd, b);
    }
    if (r < segment.end) sums.even = hn::Add(sums.even, weigh(r));
}

// The same for a whole chunk. Rows of another vector's segments get 0.
template <bool kMost>
HWY_INLINE HWY_ATTR WeightSums chunkWeights(const KeyChunk& chunk, int v, float* scores, FloatVector scale,
                                            FloatVector shift) {
    const Floats d;
    WeightSums sums{hn::Zero(d), hn::Zero(d), hn::Zero(d)};
    for (int k = 0; k < chunk.softmaxSegments(); ++k) {
        const ChunkSegment& segment = chunk.segment[static_cast<std::size_t>(k)];
        if ((segment.vectors >> v & 1) == 0) {
            for (int r = segment.begin; r < segment.end; ++r)
                hn::Store(hn::Zero(d), d, scores + r * kPanelRows + v * kLanes);
        } else if (kMost && segment.partial) {
            segmentWeights<true, kMost>(chunk, segment, v, scores, scale, shift, sums);
        } else {
            segmentWeights<false, kMost>(chunk, segment, v, scores, scale, shift, sums);
        }
    }
    return sums;
}

// Once a row has a reference, larger scores change it only if they are larger by more than this, as a weight:
// up to here sums are far from overflow, and exponents hardly less exact than the scores themselves. So a
// chunk need not be searched for its largest score first, which takes a quarter of the softmax.
constexpr float kMostWeight = 0x1p12f;

// Which lanes of vector v have a reference that may stay.
HWY_INLINE HWY_ATTR hn::Mask<Floats> isSettled(FloatVector max, FloatVector scale) {
    return hn::Le(hn::Mul(hn::Abs(max), scale), hn::Set(Floats(), kLargeScore));
}

// The scores that weights are to be relative to: those so far where they may stay, else the largest.
HWY_INLINE HWY_ATTR FloatVector chooseMax(FloatVector before, FloatVector largest, FloatVector scale) {
    const Floats d;
    const FloatVector most = powerOfTwo(d, hn::Mul(hn::Sub(largest, before), scale));
    const auto stays = hn::And(isSettled(before, scale), hn::Le(most, hn::Set(d, kMostWeight)));
    return hn::IfThenElse(stays, before, largest);
}

// Where the largest of vector v's scores lies above `shift`, in lanes whose scores are too large to be exact
// enough, else 0: takes the shift from all scores, and puts in exact differences for large ones. `before`:
// where the largest of the chunks so far lies.
HWY_ATTR inline FloatVector lowOfLarge(const KeyChunk& chunk, int v, LaneSet large, FloatVector shift,
                                       FloatVector before, const PanelState& state) {
    const Floats d;
    alignas(kPanelAlignment) float shifts[kLanes];
    hn::Store(shift, d, shifts);
    subtractExactly(chunk, v, large, shifts, state);
    const FloatVector none = hn::Set(d, -std::numeric_limits<float>::infinity());
    const FloatVector low = chunkMax(chunk, v, state.scores, before);
    return hn::IfThenElseZero(hn::And(lanesOf(large, 0), hn::Ne(low, none)), low);
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
        const FloatVector max = chooseMax(max_before, chunkMax(chunk, v, state.scores, max_before), scale);
        // A row without a key so far has m = -infinity; less 0 it stays that, less itself it would be NaN.
        const FloatVector shift = hn::IfThenZeroElse(hn::Eq(max, none), max);
        const FloatVector before = hn::Add(hn::Sub(max_before, shift), hn::Load(d, low));
        const LaneSet large = largeLanes(shift, scale);
        FloatVector low_now = hn::Zero(d);
        if (large != 0) low_now = lowOfLarge(chunk, v, large, shift, before, state);
        const FloatVector c = powerOfTwo(d, hn::Mul(hn::Sub(before, low_now), scale));
        const WeightSums sums =
            chunkWeights<false>(chunk, v, state.scores, scale, large != 0 ? low_now : shift);
        hn::Store(max, d, m);
        hn::Store(low_now, d, low);
        hn::Store(hn::MulAdd(c, hn::Load(d, l), hn::Add(sums.even, sums.odd)), d, l);
        hn::Store(c, d, correction + v * kLanes);
    }
}

// The same where every row that keeps keys has a reference, and all may stay. Otherwise false: then nothing
// but the scores has changed. To each row it does what chunkSoftmax would.
HWY_ATTR inline bool settledSoftmax(const KeyChunk& chunk, PanelState& state) {
    const Floats d;
    const FloatVector scale = hn::Set(d, state.scale);
    FloatVector sum[kPanelVectors];
    for (int v = 0; v < kPanelVectors; ++v) {
        const FloatVector shift = hn::Load(d, state.max + v * kLanes);
        const WeightSums sums = chunkWeights<true>(chunk, v, state.scores, scale, shift);
        if (!hn::AllTrue(d, hn::Le(sums.most, hn::Set(d, kMostWeight)))) return false;
        sum[v] = hn::Add(sums.even, sums.odd);
    }
    for (int v = 0; v < kPanelVectors; ++v) {
        float* l = state.sum + v * kLanes;
        hn::Store(hn::Add(hn::Load(d, l), sum[v]), d, l);
    }
    return true;
}

HWY_ATTR inline bool allSettled(const PanelState& state) {
    const Floats d;
    for (int v = 0; v < kPanelVectors; ++v) {
        const auto settled = isSettled(hn::Load(d, state.max + v * kLanes), hn::Set(d, state.scale));
        if (!hn::AllTrue(d, hn::Or(settled, hn::Not(lanesOf(state.kept, v))))) return false;
    }
    return true;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
