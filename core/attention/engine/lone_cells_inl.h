// Cells of keys that few rows keep, each by itself, for every instruction set. Included once for each by
// Highway's foreach_target.
#if defined(TRISCOPE_LONE_CELLS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_LONE_CELLS_INL
#undef TRISCOPE_LONE_CELLS_INL
#else
#define TRISCOPE_LONE_CELLS_INL
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <span>

#include "core/attention/engine/score_tile_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

// The scores of kCells cells of one row: here vectors run along head_dim, and both operands lie as they came.
template <int kCells>
HWY_INLINE HWY_ATTR void loneScores(const KeyChunk& chunk, const LoneCell* cells, const PanelState& state) {
    const Floats d;
    const float* HWY_RESTRICT q = state.rows_of_q + cells[0].row * state.q_stride;
    const float* HWY_RESTRICT k[kCells];
    FloatVector sum[kCells];
    HWY_UNROLL(8)
    for (int r = 0; r < kCells; ++r) {
        k[r] = state.k + cells[r].place.key * state.head_dim;
        sum[r] = hn::Zero(d);
    }
    Index c = 0;
    for (; c + kLanes <= state.head_dim; c += kLanes) {
        const FloatVector x = hn::LoadU(d, q + c);
        HWY_UNROLL(8)
        for (int r = 0; r < kCells; ++r) sum[r] = hn::MulAdd(x, hn::LoadU(d, k[r] + c), sum[r]);
    }
    HWY_UNROLL(8)
    for (int r = 0; r < kCells; ++r) {
        float score = hn::GetLane(hn::SumOfLanes(d, sum[r]));
        for (Index rest = c; rest < state.head_dim; ++rest) score += q[rest] * k[r][rest];
        state.scores[(chunk.keys + cells[r].slot) * kPanelRows + cells[r].row] = score;
    }
}

// The lone cells of one row, which are neighbours.
HWY_INLINE HWY_ATTR std::span<const LoneCell> takeRow(std::span<const LoneCell>& cells, int row) {
    std::size_t count = 0;
    while (count < cells.size() && cells[count].row == row) ++count;
    const std::span<const LoneCell> taken = cells.first(count);
    cells = cells.subspan(count);
    return taken;
}

// All scores of a chunk's lone cells, into the rows behind those of its keys.
HWY_ATTR inline CellCount chunkLoneScores(const KeyChunk& chunk, const PanelState& state) {
    constexpr std::size_t kAtOnce = 4;
    std::span<const LoneCell> left = chunk.loneCells();
    while (!left.empty()) {
        const std::span<const LoneCell> row = takeRow(left, left.front().row);
        std::size_t k = 0;
        for (; k + kAtOnce <= row.size(); k += kAtOnce) loneScores<kAtOnce>(chunk, &row[k], state);
        for (; k < row.size(); ++k) loneScores<1>(chunk, &row[k], state);
    }
    return chunk.lone;
}

// kVectors vectors, a single one if it is not whole, of one row of O from vector `first` on: O = factor O +
// what its lone cells add. Without a factor O starts at 0.
template <int kVectors>
HWY_INLINE HWY_ATTR void loneValues(const KeyChunk& chunk, std::span<const LoneCell> cells, int row,
                                    const float* factor, Index first, const PanelState& state) {
    const Floats d;
    FloatVector sum[kVectors];
    float* HWY_RESTRICT o = state.gathered + row * state.stride + first * kLanes;
    const FloatVector scale = hn::Set(d, factor == nullptr ? 0 : factor[row]);
    HWY_UNROLL(8)
    for (int v = 0; v < kVectors; ++v) {
        sum[v] = factor == nullptr ? hn::Zero(d) : hn::Mul(scale, hn::Load(d, o + v * kLanes));
    }
    for (const LoneCell& cell : cells) {
        const FloatVector weight = hn::Set(d, state.scores[(chunk.keys + cell.slot) * kPanelRows + row]);
        const float* HWY_RESTRICT value = state.v + cell.place.key * state.head_dim + first * kLanes;
        alignas(kPanelAlignment) float padded[kLanes] = {};
        const Index rest = state.head_dim - first * kLanes;
        if (kVectors == 1 && rest < kLanes) {
            std::copy_n(value, rest, padded);
            value = padded;
        }
        HWY_UNROLL(8)
        for (int v = 0; v < kVectors; ++v) {
            sum[v] = hn::MulAdd(weight, hn::LoadU(d, value + v * kLanes), sum[v]);
        }
    }
    HWY_UNROLL(8)
    for (int v = 0; v < kVectors; ++v) hn::Store(sum[v], d, o + v * kLanes);
}

// What a chunk's lone cells add to O, all rows of which are multiplied by their factor first.
HWY_ATTR inline CellCount chunkLoneValues(const KeyChunk& chunk, const float* factors,
                                          const PanelState& state) {
    std::span<const LoneCell> left = chunk.loneCells();
    const Index whole = state.head_dim / kLanes;
    for (int row = 0; row < kPanelRows; ++row) {
        const std::span<const LoneCell> cells = takeRow(left, row);
        Index v = 0;
        for (; v + 8 <= whole; v += 8) loneValues<8>(chunk, cells, row, factors, v, state);
        for (; v + 2 <= whole; v += 2) loneValues<2>(chunk, cells, row, factors, v, state);
        for (; v < state.stride / kLanes; ++v) loneValues<1>(chunk, cells, row, factors, v, state);
    }
    return chunk.lone;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
