#include "core/cost/other_tools.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cost/presets.h"
#include "tests/cost/arithmetic.h"

namespace triscope {
namespace {

CostInput inputOf(Index tokens) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware("ascend-910b3");
    input.mask.shape = MaskShape::square(tokens);
    input.mask.convention = Convention::Kernel;
    input.block = 128;
    input.triangle_layers = LayerSet::all(input.model.layers);
    return input;
}

ToolCount countOf(const char* name, const CostInput& input) {
    const auto counts = countsOfTools(input);
    const auto found = std::find_if(counts.begin(), counts.end(), [name](const ToolCount& count) {
        return std::string_view(count.name) == name;
    });
    EXPECT_NE(found, counts.end()) << name;
    return *found;
}

// Published figures for 32 heads of 128, in units of their last digit.
TEST(OtherTools, SayWhatTheySayOfAPromptOf128K) {
    const CostInput input = inputOf(131072);
    for (const char* name : {"llm-viewer", "llm-analysis", "vidur", "msmodeling"}) {
        EXPECT_NEAR(countOf(name, input).flops / 1e11, 2815, 1) << name;
    }
    EXPECT_NEAR(countOf("infersim", input).flops / 1e11, 1564, 1);
    EXPECT_NEAR(countOf("aiconfigurator", input).flops / 1e11, 1407, 1);
    EXPECT_NEAR(countOf("exact-dense", input).flops / 1e11, 1407, 1);
    EXPECT_EQ(countOf("flop-counters", input).flops, 0);
    EXPECT_NEAR(countOf("exact-pattern", input).flops / 1e9, 1388, 1);
    EXPECT_NEAR(countOf("padded-pattern", input).flops / 1e9, 1918, 1);
    EXPECT_EQ(countOf("padded-pattern", input).numbers, "4 · 32 · 128 · 117,096,448");
}

TEST(OtherTools, JumpWhereThePromptOutgrowsTheWindow) {
    const double within = countOf("aiconfigurator-window", inputOf(512)).flops;
    const double beyond = countOf("aiconfigurator-window", inputOf(513)).flops;
    EXPECT_EQ(within, 2.0 * 512 * 512 * 4096);
    EXPECT_EQ(beyond, 4.0 * 513 * 512 * 4096);
}

TEST(OtherTools, AreMeasuredAgainstTheExactCountOfTheSameMask) {
    const CostInput input = inputOf(4096);
    EXPECT_NEAR(countOf("llm-viewer", input).ratio, 2.0 * 4096 / 4097, 1e-12);
    EXPECT_EQ(countOf("exact-dense", input).ratio, 1);
    EXPECT_EQ(countOf("exact-pattern", input).ratio, 1);
    EXPECT_GT(countOf("padded-pattern", input).ratio, 1);
}

TEST(OtherTools, ShowFormulasThatWorkOutToTheirFigure) {
    for (const ToolCount& count : countsOfTools(inputOf(70001))) {
        EXPECT_DOUBLE_EQ(Arithmetic<double>::evaluate(count.numbers), count.flops) << count.name;
        EXPECT_FALSE(count.fault.str().empty());
    }
}

}  // namespace
}  // namespace triscope
