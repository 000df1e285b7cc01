#include "core/npu/emulated/emulated_kernels.h"

#include <algorithm>
#include <limits>

// Sizeless vectors cannot be held in arrays. ARM machines that have them run NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/npu/emulated/emulated_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, kCubeSide>;
using FloatVec = hn::Vec<Floats>;
constexpr Index kFloats = static_cast<Index>(hn::MaxLanes(Floats()));

// The same columns of several rows.
template <int kRows>
struct Column {
    FloatVec row[kRows];
};

// The terms first ... first + kTerms - 1 of each row, added as a tree of neighbours.
template <int kRows, int kTerms>
HWY_INLINE HWY_ATTR Column<kRows> tree(const CubeProduct& p, const float* a, const float* b) {
    Column<kRows> sum;
    if constexpr (kTerms == 1) {
        const FloatVec column = hn::LoadU(Floats(), b);
        for (int r = 0; r < kRows; ++r) {
            sum.row[r] = hn::Mul(hn::Set(Floats(), a[r * p.a_stride]), column);
        }
    } else {
        constexpr int kHalf = kTerms / 2;
        sum = tree<kRows, kHalf>(p, a, b);
        const Column<kRows> other = tree<kRows, kHalf>(p, a + kHalf, b + kHalf * kCubeSide);
        for (int r = 0; r < kRows; ++r) sum.row[r] = hn::Add(sum.row[r], other.row[r]);
    }
    return sum;
}

template <int kRows, int kTerms>
HWY_INLINE HWY_ATTR void productOfRows(const CubeProduct& p, Index row, Index column) {
    float* c = p.c + row * p.c_stride + column;
    Column<kRows> sum;
    for (int r = 0; r < kRows; ++r) sum.row[r] = hn::LoadU(Floats(), c + r * p.c_stride);
    const float* a = p.a + row * p.a_stride;
    const float* b = p.b + column;
    for (Index k = 0; k < p.depth; k += kTerms) {
        const Column<kRows> step = tree<kRows, kTerms>(p, a + k, b + k * kCubeSide);
        for (int r = 0; r < kRows; ++r) sum.row[r] = hn::Add(sum.row[r], step.row[r]);
    }
    for (int r = 0; r < kRows; ++r) hn::StoreU(sum.row[r], Floats(), c + r * p.c_stride);
}

template <int kTerms>
HWY_INLINE HWY_ATTR void productInSteps(const CubeProduct& p) {
    for (Index column = 0; column < kCubeSide; column += kFloats) {
        Index row = 0;
        for (; row + kCubeRows <= p.rows; row += kCubeRows) productOfRows<kCubeRows, kTerms>(p, row, column);
        for (; row < p.rows; ++row) productOfRows<1, kTerms>(p, row, column);
    }
}

HWY_ATTR void product(const CubeProduct& p, ProductOrder order) {
    if (order == ProductOrder::Cube) return productInSteps<kCubeSide>(p);
    productInSteps<1>(p);
}

HWY_ATTR float largest(std::span<const float> values) {
    const auto size = static_cast<Index>(values.size());
    float result = -std::numeric_limits<float>::infinity();
    bool nan = false;
    Index k = 0;
    if (size >= kFloats) {
        FloatVec most = hn::Set(Floats(), result);
        FloatVec nans = hn::Zero(Floats());
        for (; k + kFloats <= size; k += kFloats) {
            const FloatVec value = hn::LoadU(Floats(), values.data() + k);
            most = hn::IfThenElse(hn::Gt(value, most), value, most);
            nans = hn::IfThenElse(hn::IsNaN(value), value, nans);
        }
        result = hn::GetLane(hn::MaxOfLanes(Floats(), most));
        nan = !hn::AllFalse(Floats(), hn::IsNaN(nans));
    }
    for (; k < size; ++k) {
        const float value = values[static_cast<std::size_t>(k)];
        if (value > result) result = value;
        nan = nan || value != value;
    }
    return nan ? std::numeric_limits<float>::quiet_NaN() : result;
}

using Doubles = hn::ScalableTag<double>;
using DoubleVec = hn::Vec<Doubles>;
using FewFloats = hn::Rebind<float, Doubles>;

// e^x with x clamped to where a float is neither 0 nor infinity. x = n ln 2 + r with |r| <= ln 2 / 2; adding
// 1.5 * 2^52 leaves n in the low bits of the sum; e^r is its Taylor polynomial, whose remainder is below
// 2^-57; n ln 2 is taken off in two parts, of which the first is exact.
HWY_INLINE HWY_ATTR DoubleVec expOf(DoubleVec x) {
    const Doubles d;
    const hn::RebindToSigned<Doubles> di;
    const DoubleVec magic = hn::Set(d, 0x1.8p52);
    const DoubleVec sum = hn::Add(hn::Mul(x, hn::Set(d, 0x1.71547652b82fep0)), magic);
    const DoubleVec n = hn::Sub(sum, magic);
    const DoubleVec high = hn::Sub(x, hn::Mul(n, hn::Set(d, 0x1.62e42feep-1)));
    const DoubleVec r = hn::Sub(high, hn::Mul(n, hn::Set(d, 0x1.a39ef35793c76p-33)));
    constexpr double kInverseFactorials[] = {
        1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
        1.0 / 120,       1.0 / 24,       1.0 / 6,       0.5,          1.0,         1.0};
    DoubleVec p = hn::Set(d, 1.0 / 6227020800);
    for (const double factor : kInverseFactorials) p = hn::Add(hn::Mul(p, r), hn::Set(d, factor));
    return hn::BitCast(d, hn::Add(hn::BitCast(di, p), hn::ShiftLeft<52>(hn::BitCast(di, sum))));
}

HWY_ATTR void expLess(std::span<float> values, float shift) {
    const Doubles d;
    const FewFloats df;
    const auto lanes = hn::Lanes(d);
    HWY_ALIGN float few[hn::MaxLanes(FewFloats())] = {};
    for (std::size_t k = 0; k < values.size(); k += lanes) {
        const std::size_t count = std::min(lanes, values.size() - k);
        const bool whole = count == lanes;
        if (!whole) std::copy_n(values.data() + k, count, few);
        const auto less =
            hn::Sub(whole ? hn::LoadU(df, values.data() + k) : hn::LoadU(df, few), hn::Set(df, shift));
        const DoubleVec x = hn::PromoteTo(d, less);
        const DoubleVec clamped = hn::Min(hn::Max(x, hn::Set(d, -200.0)), hn::Set(d, 200.0));
        const DoubleVec power = hn::IfThenElse(hn::IsNaN(x), x, expOf(clamped));
        const auto result = hn::DemoteTo(df, power);
        if (whole) {
            hn::StoreU(result, df, values.data() + k);
        } else {
            hn::StoreU(result, df, few);
            std::copy_n(few, count, values.data() + k);
        }
    }
}

HWY_ATTR void addToLanes(std::span<const float> values, Index first, float* lanes) {
    constexpr Index kLanes = 64;
    const auto size = static_cast<Index>(values.size());
    for (Index k = 0; k < size; k += kFloats) {
        float* lane = lanes + (first + k) % kLanes;
        const FloatVec value = hn::LoadU(Floats(), values.data() + k);
        hn::StoreU(hn::Add(hn::LoadU(Floats(), lane), value), Floats(), lane);
    }
}

const EmulatedKernels* emulatedKernelsOfTarget() {
    static const EmulatedKernels kKernels{hwy::TargetName(HWY_TARGET), product, largest, expLess, addToLanes};
    return &kKernels;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace triscope {

HWY_EXPORT(emulatedKernelsOfTarget);

const EmulatedKernels& emulatedKernels() {
    return *HWY_DYNAMIC_DISPATCH(emulatedKernelsOfTarget)();
}

}  // namespace triscope
#endif
