#include "core/npu/emulated/kv_quantization.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/seeded_inputs.h"

namespace triscope {
namespace {

const TensorShape kShape{2, 30, 8};

TEST(Int8Cache, KeepsEveryElementWithinHalfAStepOfItsChannel) {
    const Tensor given = gaussianTensor(kShape, 1, InputStream::Keys);
    Tensor kept = given;
    quantizeAndBack(KvCache::Int8PerChannel, Dtype::Fp32, kept);
    for (Index head = 0; head < 2; ++head) {
        for (Index dim = 0; dim < 8; ++dim) {
            float most = 0;
            for (Index key = 0; key < 30; ++key) most = std::max(most, std::abs(given.row(head, key)[dim]));
            for (Index key = 0; key < 30; ++key) {
                EXPECT_NEAR(kept.row(head, key)[dim], given.row(head, key)[dim], most / 127 * 0.50001f);
            }
        }
    }
}

TEST(Int8Cache, GivesEachTokenAScaleOfItsOwn) {
    Tensor tensor({1, 2, 2});
    tensor.data = {127, 1, 1270, 14};
    quantizeAndBack(KvCache::Int8PerToken, Dtype::Fp16, tensor);
    EXPECT_EQ(tensor.data, (AlignedVector<float>{127, 1, 1270, 10}));
}

TEST(Int8Cache, RoundsTiesToEvenAndKeepsZeros) {
    Tensor tensor({1, 4, 2});
    tensor.data = {127, 0, 2.5f, 0, -3.5f, 0, 0.4f, 0};
    quantizeAndBack(KvCache::Int8PerChannel, Dtype::Bf16, tensor);
    EXPECT_EQ(tensor.data, (AlignedVector<float>{127, 0, 2, 0, -4, 0, 0, 0}));
}

TEST(Int8Cache, LeavesWhatIsGivenAlone) {
    const Tensor given = gaussianTensor(kShape, 1, InputStream::Keys);
    Tensor kept = given;
    quantizeAndBack(KvCache::AsGiven, Dtype::Fp16, kept);
    EXPECT_EQ(kept.data, given.data);
}

}  // namespace
}  // namespace triscope
