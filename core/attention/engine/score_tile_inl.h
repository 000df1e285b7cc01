// S^T = K Q^T, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_SCORE_TILE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_SCORE_TILE_INL
#undef TRISCOPE_SCORE_TILE_INL
#else
#define TRISCOPE_SCORE_TILE_INL
#endif

#include <hwy/highway.h>

#include <algorithm>

#include "core/attention/engine/panel_kernels.h"
#include "core/base/rect.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::ScalableTag<float>;
using FloatVector = hn::Vec<Floats>;

constexpr Index kLanes = static_cast<Index>(hn::MaxLanes(Floats()));
constexpr Index kPanelRows = kPanelVectors * kLanes;

// Keys whose scores are in registers at once, with two vectors of queries: the accumulators, two vectors of
// Q and one of K must fit in 32 registers, or 16 before AVX-512.
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr int kScoreKeys = 8;
#else
constexpr int kScoreKeys = 6;
#endif

// Fetches what comes next into the cache a little at a time, evenly over a chunk, in the order in which it
// lies in memory. Several lines at once wait for each other; and rows side by side, as scoreTile reads K,
// are no stream that the hardware would see and fetch by itself.
class NextFetch {
  public:
    HWY_INLINE HWY_ATTR NextFetch(const PanelState& state, int keys) : m_state(state) {
        const Index steps =
            (keys + kScoreKeys - 1) / kScoreKeys * ((state.head_dim + kLineFloats - 1) / kLineFloats);
        Index lines = linesOf(state.next_output.size());
        for (const std::span<const float>& range : state.next) lines += linesOf(range.size());
        m_lines = steps == 0 ? 0 : (lines + steps - 1) / steps;
        m_written = state.next_output.data();
        m_written_end = m_written + state.next_output.size();
    }

    HWY_INLINE HWY_ATTR void step() {
        for (Index line = 0; line < m_lines; ++line) {
            if (m_written < m_written_end) {
                __builtin_prefetch(m_written, 1, 2);
                m_written += kLineFloats;
            } else if (m_read < m_read_end) {
                __builtin_prefetch(m_read, 0, 2);
                m_read += kLineFloats;
            } else if (m_range < m_state.next.size()) {
                const std::span<const float>& range = m_state.next[m_range++];
                m_read = range.data();
                m_read_end = m_read + range.size();
            } else {
                m_lines = 0;
            }
        }
    }

    static constexpr Index kLineFloats = 16;

  private:
    static Index linesOf(std::size_t floats) { return static_cast<Index>(floats) / kLineFloats; }

    const PanelState& m_state;
    std::size_t m_range = 0;
    const float* m_read = nullptr;
    const float* m_read_end = nullptr;
    float* m_written;
    float* m_written_end;
    Index m_lines;
};

// Elements of head_dim whose products are added up by themselves: half of them, and at most 64. A single sum
// over all of head_dim has rounding errors half as large again, which are most of the output's; at head_dim
// 128 two take 1 % longer than one, and four 3 %.
HWY_INLINE HWY_ATTR Index summedElements(Index head_dim) {
    constexpr Index kStep = 16;
    return std::min<Index>((head_dim + 2 * kStep - 1) / (2 * kStep) * kStep, 64);
}

// What elements `dims` of head_dim add to the scores s of kKeys keys: s starts at 0 with the first ones.
template <int kKeys, int kVectors>
HWY_INLINE HWY_ATTR void addToScores(const float* HWY_RESTRICT q, const float* const (&k)[kKeys], Range dims,
                                     float* HWY_RESTRICT s, NextFetch& next) {
    const Floats d;
    FloatVector sum[kKeys][kVectors];
    HWY_UNROLL(8)
    for (int r = 0; r < kKeys; ++r) {
        HWY_UNROLL(2)
        for (int v = 0; v < kVectors; ++v) sum[r][v] = hn::Zero(d);
    }
    for (Index line = dims.begin; line < dims.end; line += NextFetch::kLineFloats) {
        next.step();
        const Index end = std::min(line + NextFetch::kLineFloats, dims.end);
        HWY_UNROLL(4)
        for (Index c = line; c < end; ++c) {
            FloatVector x[kVectors];
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v) x[v] = hn::Load(d, q + c * kPanelRows + v * kLanes);
            HWY_UNROLL(8)
            for (int r = 0; r < kKeys; ++r) {
                const FloatVector y = hn::Set(d, k[r][c]);
                HWY_UNROLL(2)
                for (int v = 0; v < kVectors; ++v) sum[r][v] = hn::MulAdd(y, x[v], sum[r][v]);
            }
        }
    }
    if (dims.begin > 0) {
        HWY_UNROLL(8)
        for (int r = 0; r < kKeys; ++r) {
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v)
                sum[r][v] = hn::Add(sum[r][v], hn::Load(d, s + r * kPanelRows + v * kLanes));
        }
    }
    HWY_UNROLL(8)
    for (int r = 0; r < kKeys; ++r) {
        HWY_UNROLL(2)
        for (int v = 0; v < kVectors; ++v) hn::Store(sum[r][v], d, s + r * kPanelRows + v * kLanes);
    }
}

// Scores of kKeys keys, kVectors vectors of queries from vector `first` on, into s (key, lane). K stays in
// its natural layout, a broadcast element a multiply-add; its rows may lie anywhere.
template <int kKeys, int kVectors>
HWY_INLINE HWY_ATTR void scoreTile(const PanelState& state, const KeyPlace* places, int first,
                                   float* HWY_RESTRICT s, NextFetch& next) {
    const float* k[kKeys];
    HWY_UNROLL(8)
    for (int r = 0; r < kKeys; ++r) k[r] = state.k + places[r].key * state.head_dim;
    const Index step = summedElements(state.head_dim);
    for (Index c = 0; c < state.head_dim; c += step) {
        addToScores<kKeys, kVectors>(state.q + first * kLanes, k, {c, std::min(c + step, state.head_dim)},
                                     s + first * kLanes, next);
    }
}

// The same for any number of keys. What is left over after whole tiles is computed in a tile as well, since
// few accumulators wait for each other; its last key repeats, into rows of s behind `count`. Returns how many
// keys were computed.
template <int kVectors>
HWY_ATTR Index scores(const PanelState& state, const KeyPlace* places, int count, int first, float* s,
                      NextFetch& next) {
    int r = 0;
    for (; r + kScoreKeys <= count; r += kScoreKeys) {
        scoreTile<kScoreKeys, kVectors>(state, places + r, first, s + r * kPanelRows, next);
    }
    if (r == count) return r;
    KeyPlace rest[kScoreKeys];
    for (int k = 0; k < kScoreKeys; ++k) rest[k] = places[std::min(r + k, count - 1)];
    if (kVectors == 2 && count - r <= kScoreKeys / 2) {
        scoreTile<kScoreKeys / 2, kVectors>(state, rest, first, s + r * kPanelRows, next);
        return r + kScoreKeys / 2;
    }
    scoreTile<kScoreKeys, kVectors>(state, rest, first, s + r * kPanelRows, next);
    return r + kScoreKeys;
}

// All scores of a chunk that some row keeps. Returns how many were computed. Segments of the same vectors are
// taken together: each by itself would leave a part of a tile over.
HWY_ATTR inline CellCount chunkScores(const KeyChunk& chunk, const PanelState& state) {
    CellCount vectors = 0;
    NextFetch next(state, chunk.keys);
    for (int k = 0; k < chunk.segments;) {
        const ChunkSegment& first = chunk.segment[static_cast<std::size_t>(k)];
        int end = first.end;
        for (++k; k < chunk.segments; ++k) {
            const ChunkSegment& segment = chunk.segment[static_cast<std::size_t>(k)];
            if (segment.vectors != first.vectors) break;
            end = segment.end;
        }
        const KeyPlace* places = chunk.place.data() + first.begin;
        const int count = end - first.begin;
        float* s = state.scores + first.begin * kPanelRows;
        if (first.vectors == 3) {
            vectors += 2 * scores<2>(state, places, count, 0, s, next);
        } else {
            vectors += scores<1>(state, places, count, first.vectors == 2 ? 1 : 0, s, next);
        }
    }
    return vectors * kLanes;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
