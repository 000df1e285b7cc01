#include "core/cost/kernels/ladder.h"

#include <gtest/gtest.h>

#include "core/cost/presets.h"
#include "core/cost/traced.h"
#include "tests/cost/arithmetic.h"

namespace triscope {
namespace {

using Kind = LadderRung::Kind;

CostInput ladderInput(const char* hardware, Index seq = 131072, const char* pattern = "triangle") {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware(hardware);
    input.mask = {.pattern = pattern, .shape = MaskShape::square(seq), .convention = Convention::Kernel};
    input.triangle_layers = LayerSet::parse("16-31", 32);
    return input;
}

Ladder ladder(const CostInput& input) {
    return ladderOf(input, costOf(input));
}

const LadderRung* find(const Ladder& of, Kind kind) {
    const auto found = std::find_if(of.rungs.begin(), of.rungs.end(),
                                    [kind](const auto& rung) { return rung.kind == kind; });
    return found == of.rungs.end() ? nullptr : &*found;
}

TEST(Ladder, BeginsWithThePublishedCountsOfPairsAndBlocks) {
    CostInput input = ladderInput("a100-80g");
    EXPECT_NEAR(find(ladder(input), Kind::Pairs)->factor, 101.4, 0.05);
    EXPECT_NEAR(find(ladder(input), Kind::Blocks)->factor, 85.6, 0.05);
    input.block = 128;
    EXPECT_NEAR(find(ladder(input), Kind::Blocks)->factor, 73.4, 0.05);
}

TEST(Ladder, LosesAtEveryStepDownToTheFirstToken) {
    for (const char* hardware : {"a100-80g", "ascend-910b3", "h100-sxm"}) {
        const Ladder of = ladder(ladderInput(hardware));
        for (std::size_t k = 1; k < of.rungs.size(); ++k)
            EXPECT_LE(of.rungs[k].factor, of.rungs[k - 1].factor * 1.0001)
                << hardware << ' ' << rungName(of.rungs[k].kind);
        EXPECT_GT(of.rungs.back().factor, 1);
    }
}

TEST(Ladder, ShowsFormulasWhoseNumbersGiveTheFactors) {
    for (const LadderRung& rung : ladder(ladderInput("a100-80g")).rungs) {
        EXPECT_NEAR(Arithmetic<double>::evaluate(rung.formula.numbers), rung.factor, 1e-5 * rung.factor)
            << rungName(rung.kind);
        EXPECT_EQ(rung.formula.value, roundedText(rung.factor)) << rungName(rung.kind);
    }
}

TEST(Ladder, ShowsWhatIsUnexplainedWhereItWasMeasuredAndOnlyThere) {
    const Ladder measured = ladder(ladderInput("a100-80g", 128000));
    ASSERT_NE(find(measured, Kind::Unexplained), nullptr);
    EXPECT_NEAR(find(measured, Kind::Unexplained)->factor, 15.3, 1e-9);
    EXPECT_EQ(find(ladder(ladderInput("ascend-910b3")), Kind::Unexplained), nullptr);
    CostInput other = ladderInput("a100-80g");
    other.mask.window = 1024;
    EXPECT_EQ(find(ladder(other), Kind::Unexplained), nullptr);
}

TEST(Ladder, TakesTheUsualKernelOfTheDeviceOrTheChosenOne) {
    EXPECT_EQ(ladder(ladderInput("a100-80g")).kernel, AttentionKernel::TwoPass);
    EXPECT_EQ(ladder(ladderInput("ascend-910b3")).kernel, AttentionKernel::NpuSplit);
    CostInput input = ladderInput("ascend-910b3");
    input.kernel = AttentionKernel::NpuMask;
    const Ladder masked = ladder(input);
    EXPECT_EQ(masked.kernel, AttentionKernel::NpuMask);
    EXPECT_LT(masked.rungs.back().factor, 1);
}

TEST(Ladder, SaysWhenTheChosenKernelCannotComputeThePattern) {
    CostInput input = ladderInput("a100-80g", 4096, "longformer");
    input.kernel = AttentionKernel::TwoPass;
    const Ladder of = ladder(input);
    ASSERT_TRUE(of.kernel_note);
    EXPECT_NE(of.kernel_note->str().find("two-pass"), std::string::npos);
    EXPECT_EQ(of.kernel, AttentionKernel::BlockSparse);
}

TEST(Ladder, EndsWithOneWhereNoLayerUsesThePattern) {
    CostInput input = ladderInput("a100-80g");
    input.triangle_layers = LayerSet::none(32);
    EXPECT_DOUBLE_EQ(ladder(input).rungs.back().factor, 1);
}

}  // namespace
}  // namespace triscope
