// O = c O + P V, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_VALUE_TILE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_VALUE_TILE_INL
#undef TRISCOPE_VALUE_TILE_INL
#else
#define TRISCOPE_VALUE_TILE_INL
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "core/attention/engine/score_tile_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

// Rows of O in registers at once, two vectors of each: as many accumulators as hide the latency of a
// multiply-add.
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr int kRowGroup = 8;
#else
constexpr int kRowGroup = kPanelRows < 4 ? kPanelRows : 4;
#endif
static_assert(kPanelRows / kRowGroup <= kMaxRowGroups);

HWY_ATTR inline bool packValues(const float* v, Index keys, Index head_dim, Index first,
                                float* HWY_RESTRICT packed) {
    const Floats d;
    FloatVector zeros = hn::Zero(d);  // those times 0, joined: of values that are not finite it is NaN
    float last_zero = 0;
    for (Index key = 0; key < keys; ++key) {
        const float* HWY_RESTRICT from = v + key * head_dim;
        float* to = packed + (first + key) * kPanelRows;
        Index c = 0;
        for (; c + kPanelRows <= head_dim; c += kPanelRows) {
            for (Index w = 0; w < kPanelRows; w += kLanes) {
                const FloatVector x = hn::LoadU(d, from + c + w);
                hn::Store(x, d, to + c * kMaxChunkKeys + w);
                zeros = hn::Or(zeros, hn::Mul(x, hn::Zero(d)));
            }
        }
        if (c == head_dim) continue;
        float* last = to + c * kMaxChunkKeys;
        for (Index w = 0; w < kPanelRows; ++w) {
            last[w] = c + w < head_dim ? from[c + w] : 0;
            last_zero += 0 * last[w];
        }
    }
    return hn::AllTrue(d, hn::Eq(zeros, zeros)) && last_zero == 0;
}

HWY_ATTR inline bool allFinite(const float* values, Index count) {
    const Floats d;
    FloatVector zeros[2] = {hn::Zero(d), hn::Zero(d)};
    float last_zero = 0;
    Index k = 0;
    for (; k + 2 * kLanes <= count; k += 2 * kLanes) {
        zeros[0] = hn::MulAdd(hn::LoadU(d, values + k), hn::Zero(d), zeros[0]);
        zeros[1] = hn::MulAdd(hn::LoadU(d, values + k + kLanes), hn::Zero(d), zeros[1]);
    }
    for (; k < count; ++k) last_zero += 0 * values[k];
    const FloatVector sum = hn::Add(zeros[0], zeros[1]);
    return hn::AllTrue(d, hn::Eq(sum, sum)) && last_zero == 0;
}

// What a chunk does to kRowGroup rows of O.
struct GroupOfRows {
    int row = 0;                       // of the panel
    std::span<const ChunkRange> keys;  // of the chunk: those that one of the rows keeps
    const float* factor = nullptr;     // what each row of O is multiplied by before; none: O starts at 0
    const float* divisor =
        nullptr;  // what it is multiplied by after, on its way to the output; none: it stays
};

template <int kVectors>
HWY_INLINE HWY_ATTR void storeOutput(const FloatVector (&sum)[kRowGroup][kVectors], const GroupOfRows& group,
                                     Index column, const PanelState& state) {
    const Floats d;
    const int rows = std::min(kRowGroup, state.rows - group.row);
    const bool streams = state.streams && kVectors * kLanes * sizeof(float) >= kPanelAlignment;
    alignas(kPanelAlignment) float row[kVectors * kLanes];
    HWY_UNROLL(8)
    for (int r = 0; r < kRowGroup; ++r) {
        if (r >= rows) break;
        const FloatVector scale = hn::Set(d, group.divisor[r]);
        float* to = state.output + (group.row + r) * state.row_stride + column;
        if (column + kVectors * kLanes <= state.head_dim) {
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v) {
                const FloatVector x = hn::Mul(sum[r][v], scale);
                if (streams) {
                    hn::Stream(x, d, to + v * kLanes);
                } else {
                    hn::StoreU(x, d, to + v * kLanes);
                }
            }
        } else {
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v) hn::Store(hn::Mul(sum[r][v], scale), d, row + v * kLanes);
            std::memcpy(to, row, static_cast<std::size_t>(state.head_dim - column) * sizeof(float));
        }
    }
}

// Where the values of keys lie, from a column on.
template <bool kPacked>
class ValueRows {
  public:
    HWY_INLINE ValueRows(const KeyChunk& chunk, const PanelState& state, Index column)
        : m_places(chunk.place.data()),
          m_from(kPacked ? state.values + column * kMaxChunkKeys : state.v + column),
          m_stride(state.head_dim) {}

    HWY_INLINE const float* row(int j) const {
        return kPacked ? m_from + m_places[j].local * kPanelRows : m_from + m_places[j].key * m_stride;
    }

  private:
    const KeyPlace* HWY_RESTRICT m_places;
    const float* HWY_RESTRICT m_from;
    Index m_stride;
};

// kVectors vectors of columns from `column` on, of one group of rows. Where not all values are finite, a row
// must not multiply those it does not keep by its weight of 0: that would be NaN. It skips them, which leaves
// the bits of all other rows what they would be.
template <int kVectors, bool kFinite, bool kPacked>
HWY_INLINE HWY_ATTR void valueTile(const KeyChunk& chunk, const GroupOfRows& group, Index column,
                                   const PanelState& state) {
    const Floats d;
    FloatVector sum[kRowGroup][kVectors];
    float* HWY_RESTRICT o = state.gathered + group.row * state.stride + column;
    HWY_UNROLL(8)
    for (int r = 0; r < kRowGroup; ++r) {
        HWY_UNROLL(2)
        for (int v = 0; v < kVectors; ++v) sum[r][v] = hn::Zero(d);
    }
    const float* HWY_RESTRICT p = state.scores + group.row;
    const ValueRows<kPacked> values(chunk, state, column);
    for (const ChunkRange& range : group.keys) {
        HWY_UNROLL(4)
        for (int j = range.begin; j < range.end; ++j) {
            const float* HWY_RESTRICT row = values.row(j);
            FloatVector x[kVectors];
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v) {
                x[v] = kPacked ? hn::Load(d, row + v * kLanes) : hn::LoadU(d, row + v * kLanes);
            }
            HWY_UNROLL(8)
            for (int r = 0; r < kRowGroup; ++r) {
                if (!kFinite && (chunk.rows[static_cast<std::size_t>(j)] >> (group.row + r) & 1) == 0)
                    continue;
                const FloatVector weight = hn::Set(d, p[j * kPanelRows + r]);
                HWY_UNROLL(2)
                for (int v = 0; v < kVectors; ++v) sum[r][v] = hn::MulAdd(weight, x[v], sum[r][v]);
            }
        }
    }
    if (group.factor != nullptr) {
        HWY_UNROLL(8)
        for (int r = 0; r < kRowGroup; ++r) {
            const FloatVector c = hn::Set(d, group.factor[r]);
            HWY_UNROLL(2)
            for (int v = 0; v < kVectors; ++v) {
                sum[r][v] = hn::MulAdd(c, hn::Load(d, o + r * state.stride + v * kLanes), sum[r][v]);
            }
        }
    }
    if (group.divisor != nullptr) {
        storeOutput<kVectors>(sum, group, column, state);
        return;
    }
    HWY_UNROLL(8)
    for (int r = 0; r < kRowGroup; ++r) {
        HWY_UNROLL(2)
        for (int v = 0; v < kVectors; ++v) hn::Store(sum[r][v], d, o + r * state.stride + v * kLanes);
    }
}

template <bool kFinite, bool kPacked>
HWY_ATTR void valueTiles(const KeyChunk& chunk, std::span<const GroupOfRows> groups,
                         const PanelState& state) {
    Index column = 0;
    for (; column + 2 * kLanes <= state.stride; column += 2 * kLanes) {
        for (const GroupOfRows& group : groups) valueTile<2, kFinite, kPacked>(chunk, group, column, state);
    }
    if (column == state.stride) return;
    for (const GroupOfRows& group : groups) valueTile<1, kFinite, kPacked>(chunk, group, column, state);
}

// All columns of all rows. Returns the cells computed.
HWY_ATTR inline CellCount chunkValues(const KeyChunk& chunk, const float* factors, const float* divisors,
                                      const PanelState& state) {
    std::array<GroupOfRows, kPanelRows / kRowGroup> groups;
    CellCount cells = 0;
    int used = 0;
    for (int row = 0; row < std::min<int>(kPanelRows, state.rows); row += kRowGroup) {
        GroupOfRows& group = groups[static_cast<std::size_t>(used++)];
        group.row = row;
        group.factor = factors == nullptr ? nullptr : factors + row;
        group.divisor = divisors == nullptr ? nullptr : divisors + row;
        const GroupKeys& keys = chunk.group[static_cast<std::size_t>(row / kRowGroup)];
        group.keys = {keys.range.data(), static_cast<std::size_t>(keys.count)};
        for (const ChunkRange& range : group.keys) cells += CellCount{range.end - range.begin} * kRowGroup;
    }
    const std::span<const GroupOfRows> all(groups.data(), static_cast<std::size_t>(used));
    if (!state.finite) {
        valueTiles<false, true>(chunk, all, state);
    } else if (state.values == nullptr) {
        valueTiles<true, false>(chunk, all, state);
    } else {
        valueTiles<true, true>(chunk, all, state);
    }
    return cells;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
