#include "core/scenario/sweep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"
#include "core/cost/cost_report.h"
#include "core/cost/memory_plan.h"
#include "core/scenario/cost_scenario.h"
#include "core/scenario/sweep_table.h"
#include "core/scenario/sweep_values.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::string_view text) {
    try {
        sweepFromJson(text);
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "sweep");
        return error.issues().front().message.str();
    }
    return "";
}

TEST(Sweep, TakesEveryCombinationTheLastSettingFastest) {
    const Sweep sweep = sweepFromJson(R"({"seq": ["1K", 2048], "sink": 8, "window": [1, 2, 3]})");
    ASSERT_EQ(sweep.size(), 6);
    EXPECT_THAT(sweep.valuesAt(0), ElementsAre("1K", "8", "1"));
    EXPECT_THAT(sweep.valuesAt(2), ElementsAre("1K", "8", "3"));
    EXPECT_THAT(sweep.valuesAt(3), ElementsAre("2048", "8", "1"));
}

TEST(Sweep, RefusesWhatItCannotVary) {
    EXPECT_THAT(refusal(R"({"sinks": [1]})"), HasSubstr("sinks is not a setting"));
    EXPECT_THAT(refusal(R"({"run-seq": [1]})"), HasSubstr("run-seq is not a setting"));
    EXPECT_THAT(refusal(R"({"sink": [1.5]})"), HasSubstr("sink must be a whole number"));
    EXPECT_THAT(refusal(R"({"sink": []})"), HasSubstr("names no configuration"));
    EXPECT_THAT(refusal("{}"), HasSubstr("names no configuration"));
    EXPECT_THAT(refusal("[1]"), HasSubstr("is not a JSON object"));
    EXPECT_THAT(refusal("{"), HasSubstr("is not valid JSON: the fault is at line 1, column 2"));
    EXPECT_THAT(refusal(""), HasSubstr("is empty"));
    EXPECT_THAT(refusal(R"({"seq": "1K", "sink": 4, "seq": "2K"})"), HasSubstr("\"seq\" stands twice"));
}

TEST(Sweep, RefusesMoreConfigurationsThanItHolds) {
    std::string thousand;
    for (int value = 0; value < 1001; ++value) thousand += (value == 0 ? "" : ",") + std::to_string(value);
    EXPECT_EQ(refusal("{\"sink\": [" + thousand + "], \"last\": 1}"), "");
    EXPECT_THAT(refusal("{\"sink\": [" + thousand + "], \"window\": [" + thousand + "]}"),
                HasSubstr("more than 1,000,000"));
}

TEST(Sweep, PricesEachConfigurationAsIfItStoodAlone) {
    const Sweep sweep = sweepFromJson(
        R"({"model": ["qwen3-8b", "llama-3.1-8b"], "kv-dtype": "int8", "seq": ["4K", "100000"], "block": [64, 128]})");
    Scenario base;
    base.mask.sink = 4;
    const std::vector<SweepRow> rows = runSweep(sweep, base, MaskForm::Block);
    ASSERT_EQ(rows.size(), 8u);
    for (Index at = 0; at < 8; ++at) {
        Scenario alone = base;
        alone.model = at < 4 ? "qwen3-8b" : "llama-3.1-8b";
        alone.deployment.kv_dtype = KvDtype::Int8;
        alone.mask.shape = MaskShape::square(at % 4 < 2 ? 4096 : 100000);
        alone.block = at % 2 == 0 ? 64 : 128;
        const CostInput input = costInputOf(alone);
        const CostReport cost = costOf(input);
        const SweepRow& row = rows[static_cast<std::size_t>(at)];
        EXPECT_EQ(row.issue, "");
        EXPECT_EQ(row.mix.seconds.value, cost.mix.seconds.value);
        EXPECT_EQ(row.triangle.executed_flops, cost.triangle.executed_flops);
        EXPECT_EQ(row.dense.bytes_moved, cost.dense.bytes_moved);
        EXPECT_EQ(row.mix.peak_memory, planMemory(input).mix.peak);
        EXPECT_EQ(row.kv_cache, cost.dense.kv_cache_bytes);
    }
}

TEST(Sweep, GivesEachModelLayersThatItHas) {
    Scenario base;
    base.triangle_layers = "16-31";
    const Sweep models = sweepFromJson(R"({"model": ["llama-3.1-8b", "qwen2.5-7b"]})");
    for (const SweepRow& row : runSweep(models, base, MaskForm::Block)) EXPECT_EQ(row.issue, "");
    EXPECT_EQ(sweepInput(models, 0, base, MaskForm::Block).triangle_layers.text(), "16-31");
    EXPECT_EQ(sweepInput(models, 1, base, MaskForm::Block).triangle_layers.text(), "14-27");
    const Sweep asked = sweepFromJson(R"({"model": "qwen2.5-7b", "triangle-layers": ["16-31", "20-27"]})");
    const auto rows = runSweep(asked, base, MaskForm::Block);
    EXPECT_THAT(rows[0].issue, HasSubstr("from 0 to 27"));
    EXPECT_EQ(rows[1].issue, "");
}

TEST(Sweep, AppliesTheLengthBeforeTheRestOfTheShape) {
    const Sweep sweep = sweepFromJson(R"({"keys": ["8K"], "query-offset": "7K", "seq": "1K"})");
    const std::vector<SweepRow> rows = runSweep(sweep, {}, MaskForm::Block);
    EXPECT_EQ(rows.front().issue, "");
    EXPECT_EQ(rows.front().dense.attention_flops.value,
              WideInt{4 * 32 * 128 * 32} * (WideInt{8192} * 8193 - WideInt{7168} * 7169) / 2);
}

TEST(Sweep, KeepsARowForWhatIsImpossible) {
    const Sweep sweep = sweepFromJson(
        R"({"tensor-parallel": [1, 3], "model": ["llama-3.1-8b", "no-such-model"], "sink": [8, -1]})");
    const std::vector<SweepRow> rows = runSweep(sweep, {}, MaskForm::Block);
    ASSERT_EQ(rows.size(), 8u);
    EXPECT_EQ(rows[0].issue, "");
    EXPECT_THAT(rows[1].issue, HasSubstr("sink: must be from 0"));
    EXPECT_THAT(rows[2].issue, HasSubstr("model: 'no-such-model' is neither a preset"));
    EXPECT_THAT(rows[4].issue, HasSubstr("tensor-parallel: must divide the 32 query heads"));
    EXPECT_EQ(rows[4].dense.seconds.value, 0);
}

TEST(Sweep, WritesOneCsvRowForEachConfiguration) {
    const Sweep sweep = sweepFromJson(R"({"seq": "2K", "triangle-layers": ["5,7", "40"]})");
    const std::string csv = sweepCsv(sweep, runSweep(sweep, {}, MaskForm::Block));
    EXPECT_THAT(csv, testing::StartsWith("seq,triangle-layers,dense_seconds,triangle_seconds,mix_seconds,"));
    EXPECT_THAT(csv, HasSubstr("\n2K,\"5,7\",0."));
    EXPECT_THAT(csv, HasSubstr("\n2K,40,,,"));
    EXPECT_THAT(csv, HasSubstr(",\"triangle-layers: layers must be from 0 to 31, not 40\"\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
}

TEST(SweepValues, AreTypedOneByOneOrAsRanges) {
    EXPECT_THAT(sweepValues("4K  100000 16-31"), ElementsAre("4K", "100000", "16-31"));
    EXPECT_THAT(sweepValues("1K..10000"), ElementsAre("1K", "2K", "4K", "8K"));
    EXPECT_THAT(sweepValues("0..512+200 7"), ElementsAre("0", "200", "400", "7"));
    EXPECT_THAT(sweepValues("8..8"), ElementsAre("8"));
    EXPECT_THAT(sweepValues(""), ElementsAre());
}

TEST(SweepValues, RefuseRangesThatAreNone) {
    for (const char* typed : {"1..", "..4", "4..1", "0..8", "1..9+0", "a..b", "1..100000+1", "-4..8+1"}) {
        EXPECT_THROW(sweepValues(typed), InputError) << typed;
    }
}

TEST(Sweep, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const Sweep sweep = sweepFromJson(R"({"sink": [1, 2]})");
    EXPECT_THROW(runSweep(sweep, {}, MaskForm::Block, {.stop = stop.get_token()}), Cancelled);
}

TEST(Sweep, PricesTheKernelsThatItVaries) {
    const Sweep sweep = sweepFromJson(R"({"kernel": ["fused", "two-pass"], "hardware": "a100-80g"})");
    const auto rows = runSweep(sweep, Scenario{}, MaskForm::Block);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_GT(rows[1].mix_by_kernel.value, rows[0].mix_by_kernel.value);
    EXPECT_GT(rows[1].mix.peak_memory.toDouble(), rows[0].mix.peak_memory.toDouble());
    const auto headings = sweepHeadings(sweep);
    EXPECT_EQ(headings.size(), sweepCells(sweep, 0, rows[0]).size());
    EXPECT_EQ(headings[headings.size() - 2], "mix_seconds_by_kernel");
}

}  // namespace
}  // namespace triscope
