// Q packed for scoreTile, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_QUERY_PANEL_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_QUERY_PANEL_INL
#undef TRISCOPE_QUERY_PANEL_INL
#else
#define TRISCOPE_QUERY_PANEL_INL
#endif

#include <hwy/highway.h>

#include "core/attention/engine/score_tile_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR
// Block b of the result: four elements from row + 4 * b * stride on.
template <class D>
HWY_INLINE HWY_ATTR hn::Vec<D> everyFourthRow(D d, const float* row, Index stride) {
    if constexpr (hn::MaxLanes(D()) == 4) {
        return hn::LoadU(d, row);
    } else {
        const hn::Half<D> half;
        const Index rows = static_cast<Index>(hn::MaxLanes(half));
        return hn::Combine(d, everyFourthRow(half, row + rows * stride, stride),
                           everyFourthRow(half, row, stride));
    }
}

// Four columns of kLanes rows, transposed: in each 128-bit block a 4 x 4 transpose.
HWY_INLINE HWY_ATTR void packFour(const float* q, Index stride, float* HWY_RESTRICT packed) {
    const Floats d;
    const hn::Repartition<double, Floats> pairs;
    const FloatVector a = everyFourthRow(d, q, stride);
    const FloatVector b = everyFourthRow(d, q + stride, stride);
    const FloatVector c = everyFourthRow(d, q + 2 * stride, stride);
    const FloatVector e = everyFourthRow(d, q + 3 * stride, stride);
    const auto ab_low = hn::BitCast(pairs, hn::InterleaveLower(d, a, b));
    const auto ab_high = hn::BitCast(pairs, hn::InterleaveUpper(d, a, b));
    const auto ce_low = hn::BitCast(pairs, hn::InterleaveLower(d, c, e));
    const auto ce_high = hn::BitCast(pairs, hn::InterleaveUpper(d, c, e));
    hn::Store(hn::BitCast(d, hn::InterleaveLower(pairs, ab_low, ce_low)), d, packed);
    hn::Store(hn::BitCast(d, hn::InterleaveUpper(pairs, ab_low, ce_low)), d, packed + kPanelRows);
    hn::Store(hn::BitCast(d, hn::InterleaveLower(pairs, ab_high, ce_high)), d, packed + 2 * kPanelRows);
    hn::Store(hn::BitCast(d, hn::InterleaveUpper(pairs, ab_high, ce_high)), d, packed + 3 * kPanelRows);
}
#endif

// Lanes beyond `rows` become 0.
HWY_ATTR inline void packQueries(const float* q, Index stride, int rows, Index head_dim,
                                 float* HWY_RESTRICT packed) {
    for (Index first = 0; first < kPanelRows; first += kLanes) {
        Index c = 0;
#if HWY_TARGET != HWY_SCALAR
        if (first + kLanes <= rows) {
            for (; c + 4 <= head_dim; c += 4) {
                packFour(q + first * stride + c, stride, packed + c * kPanelRows + first);
            }
        }
#endif
        for (; c < head_dim; ++c) {
            for (Index lane = first; lane < first + kLanes; ++lane) {
                packed[c * kPanelRows + lane] = lane < rows ? q[lane * stride + c] : 0;
            }
        }
    }
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
