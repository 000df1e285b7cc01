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
HWY_INLINE HWY_ATTR V exp2OfNegative(D d, V x) {
    constexpr int kFloor = _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC;
    const V f{_mm512_reduce_ps(x.raw, kFloor)};
    V p = hn::Set(d, 0x1.e97532p-10f);
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.277846p-7f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.c91ce8p-5f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.ebdb56p-3f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.62e4bap-1f));
    p = hn::MulAdd(p, f, hn::Set(d, 1.0f));
    const __mmask16 kept = _mm512_cmp_ps_mask(x.raw, _mm512_set1_ps(-126.0f), _CMP_NLT_UQ);
    return V{_mm512_maskz_scalef_ps(kept, p.raw, x.raw)};
}

#else

// 2^x for x <= 0, relative error below 2^-22.5 down to x = -126; exactly 1 at 0, exactly 0 from -127 down,
// -infinity included; NaN stays NaN.
//
// x = n + f with n an integer and |f| <= 1/2: adding 1.5 * 2^23 leaves n in the low bits of the sum. 2^f is a
// polynomial of degree 5 through 1 at 0, minimax in relative error (9.2e-8), and n is added to its exponent:
// at x = -127 that makes all bits 0.
template <class D, class V = hn::Vec<D>>
HWY_INLINE HWY_ATTR V exp2OfNegative(D d, V x) {
    const hn::RebindToSigned<D> di;
    // In this order the maximum of x86 keeps a NaN.
    x = hn::Max(hn::Set(d, -127.0f), x);
    const V magic = hn::Set(d, 12582912.0f);
    const V sum = hn::Add(x, magic);
    const V f = hn::Sub(x, hn::Sub(sum, magic));
    V p = hn::Set(d, 0x1.5bba16p-10f);
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.3cea8ap-7f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.c6b752p-5f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.ebf9bcp-3f));
    p = hn::MulAdd(p, f, hn::Set(d, 0x1.62e42ap-1f));
    p = hn::MulAdd(p, f, hn::Set(d, 1.0f));
    return hn::BitCast(d, hn::Add(hn::BitCast(di, p), hn::ShiftLeft<23>(hn::BitCast(di, sum))));
}

#endif

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
