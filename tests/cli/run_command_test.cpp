#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

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
                  "--backend: the operator takes fp16 or bf16");
    expectRefused({"run", "--seq", "64", "--dtype", "fp16", "--backend", "npu-emulated", "--window", "4",
                   "--last", "3", "--npu-mode", "3"},
                  "--backend: sparse_mode 3 keeps other cells");
    expectRefused({"run", "--seq", "64", "--backend", "npu-emulated", "--inner-precise", "4"},
                  "--inner-precise: '4' is not one of 0-3");
    expectRefused({"run", "--seq", "64", "--backend", "cpu", "--row-invalid", "on"},
                  "--row-invalid: is of npu-emulated");
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

TEST_F(RunFiles, LeaveNoRoomForSizesOfAnotherKind) {
    expectRefused(arguments({"--seq", "128"}), "--seq: comes from the files");
    expectRefused(arguments({"--out", path("o"), "--lse", path("o")}), "--lse: is the same file as --out");
    expectRefused(arguments({"--out", m_directory.file("o.txt")}), "--out");
}

TEST_F(RunFiles, AreNotTouchedByARunThatFails) {
    expectRefused(arguments({"--out", m_directory.file("no/such/o.npy")}), "no/such");
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

}  // namespace
}  // namespace triscope::test
