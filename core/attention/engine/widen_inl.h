// 16-bit floats to float, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_WIDEN_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_WIDEN_INL
#undef TRISCOPE_WIDEN_INL
#else
#define TRISCOPE_WIDEN_INL
#endif

#include <hwy/highway.h>

#include "core/attention/engine/score_tile_inl.h"
#include "core/numerics/half.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

// As fp16Value, all cases computed and one taken. The conversion that some machines have for it would make a
// signalling NaN a quiet one.
template <class D32, class V = hn::Vec<D32>>
HWY_INLINE HWY_ATTR V widenFp16(D32 di, V bits) {
    const Floats d;
    const V magnitude = hn::And(bits, hn::Set(di, 0x7FFF));
    const V sign = hn::ShiftLeft<16>(hn::Xor(bits, magnitude));
    const V shifted = hn::ShiftLeft<13>(magnitude);
    const V normal = hn::Add(shifted, hn::Set(di, 0x38000000));
    const V special = hn::Or(shifted, hn::Set(di, 0x7F800000));
    const V subnormal = hn::BitCast(di, hn::Mul(hn::ConvertTo(d, magnitude), hn::Set(d, 0x1p-24f)));
    const V finite = hn::IfThenElse(hn::Lt(magnitude, hn::Set(di, 0x0400)), subnormal, normal);
    return hn::Or(sign, hn::IfThenElse(hn::Lt(magnitude, hn::Set(di, 0x7C00)), finite, special));
}

HWY_ATTR inline void widen(Dtype dtype, const std::uint16_t* HWY_RESTRICT from, Index count,
                           float* HWY_RESTRICT to) {
    const Floats d;
    const hn::RebindToSigned<Floats> di;
    const hn::Rebind<std::uint16_t, Floats> d16;
    Index k = 0;
    for (; k + kLanes <= count; k += kLanes) {
        const auto bits = hn::PromoteTo(di, hn::LoadU(d16, from + k));
        const auto wide = dtype == Dtype::Fp16 ? widenFp16(di, bits) : hn::ShiftLeft<16>(bits);
        hn::StoreU(hn::BitCast(d, wide), d, to + k);
    }
    for (; k < count; ++k) to[k] = dtype == Dtype::Fp16 ? fp16Value(from[k]) : bf16Value(from[k]);
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
