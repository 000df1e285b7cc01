#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;

TEST(RunCommand, HasTheKeysThatScriptsDependOn) {
    const json report = runCli({"run", "--seq", "200", "--json"}).json();
    ASSERT_EQ(report["runs"].size(), 2u);
    EXPECT_THAT(keysOf(report["runs"][0]), testing::IsSupersetOf({"backend", "seconds", "useful_flops",
                                                                  "executed_flops", "peak_bytes", "device"}));
    ASSERT_EQ(report["agreement"].size(), 1u);
    EXPECT_THAT(keysOf(report["agreement"][0]),
                testing::IsSupersetOf(
                    {"a", "b", "max_abs", "max_rel", "rmse", "cosine", "failing_fraction", "rule", "pass"}));
    EXPECT_EQ(report["agreement"][0]["a"], "cpu");
    EXPECT_EQ(report["agreement"][0]["b"], "reference");
}

TEST(RunCommand, AgreesInEveryTypeAndPattern) {
    for (const char* dtype : {"fp32", "fp16", "bf16"}) {
        for (const char* pattern : {"triangle", "streaming", "dense", "full", "last", "middle"}) {
            const json report =
                runCli({"run", "--seq", "150", "--window", "20", "--last", "9", "--heads", "2", "--kv-heads",
                        "1", "--head-dim", "24", "--dtype", dtype, "--pattern", pattern, "--json"})
                    .json();
            EXPECT_EQ(report["agreement"][0]["pass"], true) << dtype << " " << pattern;
        }
    }
}

TEST(RunCommand, RunsThePublishedFormBesideTheEngine) {
    const json report = runCli({"run", "--seq", "300", "--window", "40", "--last", "9", "--backend",
                                "cpu,cpu-two-pass", "--json"})
                            .json();
    EXPECT_EQ(report["runs"][1]["backend"], "cpu-two-pass");
    EXPECT_EQ(report["agreement"][0]["pass"], true);
    expectRefused({"run", "--seq", "64", "--pattern", "dilated", "--backend", "cpu-two-pass"},
                  "--backend: the two-pass form computes masks of sinks, a window and last rows only");
}

TEST(RunCommand, RunsTheEmulatedNpuAndSaysWhichCallItIs) {
    const json report = runCli({"run", "--seq", "200", "--window", "40", "--last", "9", "--dtype", "bf16",
                                "--backend", "cpu,npu-emulated", "--inner-precise", "0", "--json"})
                            .json();
    const json run = report["runs"][1];
    EXPECT_EQ(run["backend"], "npu-emulated");
    EXPECT_EQ(run["operator"], "aclnnFusedInferAttentionScoreV2");
    EXPECT_EQ(run["layout"], "BNSD");
    EXPECT_EQ(run["mask_form"], "bool 200 x 200");
    EXPECT_EQ(run["sparse_mode"], 1);
    EXPECT_EQ(run["inner_precise"], 0);
    EXPECT_FALSE(report["runs"][0].contains("operator"));
    EXPECT_GT(report["agreement"][0]["cosine"], 0.9999);
}

TEST(RunCommand, RefusesCallsThatTheOperatorRefuses) {
    expectRefused({"run", "--seq", "64", "--backend", "npu-emulated"},
                  "--dtype: npu-emulated takes fp16 or bf16, not fp32");
    expectRefused({"run", "--seq", "64", "--dtype", "fp16", "--backend", "npu-emulated", "--window", "4",
                   "--last", "3", "--npu-mode", "3"},
                  "--npu-mode: sparse_mode 3 keeps other cells");
    const auto expectOption = [](const std::vector<std::string>& more, const std::string& refusal) {
        std::vector<std::string> command{"run",  "--seq",     "64",          "--dtype",
                                         "fp16", "--backend", "npu-emulated"};
        command.insert(command.end(), more.begin(), more.end());
        expectRefused(command, refusal);
        command.emplace_back("--why");
        expectRefused(command, refusal);
    };
    expectOption({"--mask-value", "-10000"}, "--mask-value: the operator takes a mask tensor");
    expectOption({"--head-dim", "40"}, "--head-dim: the operator takes a head_dim");
    expectOption({"--head-dim", "48", "--kv-cache", "int8-token"}, "--kv-cache: the operator takes");
    expectOption({"--heads", "128", "--kv-heads", "1"}, "--kv-heads: the operator takes at most");
    expectOption({"--heads", "512", "--kv-heads", "512"}, "--heads: the operator takes at most");
    expectRefused({"run", "--seq", "64", "--backend", "npu-emulated", "--inner-precise", "4"},
                  "--inner-precise: '4' is not one of 0-3");
    expectRefused({"run", "--seq", "64", "--backend", "cpu", "--row-invalid", "on"},
                  "--row-invalid: is of npu-emulated");
    expectRefused(
        {"run", "--seq", "64", "--backend", "npu-emulated", "--dtype", "fp16", "--npu-pre-tokens", "4"},
        "--npu-pre-tokens: is used by --npu-mode 0 alone");
}

TEST(RunCommand, JudgesByTheRuleThatIsChosen) {
    const auto judged = [](const char* rule) {
        return runCli({"run", "--seq", "256", "--dtype", "bf16", "--backend", "reference,npu-emulated",
                       "--rule", rule, "--json"})
            .json();
    };
    const json usual = judged("auto");
    EXPECT_EQ(usual["agreement"][0]["rule"], "same-dtype-bf16");
    EXPECT_EQ(usual["agreement"][0]["pass"], true);
    EXPECT_GT(usual["agreement"][0]["allowed_rmse"], usual["agreement"][0]["rmse"]);
    EXPECT_EQ(usual["plain"]["pass"], true);
    EXPECT_EQ(judged("same-dtype")["agreement"], usual["agreement"]);
    const json vendor = judged("vendor");
    EXPECT_EQ(vendor["agreement"][0]["rule"], "ascend-bf16");
    EXPECT_EQ(vendor["agreement"][0]["pass"], false);
    EXPECT_EQ(vendor["plain"]["pass"], false) << "nothing is wrong: a plain computation fails it too";
    EXPECT_EQ(judged("tolerance")["agreement"][0]["rule"], "tolerance-bf16");
    expectRefused({"run", "--seq", "64", "--dtype", "bf16", "--rule", "derived"},
                  "--rule: derived is a rule");
    expectRefused({"run", "--seq", "64", "--rule", "vendor"}, "--rule: the vendor has no rule for fp32");
    expectRefused({"run", "--seq", "64", "--rule", "lenient"}, "--rule: 'lenient' is not one of");
}

TEST(RunCommand, DrawsInputsWithStructure) {
    const auto lse = [](const char* inputs) {
        const TemporaryDirectory directory;
        const std::string path = directory.file("l.npy");
        EXPECT_EQ(runCli({"run", "--seq", "300", "--backend", "cpu", "--pattern", "dense", "--inputs", inputs,
                          "--lse", path, "--json"})
                      .json()["inputs"],
                  inputs);
        return readNpy<double>(path).data[299];
    };
    // The marked keys take their share of the sum beside the others.
    EXPECT_GT(lse("sink-like"), lse("normal") + 1);
    EXPECT_GT(lse("needle"), lse("normal") + 1.5);
    expectRefused({"run", "--inputs", "haystack"}, "--inputs: 'haystack' is not one of: normal, sink-like");
}

TEST(RunCommand, TellsTheStepsOfTheErrorApart) {
    const json report = runCli({"run", "--seq", "128", "--dtype", "fp16", "--backend",
                                "reference,npu-emulated", "--why", "--json"})
                            .json();
    std::vector<std::string> names;
    double sum = 0;
    for (const json& step : report["why"]) {
        names.push_back(step["step"]);
        EXPECT_TRUE(step.contains("max_abs") && step.contains("rmse"));
        if (step["step"] != "together") sum += step["share"].get<double>();
    }
    EXPECT_THAT(names, testing::ElementsAre("fp32-arithmetic", "input-rounding", "weight-rounding",
                                            "accumulation-order", "mask-value", "output-rounding", "together",
                                            "remainder"));
    EXPECT_NEAR(sum, 1, 1e-9);
    const CliResult table =
        runCli({"run", "--seq", "128", "--dtype", "fp16", "--backend", "reference,npu-emulated", "--why"});
    EXPECT_NE(table.out.find("weight-rounding"), std::string::npos);
    expectRefused({"run", "--seq", "64", "--why"}, "--dtype: only a run in fp16 or bf16");
}

TEST(RunCommand, NamesAScenarioFileOnceThatIsNotThere) {
    const CliResult result = runCli({"run", "--scenario", "nofile.json"});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.err.find("nofile.json"), result.err.rfind("nofile.json")) << result.err;
}

TEST(RunCommand, CountsUsefulAndExecutedWork) {
    const json run = runCli({"run", "--seq", "128", "--pattern", "dense", "--backend", "cpu", "--heads", "3",
                             "--kv-heads", "3", "--head-dim", "16", "--json"})
                         .json()["runs"][0];
    const double useful = 4 * 3 * 16 * (128 * 129 / 2);
    EXPECT_EQ(run["useful_flops"], useful);
    EXPECT_GT(run["executed_flops"], useful) << "vectors reach over the diagonal";
    EXPECT_LT(run["executed_flops"], 1.5 * useful);
}

TEST(RunCommand, TakesItsHeadsFromAModelThatIsNamed) {
    const json report =
        runCli({"run", "--seq", "20", "--model", "qwen3-8b", "--backend", "cpu", "--json"}).json();
    EXPECT_EQ(report["heads"], 32);
    EXPECT_EQ(report["kv_heads"], 8);
    EXPECT_EQ(report["head_dim"], 128);
}

TEST(RunCommand, RunsAChunkOfALongerPrompt) {
    const json report =
        runCli({"run", "--queries", "40", "--keys", "300", "--query-offset", "260", "--json"}).json();
    EXPECT_EQ(report["queries"], 40);
    EXPECT_EQ(report["agreement"][0]["pass"], true);
}

TEST(RunCommand, ChecksTheMaskOverTheRunAndNotOverItsOwnLength) {
    const std::vector<std::string> formula{"--pattern", "formula", "--formula", "j<i"};
    for (std::vector<std::string> command : {std::vector<std::string>{"run", "--backend", "cpu", "--json"},
                                             {"npu", "plan", "--json"},
                                             {"npu", "traps", "--trap", "polarity", "--json"}}) {
        command.insert(command.end(), {"--seq", "64"});
        command.insert(command.end(), formula.begin(), formula.end());
        EXPECT_EQ(runCli(command).code, 0) << command[1] << runCli(command).err;
    }
    const json chunk =
        runCli({"run", "--seq", "200", "--keys", "250", "--query-offset", "50", "--prompt", "260", "--json"})
            .json();
    EXPECT_EQ(chunk["queries"], 200);
    EXPECT_EQ(chunk["keys"], 250);
    expectRefused({"run", "--seq", "64", "--prompt", "32"}, "--prompt: must be from 64 to");
    expectRefused({"run", "--seq", "200000", "--pattern", "formula", "--formula", "j<i"},
                  "200,000 x 200,000");
}

TEST(RunCommand, RunsThePartOfAPromptThatAScenarioFileDescribes) {
    const TemporaryDirectory directory;
    const std::string file = directory.file("chunk.json");
    writeWholeFile(file, R"({"queries": 40, "keys": 300, "query-offset": 260})");
    json report = runCli({"run", "--scenario", file, "--json"}).json();
    EXPECT_EQ(report["queries"], 40);
    EXPECT_EQ(report["keys"], 300);
    report = runCli({"run", "--scenario", file, "--seq", "50", "--json"}).json();
    EXPECT_EQ(report["queries"], 50);
    EXPECT_EQ(report["keys"], 50);
}

class RunFiles : public testing::Test {
  protected:
    void SetUp() override {
        write("q", {2, 5, 4});
        write("k", {1, 6, 4});
        write("v", {1, 6, 4});
    }
    std::string path(const std::string& name) const { return m_directory.file(name + ".npy"); }
    void write(const std::string& name, const std::vector<Index>& shape) {
        std::size_t count = 1;
        for (const Index side : shape) count *= static_cast<std::size_t>(side);
        writeNpy(path(name), shape, std::vector<float>(count, 0.5F));
    }
    std::vector<std::string> arguments(std::vector<std::string> more = {}) const {
        std::vector<std::string> all{"run", "--q", path("q"), "--k", path("k"), "--v", path("v")};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    TemporaryDirectory m_directory;
};

TEST_F(RunFiles, GiveTheTensorsAndReceiveTheOutput) {
    const CliResult result =
        runCli(arguments({"--pattern", "full", "--out", path("o"), "--lse", path("l"), "--json"}));
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.json()["keys"], 6);
    const auto output = readNpy<float>(path("o"));
    EXPECT_EQ(output.shape, (std::vector<Index>{2, 5, 4}));
    EXPECT_NEAR(output.data.front(), 0.5, 1e-6) << "the mean of equal values is that value";
    const auto lse = readNpy<double>(path("l"));
    EXPECT_EQ(lse.shape, (std::vector<Index>{2, 5}));
    EXPECT_NEAR(lse.data.front(), 4 * 0.25 / 2 + std::log(6), 1e-6);
}

TEST_F(RunFiles, AreRefusedByName) {
    expectRefused({"run", "--q", path("q")}, "--k");
    expectRefused({"run", "--q", path("none"), "--k", path("k"), "--v", path("v")}, "--q");
    write("v", {1, 7, 4});
    expectRefused(arguments(), "--v");
    write("v", {6, 4});
    expectRefused(arguments(), "--v");
    EXPECT_EQ(m_directory.fileCount(), 3);
}

TEST_F(RunFiles, AreMissingBeforeAnythingElseIsAtFault) {
    expectRefused({"run", "--seq", "64", "--q", path("none")}, "--q: there is no file");
}

TEST_F(RunFiles, AreWhatTheMaskIsCheckedOver) {
    EXPECT_EQ(runCli(arguments({"--pattern", "formula", "--formula", "j<=i"})).code, 0);
}

TEST_F(RunFiles, MayBeTensorsOfOneSafetensorsFile) {
    const std::string header = R"({"a":{"dtype":"F32","shape":[2,3,4],"data_offsets":[0,96]},)"
                               R"("k":{"dtype":"F16","shape":[1,3,4],"data_offsets":[96,120]},)"
                               R"("v":{"dtype":"BF16","shape":[1,3,4],"data_offsets":[120,144]}})";
    const std::string file = m_directory.file("qkv.safetensors");
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(header.size());
    std::ofstream(file, std::ios::binary) << bytes << header << std::string(144, '\0');
    const CliResult result =
        runCli({"run", "--q", file + ":a", "--k", file, "--v", file + ":v", "--pattern", "full", "--json"});
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.json()["heads"], 2);
    EXPECT_EQ(result.json()["keys"], 3);
    EXPECT_EQ(result.json()["inputs"], "files");
    expectRefused({"run", "--q", file, "--k", file, "--v", file}, "has no tensor 'q'; it has: a, k, v");
}

TEST_F(RunFiles, LeaveNoRoomForSizesOfAnotherKind) {
    for (const char* option : {"--seq", "--queries", "--keys", "--seed"})
        expectRefused(arguments({option, "128"}), std::string(option) + ": comes from the files");
    expectRefused(arguments({"--inputs", "needle"}), "--inputs: comes from the files");
    expectRefused(arguments({"--out", path("o"), "--lse", path("o")}), "--lse: is the same file as --out");
    expectRefused(arguments({"--out", m_directory.file("o.txt")}), "--out");
}

TEST_F(RunFiles, AreNotTouchedByARunThatFails) {
    expectRefused(arguments({"--out", m_directory.file("no/such/o.npy")}), "--out: ");
    expectRefused(arguments({"--out", path("o"), "--lse", m_directory.file("no/such/l.npy")}), "--lse: ");
    expectRefused(
        arguments({"--out", path("o"), "--against-dense", "--effect-out", m_directory.file("no/such/e.csv")}),
        "--effect-out: ");
    EXPECT_EQ(m_directory.fileCount(), 3);
}

TEST(RunCommand, RefusesImpossibleOptionsByNameAndRange) {
    expectRefused({"run", "--seq", "0"}, "--seq: must be from 1 to 1,048,576");
    expectRefused({"run", "--heads", "0"}, "--heads");
    expectRefused({"run", "--kv-heads", "3"}, "--kv-heads: must divide the 8 query heads; 3 does not");
    expectRefused({"run", "--head-dim", "x"}, "--head-dim");
    expectRefused({"run", "--dtype", "int8"}, "--dtype: 'int8' is not one of: fp32, fp16, bf16");
    expectRefused({"run", "--seed", "-1"}, "--seed");
    expectRefused({"run", "--backend", "gpu"},
                  "--backend: 'gpu' is not a backend of this build; known: reference, cpu, npu-emulated");
    expectRefused({"run", "--backend", "cpu,cpu"}, "--backend: 'cpu' is named twice");
    expectRefused({"run", "--backend", ""}, "--backend");
    expectRefused({"run", "--threads", "-2"}, "--threads");
    expectRefused({"run", "--seq", "1M", "--heads", "1024", "--kv-heads", "1024", "--head-dim", "4096"},
                  "--seq: Q, K, V and the outputs need");
}

TEST(RunCommand, StopsCleanlyWhenInterrupted) {
    const CliResult result =
        runCliAndInterrupt({"run", "--seq", "64K", "--backend", "reference", "--pattern", "dense"});
    EXPECT_EQ(result.code, 130);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::HasSubstr("interrupted"));
}

TEST(RunCommand, TellsWhichSettingsAreNotTheOperatorsOwn) {
    const auto settingsWith = [](std::vector<std::string> options) {
        std::vector<std::string> arguments{"run",  "--seq",     "64",           "--dtype",
                                           "fp16", "--backend", "npu-emulated", "--json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return runCli(arguments).json()["runs"][0]["settings"];
    };
    EXPECT_EQ(settingsWith({}), "");
    EXPECT_EQ(settingsWith({"--kv-cache", "int8-token", "--mask-value", "-inf", "--row-invalid", "off"}),
              "kv_cache int8-token, mask_value -inf, row_invalid off");
}

}  // namespace
}  // namespace triscope::test
