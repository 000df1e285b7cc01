#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <bit>
#include <numeric>

#include "core/attention/cpu_backend.h"
#include "core/attention/engine/panel_kernels.h"
#include "core/numerics/half.h"
#include "tests/attention/small_problems.h"
#include "tests/support/only_target.h"

// Tensors stored in 16 bits, on every instruction set of this machine.
namespace triscope {
namespace {

class HalfInputs : public testing::TestWithParam<std::int64_t> {
  private:
    OnlyTarget m_only{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(InstructionSets, HalfInputs, testing::ValuesIn(runnableTargets()),
                         [](const auto& target) { return std::string(hwy::TargetName(target.param)); });

// A length that is no multiple of a vector's lanes, so that the elements left over are widened too.
TEST_P(HalfInputs, AreWidenedToTheFloatsThatTheyAre) {
    std::vector<std::uint16_t> patterns((1 << 16) + 3);
    std::iota(patterns.begin(), patterns.end(), std::uint16_t{0});
    std::vector<float> widened(patterns.size());
    const Index count = static_cast<Index>(patterns.size());
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        panelKernels().widen(dtype, patterns.data(), count, widened.data());
        for (std::size_t k = 0; k < patterns.size(); ++k) {
            const float value = dtype == Dtype::Fp16 ? fp16Value(patterns[k]) : bf16Value(patterns[k]);
            ASSERT_EQ(std::bit_cast<std::uint32_t>(widened[k]), std::bit_cast<std::uint32_t>(value))
                << dtypeName(dtype) << " " << patterns[k];
        }
    }
}

void expectBitsOfWidened(const HalfAttentionProblem& half, int threads) {
    const AttentionResult result = CpuBackend().run(half, {.threads = threads}, {});
    const AttentionResult wide = CpuBackend().run(widened(half), {.threads = threads}, {});
    EXPECT_TRUE(sameBits(result.output, wide.output));
    EXPECT_TRUE(sameBits(result.lse, wide.lse));
    EXPECT_EQ(result.record.useful_flops, wide.record.useful_flops);
    EXPECT_EQ(result.record.executed_flops, wide.record.executed_flops);
}

TEST_P(HalfInputs, GiveTheBitsOfTheSameValuesInFp32) {
    for (const std::string& pattern : catalogNames()) {
        for (const SmallSizes& sizes : kSmallSizes) {
            SCOPED_TRACE(pattern);
            const AttentionProblem problem = gaussianProblem(smallMask(pattern, sizes.shape), sizes.heads);
            const bool even = sizes.heads.head_dim % 2 == 0;
            expectBitsOfWidened(narrowed(even ? Dtype::Fp16 : Dtype::Bf16, problem), even ? 1 : 2);
        }
    }
}

// Of several chunks of keys, rows that are not neighbours, and scores that are computed again in double.
TEST_P(HalfInputs, GiveThoseBitsOfLongRowsAndLargeScoresToo) {
    for (const char* pattern : {"triangle", "dilated", "vertical-slash"}) {
        SCOPED_TRACE(pattern);
        AttentionProblem problem = gaussianProblem(smallMask(pattern, MaskShape::square(1000)), {4, 2, 8});
        for (float& value : problem.q.data) value *= 100;
        expectBitsOfWidened(narrowed(Dtype::Fp16, problem), 2);
        expectBitsOfWidened(narrowed(Dtype::Bf16, problem), 1);
    }
}

}  // namespace
}  // namespace triscope
