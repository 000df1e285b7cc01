// 2^x in float, for every instruction set. Included once for each by Highway's foreach_target.
#if defined(TRISCOPE_EXP2_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TRISCOPE_EXP2_INL
#undef TRISCOPE_EXP2_INL
#else
#define TRISCOPE_EXP2_INL
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET <= HWY_AVX3

// As below, with the two instructions that AVX-512 has for it: x - floor(x), and p * 2^floor(x). Saves a
// fifth of the softmax. Weights below 2^-126 become 0, since multiplying by subnormal numbers is slow.
template <class D, class V = hn::Vec<D>>
HWY_INLINE HWY_ATTR V powerOfTwo(D d, V x) {
    constexpr int kFloor = _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC;
    const V f{_mm512_reduce_ps(x.raw, kFloor)};
    V p = hn::Set(d, 0x1.b49554p-13f);
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.4cb7bp-10f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.3c487cp-7f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.c69f98p-5f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.ebfc3ep-3f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.62e43p-1f));
    p = hn::MulAdd(p, f, hn::Set(d, 1.0f));
    const __mmask16 kept = _mm512_cmp_ps_mask(x.raw, _mm512_set1_ps(-126.0f), _CMP_NLT_UQ);
    return V{_mm512_maskz_scalef_ps(kept, p.raw, x.raw)};
}

#else

// 2^x, relative error below 2^-22.5 from x = -126 up; exactly 1 at 0, exactly 0 from -127 down, -infinity
// included; at least 2^126 from 127 up; NaN stays NaN.
//
// x = n + f with n an integer and |f| <= 1/2: adding 1.5 * 2^23 leaves n in the low bits of the sum. 2^f is a
// polynomial of degree 6 through 1 at 0, off by at most 1e-8, and n is added to its exponent:
// at x = -127 that makes all bits 0.
template <class D, class V = hn::Vec<D>>
HWY_INLINE HWY_ATTR V powerOfTwo(D d, V x) {
    const hn::RebindToSigned<D> di;
    // The low bits of a NaN would be added to the exponent below, which may make it a number.
    const auto nan = hn::IsNaN(x);
    const V given = x;
    x = hn::Min(hn::Max(hn::Set(d, -127.0f), x), hn::Set(d, 127.0f));
    const V magic = hn::Set(d, 12582912.0f);
    const V sum = hn::Add(x, magic);
    const V f = hn::Sub(x, hn::Sub(sum, magic));
    V p = hn::Set(d, 0x1.44138ap-13f);
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.5f089p-10f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.3b2a54p-7f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.c6af6cp-5f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.ebfbep-3f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.62e43p-1f));
    p = hn::MulAdd(p, f, hn::Set(d, 1.0f));
    const V power = hn::BitCast(d, hn::Add(hn::BitCast(di, p), hn::ShiftLeft<23>(hn::BitCast(di, sum))));
    return hn::IfThenElse(nan, given, power);
}

#endif

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
