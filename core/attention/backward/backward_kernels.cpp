#include "core/attention/backward/backward_kernels.h"

// Sizeless vectors cannot be held in arrays. ARM machines that have them run NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/attention/backward/backward_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "core/attention/engine/exp2_inl.h"

HWY_BEFORE_NAMESPACE();
namespace triscope::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Lane = hn::ScalableTag<float>;
using Vector = hn::Vec<Lane>;

constexpr Index kVector = static_cast<Index>(hn::MaxLanes(Lane()));
constexpr Index kWidth = 2 * kVector;

// Rows of C in registers at once, two vectors of each: as many accumulators as hide the latency of a
// multiply-add.
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr int kGroup = 8;
#else
constexpr int kGroup = 4;
#endif

template <int kRows, bool kTransposed>
HWY_INLINE HWY_ATTR void multiplyTile(const PanelProduct& product, Index row, Index panel) {
    const Lane tag;
    Vector sum[kRows][2];
    float* HWY_RESTRICT c = product.c + row * product.c_step + panel * kWidth;
    HWY_UNROLL(8)
    for (int r = 0; r < kRows; ++r) {
        const float* from = c + r * product.c_step;
        sum[r][0] = product.adds ? hn::Load(tag, from) : hn::Zero(tag);
        sum[r][1] = product.adds ? hn::Load(tag, from + kVector) : hn::Zero(tag);
    }
    const Index step = product.a_step;
    const float* HWY_RESTRICT a = product.a + (kTransposed ? row : row * step);
    const float* HWY_RESTRICT b = product.b + panel * product.b_rows * kWidth;
    HWY_UNROLL(4)
    for (Index k = 0; k < product.depth; ++k) {
        const Vector b0 = hn::Load(tag, b + k * kWidth);
        const Vector b1 = hn::Load(tag, b + k * kWidth + kVector);
        HWY_UNROLL(8)
        for (int r = 0; r < kRows; ++r) {
            const Vector x = hn::Set(tag, kTransposed ? a[k * step + r] : a[r * step + k]);
            sum[r][0] = hn::MulAdd(x, b0, sum[r][0]);
            sum[r][1] = hn::MulAdd(x, b1, sum[r][1]);
        }
    }
    HWY_UNROLL(8)
    for (int r = 0; r < kRows; ++r) {
        hn::Store(sum[r][0], tag, c + r * product.c_step);
        hn::Store(sum[r][1], tag, c + r * product.c_step + kVector);
    }
}

template <bool kTransposed>
HWY_ATTR void multiplyAll(const PanelProduct& product) {
    for (Index panel = 0; panel < product.panels; ++panel) {
        Index row = 0;
        for (; row + kGroup <= product.rows; row += kGroup) {
            multiplyTile<kGroup, kTransposed>(product, row, panel);
        }
        for (; row < product.rows; ++row) multiplyTile<1, kTransposed>(product, row, panel);
    }
}

HWY_ATTR void multiply(const PanelProduct& product) {
    if (product.a_transposed) {
        multiplyAll<true>(product);
    } else {
        multiplyAll<false>(product);
    }
}

HWY_ATTR void weigh(const ScoreTile& tile) {
    const Lane tag;
    const Vector scale = hn::Set(tag, tile.scale);
    for (Index key = 0; key < tile.keys; ++key) {
        float* HWY_RESTRICT p = tile.p + key * tile.lanes;
        for (Index k = 0; k < tile.lanes; k += kVector) {
            const Vector x = hn::MulSub(scale, hn::Load(tag, p + k), hn::Load(tag, tile.lse + k));
            hn::Store(powerOfTwo(tag, x), tag, p + k);
        }
    }
}

HWY_ATTR void derive(const ScoreTile& tile) {
    const Lane tag;
    for (Index key = 0; key < tile.keys; ++key) {
        const float* HWY_RESTRICT p = tile.p + key * tile.lanes;
        float* HWY_RESTRICT ds = tile.ds + key * tile.lanes;
        for (Index k = 0; k < tile.lanes; k += kVector) {
            const Vector difference = hn::Sub(hn::Load(tag, ds + k), hn::Load(tag, tile.d + k));
            hn::Store(hn::Mul(hn::Load(tag, p + k), difference), tag, ds + k);
        }
    }
}

}  // namespace

const BackwardKernels* backwardLoops() {
    static const BackwardKernels kKernels{kWidth, multiply, weigh, derive};
    return &kKernels;
}

}  // namespace triscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace triscope {

HWY_EXPORT(backwardLoops);

const BackwardKernels& backwardKernels() {
    return *HWY_DYNAMIC_DISPATCH(backwardLoops)();
}

}  // namespace triscope
#endif
