#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/cli/run_cli.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::vector<std::string> callOf600(std::vector<std::string> command, const std::vector<std::string>& more) {
    const std::vector<std::string> sizes{"--seq",      "600",    "--sink",     "8",       "--window",
                                         "90",         "--last", "70",         "--heads", "2",
                                         "--kv-heads", "1",      "--head-dim", "64"};
    command.insert(command.end(), sizes.begin(), sizes.end());
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

json formsOf(const std::vector<std::string>& more) {
    return runCli(callOf600({"npu", "plan", "--json"}, more)).json()["forms"];
}

TEST(NpuPlanCommand, TellsTheCallOfATokenMask) {
    const json call = formsOf({})[0]["calls"][0];
    EXPECT_EQ(call["operator"], "aclnnFusedInferAttentionScoreV3");
    EXPECT_EQ(call["layout"], "BNSD");
    EXPECT_EQ(call["sparse_mode"], 1);
    EXPECT_EQ(call["inner_precise"], 2);
    EXPECT_EQ(call["query_shape"], json({1, 2, 600, 64}));
    EXPECT_EQ(call["key_shape"], json({1, 1, 600, 64}));
    EXPECT_EQ(call["mask_bytes"], 600 * 600);
    EXPECT_EQ(call["executed_cells"], 600 * 600);
}

TEST(NpuPlanCommand, SplitsTriangleIntoSparseModesWhoseSlicesFitTogether) {
    const json form = formsOf({})[1];
    EXPECT_EQ(form["merges"], true);
    ASSERT_EQ(form["calls"].size(), 3u);
    const json& band = form["calls"][0];
    EXPECT_EQ(band["part"], "band");
    EXPECT_EQ(band["sparse_mode"], 4);
    EXPECT_EQ(band["pre_tokens"], 90);
    EXPECT_EQ(band["next_tokens"], 0);
    EXPECT_EQ(band["rows"], json({{0, 530}}));
    EXPECT_EQ(band["mask_bytes"], 2048 * 2048);
    EXPECT_EQ(form["calls"][1]["part"], "sinks");
    EXPECT_EQ(form["calls"][1]["keys"], json({{0, 8}}));
    EXPECT_EQ(form["calls"][2]["part"], "last_rows");
    EXPECT_EQ(form["calls"][2]["rows"], json({{530, 600}}));
    EXPECT_EQ(form["calls"][2]["sparse_mode"], 3);
}

TEST(NpuPlanCommand, TellsWhyAFormIsNotPossible) {
    const json form = formsOf({"--pattern", "sliding-window"})[2];
    EXPECT_EQ(form["form"], "blocks");
    EXPECT_EQ(form["possible"], false);
    EXPECT_EQ(form["why_not"], "the mask keeps no whole block of 128 x 128 cells");
    EXPECT_EQ(formsOf({"--pattern", "dilated"})[1]["possible"], false);
    EXPECT_EQ(formsOf({"--dtype", "fp32"})[0]["why_not"], "the operator takes fp16 or bf16, not fp32");
    const json on310 =
        runCli(callOf600({"npu", "plan", "--json", "--soc", "Ascend310P3"}, {})).json()["forms"];
    EXPECT_THAT(on310[0]["why_not"].get<std::string>(), HasSubstr("as many KV heads as heads only"));
}

TEST(NpuPlanCommand, TellsWhatTheBackendThenDoes) {
    ::setenv("ASCEND_HOME_PATH", TRISCOPE_FAKE_CANN "/full", 1);
    for (const char* form : {"token", "modes"}) {
        const json run =
            runCli(callOf600({"run", "--json"}, {"--dtype", "fp16", "--backend", "npu", "--npu-form", form}))
                .json()["runs"][0];
        json planned;
        for (const json& one : formsOf({})) {
            if (one["form"] == form) planned = one;
        }
        std::string mask_form;
        for (const json& call : planned["calls"]) {
            if (!mask_form.empty()) mask_form += "; ";
            const std::string part = call["part"];
            if (!part.empty()) {
                mask_form += part + ": sparse_mode " + std::to_string(call["sparse_mode"].get<int>()) + ", ";
            }
            mask_form += call["mask_form"];
            EXPECT_EQ(run["operator"], call["operator"]);
        }
        EXPECT_EQ(run["mask_form"], mask_form);
        EXPECT_EQ(run["inner_precise"], planned["calls"][0]["inner_precise"]);
        EXPECT_EQ(run["executed_flops"], 4 * 64 * 2 * planned["executed_cells"].get<std::int64_t>());
    }
    ::unsetenv("ASCEND_HOME_PATH");
}

TEST(NpuPlanCommand, PlansLengthsThatNobodyCouldRunHere) {
    const json report = runCli({"npu", "plan", "--seq", "65536", "--json"}).json();
    EXPECT_EQ(report["forms"][0]["calls"][0]["mask_bytes"], std::int64_t{65536} * 65536);
    EXPECT_LT(report["forms"][1]["executed_cells"],
              report["forms"][0]["executed_cells"].get<std::int64_t>() / 20);
}

TEST(NpuPlanCommand, SaysItInWords) {
    const CliResult words = runCli(callOf600({"npu", "plan"}, {}));
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.out, HasSubstr("sparse_mode 4, pre_tokens 90, next_tokens 0, inner_precise 2"));
    EXPECT_THAT(words.out, HasSubstr("merged by their LSE"));
    EXPECT_THAT(words.out, HasSubstr("no device was asked"));
    expectRefused({"npu", "plan", "--soc", "Ascend910A"}, "--soc: Ascend910A has no attention operator");
    expectRefused({"npu", "plan", "--soc", "foo"}, "--soc: 'foo' is not a device; known: Ascend910B1, ");
}

TEST(NpuPlanCommand, SaysWhatDoesNotFitOnTheDevice) {
    const CliResult words = runCli({"npu", "plan", "--seq", "1M"});
    EXPECT_THAT(words.out, HasSubstr("1.00 TiB on the device"));
    EXPECT_THAT(words.out, HasSubstr("does not fit: Ascend910B3 has 64.0 GiB"));
    const json report = runCli({"npu", "plan", "--seq", "1M", "--json"}).json();
    EXPECT_EQ(report["soc_bytes"], std::int64_t{64} << 30);
    EXPECT_EQ(report["forms"][0]["calls"][0]["fits"], false);
    EXPECT_EQ(report["forms"][1]["calls"][0]["fits"], true);
    EXPECT_THAT(runCli(callOf600({"npu", "plan"}, {})).out, testing::Not(HasSubstr("does not fit")));
}

}  // namespace
}  // namespace triscope::test
