#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/memory_plan.h"
#include "core/cost/presets.h"

namespace triscope {
namespace {

using testing::HasSubstr;

CostInput inputOf(const char* model, const char* hardware, Index seq) {
    CostInput input;
    input.model = loadModel(model);
    input.hardware = loadHardware(hardware);
    input.mask.shape = MaskShape::square(seq);
    input.triangle_layers = LayerSet::parse("all", input.model.layers);
    return input;
}

TEST(CostNotes, SaysWhenOneFormatStandsInForAnother) {
    EXPECT_TRUE(costOf(inputOf("llama-3.1-8b", "ascend-910b3", 1024)).warnings.empty());
    const CostReport report = costOf(inputOf("llama-3.1-8b", "ascend-910a", 1024));
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings.front().str(), "Ascend 910A has no bf16 matrix units: priced as fp16.");
}

TEST(CostNotes, SaysWhenTheMemoryIsTooSmall) {
    EXPECT_TRUE(costOf(inputOf("llama-3.1-8b", "ascend-910b4", 131072)).warnings.empty());
    const CostReport report = costOf(inputOf("llama-3.1-8b", "ascend-910b4", 262144));
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings.front().str(),
              "The weights (15.0 GiB) and the KV cache (32.0 GiB) do not fit into the 32.0 GiB of one Ascend "
              "910B4.");
}

TEST(CostNotes, CountsWhatEachOfManyDevicesHolds) {
    CostInput input = inputOf("llama-3.1-8b", "ascend-910b4", 262144);
    input.deployment.context_parallel = 4;
    EXPECT_TRUE(costOf(input).warnings.empty());
    input = inputOf("deepseek-v3", "ascend-910b3", 131072);
    input.deployment.tensor_parallel = 2;
    const std::string peak = formatBytes(planMemory(input, buffersOf(input)).mix.peak);
    const CostReport report = costOf(input);
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(
        report.warnings.front().str(),
        "Each of 2 devices needs " + peak + ", which does not fit into the 64.0 GiB of one Ascend 910B3.");
}

TEST(CostNotes, KeepsRemarksApartFromWarnings) {
    const CostReport report = costOf(inputOf("deepseek-v3", "ascend-910b3", 4096));
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_THAT(report.warnings.front().str(), HasSubstr("do not fit"));
    EXPECT_THAT(report.notes.front().str(), HasSubstr("Weights in fp8"));
}

TEST(CostNotes, SaysThatMoreDevicesChangeNoTime) {
    CostInput input = inputOf("llama-3.1-8b", "ascend-910b3", 8192);
    const CostReport one = costOf(input);
    input.deployment.tensor_parallel = 4;
    input.deployment.context_parallel = 2;
    const CostReport eight = costOf(input);
    EXPECT_EQ(eight.mix.seconds.value, one.mix.seconds.value);
    EXPECT_TRUE(one.notes.empty());
    ASSERT_EQ(eight.notes.size(), 1U);
    EXPECT_THAT(eight.notes.front().str(), HasSubstr("over 8 devices"));
}

TEST(CostNotes, WarnsOfQueriesThatSeeNoKeyOrNotTheirOwn) {
    CostInput input = inputOf("llama-3.1-8b", "ascend-910b3", 8192);
    input.mask.shape = {.queries = 7, .keys = 107, .query_offset = 100, .prompt = 0};
    EXPECT_TRUE(costOf(input).warnings.empty());
    input.mask.shape.keys = 3;
    ASSERT_EQ(costOf(input).warnings.size(), 1U);
    EXPECT_THAT(costOf(input).warnings.front().str(),
                HasSubstr("The queries stand at positions 100 to 106, the keys at 0 to 2"));
    input.mask.pattern = "streaming";
    input.mask.sink = 0;
    input.mask.window = 4;
    ASSERT_EQ(costOf(input).warnings.size(), 2U);
    EXPECT_THAT(costOf(input).warnings.back().str(), HasSubstr("no query sees a key"));
}

}  // namespace
}  // namespace triscope
