#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;

TEST(CostCommand, HasTheKeysThatScriptsDependOn) {
    const json report = runCli({"cost", "--seq", "32K,131072", "--json"}).json();
    EXPECT_THAT(keysOf(report), testing::IsSupersetOf({"lengths", "model", "hardware", "formulas"}));
    ASSERT_EQ(report["lengths"].size(), 2u);
    EXPECT_EQ(report["lengths"][1]["seq"], 131072);
    for (const char* kind : {"dense", "triangle", "mix"}) {
        EXPECT_THAT(keysOf(report["lengths"][0][kind]),
                    testing::IsSupersetOf({"attention_flops", "executed_flops", "linear_flops", "bytes_moved",
                                           "seconds", "kv_cache_bytes", "mask_bytes", "score_bytes",
                                           "workspace_bytes"}));
        EXPECT_EQ(report["lengths"][0][kind]["measured"], false);
    }
}

TEST(CostCommand, CountsAttentionByThePublishedPairs) {
    const json report = runCli({"cost", "--convention", "kernel", "--json"}).json();
    const std::int64_t per_pair = 4 * 32 * 128 * 32;
    const json& length = report["lengths"][0];
    EXPECT_EQ(length["dense"]["attention_flops"], per_pair * 8590000128);
    EXPECT_EQ(length["triangle"]["attention_flops"], per_pair * 84725028);
    EXPECT_EQ(length["mix"]["attention_flops"], per_pair / 2 * (8590000128 + 84725028));
}

TEST(CostCommand, WritesIntegersOfMoreThanSixtyFourBitsInFull) {
    const CliResult result = runCli({"cost", "--seq", "1G", "--json"});
    // 4 · 32 · 128 · N(N + 1)/2 · 32 at N = 2^30, that is 2^78 + 2^48.
    EXPECT_THAT(result.out, testing::HasSubstr("\"attention_flops\": 302231455185132270387200"));
}

TEST(CostCommand, ReadsAModelFromItsConfig) {
    const json report = runCli({"cost", "--model", TRISCOPE_RESOURCES "/models/qwen3-8b.json",
                                "--triangle-layers", "all", "--json"})
                            .json();
    EXPECT_EQ(report["model"]["layers"], 36);
    EXPECT_EQ(report["lengths"][0]["mix"]["seconds"], report["lengths"][0]["triangle"]["seconds"]);
}

TEST(CostCommand, SaysHowTheLayersOfAModelAttend) {
    const json model = runCli({"cost", "--model", "deepseek-v3", "--json"}).json()["model"];
    EXPECT_EQ(model["parameters"], 671026419200);
    EXPECT_EQ(model["attention"]["full_layers"], 61);
    EXPECT_EQ(model["attention"]["qk_dim"], 192);
    EXPECT_EQ(model["attention"]["v_dim"], 128);
    EXPECT_EQ(model["attention"]["kv_lora_rank"], 512);
    EXPECT_EQ(model["quantized"], "fp8");
    EXPECT_EQ(model["moe"]["layers"], "3-60");
    EXPECT_THAT(model["notes"].dump(), testing::HasSubstr("num_nextn_predict_layers 1"));
    EXPECT_FALSE(model.contains("fields"));
}

TEST(CostCommand, ExplainsEveryKeyOfTheModelsFile) {
    const json model = runCli({"cost", "--model", "qwen3-8b", "--explain-model", "--json"}).json()["model"];
    ASSERT_EQ(model["fields"].size(), 26U);
    EXPECT_EQ(model["fields"][0]["key"], "architectures");
    EXPECT_EQ(model["fields"][0]["used"], false);
    EXPECT_EQ(model["fields"][7]["key"], "hidden_size");
    EXPECT_EQ(model["fields"][7]["value"], "4096");
    EXPECT_EQ(model["fields"][7]["used"], true);
    const std::string table = runCli({"cost", "--explain-model"}).out;
    EXPECT_THAT(table, testing::HasSubstr("num_key_value_heads"));
    EXPECT_THAT(table, testing::HasSubstr("Only training uses it."));
}

TEST(CostCommand, PricesAChunkOfALongerPrompt) {
    const json chunk = runCli({"cost", "--seq", "1K", "--keys", "8K", "--query-offset", "7K", "--json"})
                           .json()["lengths"][0];
    EXPECT_EQ(chunk["queries"], 1024);
    EXPECT_EQ(chunk["seq"], 8192);
    // Rows 7168 ... 8191 of the causal triangle.
    EXPECT_EQ(chunk["dense_layer"]["attention_flops"],
              4 * 32 * 128 * (std::int64_t{8192} * 8193 - 7168 * 7169) / 2);
    expectRefused({"cost", "--seq", "1K,2K", "--keys", "8K"}, "--keys: goes with one length");
}

TEST(CostCommand, PrintsATableForPeople) {
    const CliResult result = runCli({"cost"});
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.out, testing::HasSubstr("time, ideal kernel"));
}

TEST(CostCommand, RefusesImpossibleOptionsByNameAndRange) {
    expectRefused({"cost", "--seq", "32K,x"}, "--seq: 'x' is not a whole number");
    expectRefused({"cost", "--seq", ","}, "--seq");
    expectRefused({"cost", "--model", "gpt-9"}, "--model");
    expectRefused({"cost", "--hardware", "abacus"}, "--hardware");
    expectRefused({"cost", "--triangle-layers", "16-32"}, "--triangle-layers");
    expectRefused({"cost", "--heads", "0"}, "--heads: must be from 1 to 1,024");
    expectRefused({"cost", "--kv-heads", "5"}, "--kv-heads");
    expectRefused({"cost", "--head-dim", "9999"}, "--head-dim: must be from 1 to 4,096");
    expectRefused({"cost", "--mask-form", "paper"}, "--mask-form: 'paper' is not one of: none, block");
}

TEST(CostCommand, NamesWhatItDoesNotUnderstandInAConfig) {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("config.json")) << R"({"model_type": "llama", "hidden_size": "wide"})";
    const std::string path = directory.file("config.json");
    expectRefused({"cost", "--model", path}, "--model: " + path + ": ");
    std::ofstream(path) << "{\n  \"hidden_size\": ,\n}";
    expectRefused({"cost", "--model", path},
                  "--model: " + path + ": is not valid JSON: the fault is at line 2, column 18");
    std::ofstream(path) << "";
    expectRefused({"cost", "--model", path}, "--model: " + path + ": is empty");
    expectRefused({"cost", "--hardware", path}, "--hardware: " + path + ": is empty");
    std::ofstream(path) << R"({"name": "x"})";
    expectRefused({"cost", "--hardware", path}, "--hardware: " + path + ": title is missing");
}

TEST(CostCommand, TakesTheLaterHalfOfAModelWithFewerLayers) {
    EXPECT_EQ(runCli({"cost", "--model", "qwen2.5-7b", "--json"}).json()["triangle_layers"], "14-27");
    expectRefused({"cost", "--model", "qwen2.5-7b", "--triangle-layers", "16-31"}, "--triangle-layers");
    expectRefused({"cost", "--target", "nan"}, "--target");
}

}  // namespace
}  // namespace triscope::test
