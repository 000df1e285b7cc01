#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(CostPlan, TellsWhatADeviceHoldsAndHowLongAPromptMayBe) {
    const json length = runCli({"cost", "--seq", "8K", "--json"}).json()["lengths"][0];
    const json& memory = length["memory"];
    EXPECT_EQ(memory["kernel"], "fused");
    EXPECT_EQ(memory["capacity_bytes"], std::int64_t{64} << 30);
    for (const char* plan : {"dense", "triangle", "mix"}) {
        std::int64_t at_peak = 0;
        for (const json& item : memory[plan]["items"]) {
            if (item["at_peak"] == true) at_peak += item["bytes"].get<std::int64_t>();
        }
        EXPECT_EQ(memory[plan]["peak_bytes"], at_peak);
        EXPECT_EQ(memory[plan]["fits"], true);
        EXPECT_GT(memory[plan]["longest"], 8192);
    }
    EXPECT_FALSE(memory["formulas"].empty());
    EXPECT_FALSE(length.contains("parallel"));
    EXPECT_FALSE(length.contains("chunks"));
}

TEST(CostPlan, StoresTheKvCacheAsAsked) {
    const auto cache = [](const char* dtype) {
        return runCli({"cost", "--kv-dtype", dtype, "--json"})
            .json()["lengths"][0]["dense"]["kv_cache_bytes"]
            .get<std::int64_t>();
    };
    EXPECT_EQ(2 * cache("int8"), cache("fp16"));
    expectRefused({"cost", "--kv-dtype", "int4"}, "--kv-dtype: 'int4' is not one of: auto, fp16, bf16, int8");
}

TEST(CostPlan, HoldsTheMaskThatTheKernelReads) {
    const auto mask = [](std::vector<std::string> options) {
        options.insert(options.begin(), {"cost", "--seq", "8K", "--json"});
        const json length = runCli(options).json()["lengths"][0];
        for (const json& item : length["memory"]["triangle"]["items"]) {
            if (item["name"] != "mask_bytes") continue;
            EXPECT_EQ(item["bytes"], length["triangle"]["mask_bytes"]);
            return item["bytes"].get<std::int64_t>();
        }
        return std::int64_t{0};
    };
    EXPECT_EQ(mask({}), 128 * 128);
    EXPECT_EQ(mask({"--kernel", "npu-mask"}), 8192 * 8192);
    EXPECT_EQ(mask({"--kernel", "npu-mask", "--mask-form", "block"}), 128 * 128);
}

TEST(CostPlan, SaysWhenTheModelIsMadeForLessThanFits) {
    EXPECT_THAT(runCli({"cost", "--seq", "8K"}).out,
                HasSubstr("the model is made for up to 131,072 tokens (max_position_embeddings)"));
    EXPECT_THAT(runCli({"cost", "--seq", "8K", "--hardware", "ascend-910b4", "--model", "qwen3-32b"}).out,
                testing::Not(HasSubstr("is made for")));
}

TEST(CostPlan, CountsOneOfAThingAsOne) {
    const std::string out = runCli({"cost", "--seq", "1", "--prefill-chunk", "1"}).out;
    EXPECT_THAT(out, HasSubstr("1 token "));
    EXPECT_THAT(out, HasSubstr("1 chunk of 1 token, on one device"));
    EXPECT_THAT(out, testing::Not(HasSubstr("1.00 B")));
}

TEST(CostPlan, WeighsTheRanksOfASplitPrompt) {
    const json parallel = runCli({"cost", "--tensor-parallel", "2", "--context-parallel", "4", "--json"})
                              .json()["lengths"][0]["parallel"];
    EXPECT_EQ(parallel["tensor_parallel"], 2);
    ASSERT_EQ(parallel["splits"].size(), 3u);
    EXPECT_EQ(parallel["splits"][0]["split"], "contiguous");
    EXPECT_EQ(parallel["splits"][0]["ranks"].size(), 4u);
    EXPECT_GT(parallel["splits"][0]["pattern_imbalance"], 1.2);
    expectRefused({"cost", "--tensor-parallel", "5"}, "--tensor-parallel: must divide the 32 query heads");
}

TEST(CostPlan, SplitsAPromptIntoChunksThatKeepTheSameCells) {
    const json chunks = runCli({"cost", "--prefill-chunk", "16K", "--json"}).json()["lengths"][0]["chunks"];
    ASSERT_EQ(chunks["calls"].size(), 8u);
    std::int64_t kept = 0;
    for (const json& call : chunks["calls"]) kept += call["pattern_kept"].get<std::int64_t>();
    EXPECT_EQ(chunks["pattern_kept"], kept);
    EXPECT_EQ(chunks["calls"][6]["last_kept"], 0);
    EXPECT_GT(chunks["calls"][7]["last_kept"], 0);
}

TEST(CostPlan, PrintsTheSameAsTables) {
    const std::string out =
        runCli({"cost", "--context-parallel", "4", "--prefill-chunk", "16K", "--kernel", "two-pass"}).out;
    EXPECT_THAT(out, HasSubstr("memory of a device"));
    EXPECT_THAT(out, HasSubstr("Expanded K and V"));
    EXPECT_THAT(out, HasSubstr("zigzag"));
    EXPECT_THAT(out, HasSubstr("8 chunks of 16,384 tokens"));
}

TEST(CostTools, AreListedOnRequest) {
    const json length = runCli({"cost", "--tools", "--json"}).json()["lengths"][0];
    EXPECT_EQ(length["tools"].size(), 11u);
    EXPECT_EQ(length["tools"][0]["name"], "llm-viewer");
    EXPECT_FALSE(runCli({"cost", "--json"}).json()["lengths"][0].contains("tools"));
    EXPECT_THAT(runCli({"cost", "--tools"}).out, HasSubstr("2.815e+14"));
}

class CostSweep : public testing::Test {
  protected:
    std::string file(const std::string& text) const {
        const std::string path = m_directory.file("sweep.json");
        std::ofstream(path) << text;
        return path;
    }
    std::string out() const { return m_directory.file("out.csv"); }
    std::ptrdiff_t files() const { return m_directory.fileCount(); }

  private:
    TemporaryDirectory m_directory;
};

TEST_F(CostSweep, WritesARowForEachConfiguration) {
    const std::string sweep = file(R"({"seq": ["1K", "2K"], "sink": [4, 8, -1]})");
    const CliResult result = runCli({"cost", "--sweep", sweep, "--window", "64"});
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 7);
    EXPECT_THAT(result.out, HasSubstr("sink: must be from 0"));
    EXPECT_EQ(runCli({"cost", "--sweep", sweep, "--window", "64", "--out", out()}).out, "");
    EXPECT_EQ(contentOf(out()), result.out);
}

TEST_F(CostSweep, RefusesWhatIsNoSweep) {
    expectRefused({"cost", "--sweep", file("[]")}, "sweep.json: is not a JSON object");
    expectRefused({"cost", "--sweep", file("{\"sinks\": 1}")}, "sweep.json: sinks is not a setting");
    expectRefused({"cost", "--sweep", file(R"({"seq": 1, "seq": 2})")}, "sweep.json: \"seq\" stands twice");
    expectRefused({"cost", "--sweep", file("{\"sink\": 1}"), "--seq", "1K,2K"},
                  "--seq: a list of lengths does not go with --sweep: leave --seq out");
    expectRefused({"cost", "--sweep", "/no/such/file"}, "/no/such/file");
    expectRefused({"cost", "--sweep", file("{\"sink\": 1}"), "--json"}, "--json");
    expectRefused({"cost", "--out", out()}, "--out");
}

TEST_F(CostSweep, RefusesToWriteATableWithoutAFigure) {
    expectRefused({"cost", "--sweep", file(R"({"sink": [-1, -2]})"), "--out", out()},
                  "--sweep: none of its 2 configurations can be priced; the first: sink: must be from 0");
    expectRefused({"cost", "--sweep", file(R"({"sink": -1})")},
                  "--sweep: its only configuration cannot be priced: sink: must be");
    EXPECT_EQ(files(), 1);
}

TEST_F(CostSweep, LeavesNoFileBehindWhenItIsInterrupted) {
    std::string many;
    for (int value = 0; value < 1000; ++value) many += (value == 0 ? "" : ",") + std::to_string(value);
    const std::string sweep = file("{\"sink\": [" + many + "], \"window\": [" + many + "]}");
    const CliResult result = runCliAndInterrupt({"cost", "--sweep", sweep, "--out", out()});
    EXPECT_EQ(result.code, 130);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace triscope::test
