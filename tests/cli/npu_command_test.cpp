#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

// The environment of a machine with the stand-in of CANN, or with none; and with a fault.
class Machine {
  public:
    explicit Machine(const std::string& toolkit, const std::string& fault = "") {
        ::setenv("ASCEND_HOME_PATH", toolkit.c_str(), 1);
        ::setenv("ASCEND_TOOLKIT_HOME", "", 1);
        ::setenv("TRISCOPE_FAKE_CANN", fault.c_str(), 1);
    }
    ~Machine() {
        for (const char* name : {"ASCEND_HOME_PATH", "ASCEND_TOOLKIT_HOME", "TRISCOPE_FAKE_CANN"})
            ::unsetenv(name);
    }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
};

constexpr const char* kFake = TRISCOPE_FAKE_CANN "/full";

std::vector<std::string> npuRun(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{
        "run",     "--seq",     "200",          "--window", "20",         "--last", "9",
        "--heads", "2",         "--kv-heads",   "1",        "--head-dim", "16",     "--dtype",
        "fp16",    "--backend", "reference,npu"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

TEST(NpuCommand, ProbeTellsWhatItFoundAndThatItNeverRanOnOne) {
    const Machine machine(kFake);
    const json report = runCli({"npu", "probe", "--json"}).json();
    EXPECT_EQ(report["available"], true);
    EXPECT_EQ(report["reason"], nullptr);
    EXPECT_EQ(report["tested_on_npu"], false);
    EXPECT_EQ(report["runtime_version"], "1.13.0");
    EXPECT_EQ(report["devices"][0]["soc"], "Ascend910B3");
    EXPECT_EQ(report["devices"][0]["free_bytes"], 1 << 30);
    EXPECT_EQ(report["operators"][0]["name"], "aclnnFusedInferAttentionScoreV3");
    EXPECT_EQ(report["operators"][0]["found"], true);
    EXPECT_EQ(report["tried"][0]["loaded"], true);
    const CliResult words = runCli({"npu", "probe"});
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.out, HasSubstr("an NPU can be used"));
    EXPECT_THAT(words.out, HasSubstr("Ascend910B3, 20 AI cores, 40 vector cores, 1.00 GiB of 32.0 GiB free"));
    EXPECT_THAT(words.out, HasSubstr("never run on a physical NPU"));
}

TEST(NpuCommand, ProbeTellsWhereItLookedWhenTheLibrariesAreNotThere) {
    const TemporaryDirectory nothing;
    const Machine machine(nothing.file("toolkit"));
    const json report = runCli({"npu", "probe", "--json"}).json();
    EXPECT_EQ(report["tried"][0]["file"], nothing.file("toolkit/lib64/libascendcl.so"));
    EXPECT_EQ(report["tried"][0]["loaded"], false);
    EXPECT_THAT(std::string(report["tried"][0]["note"]), HasSubstr("No such file"));
}

TEST(NpuCommand, ProbeTellsTheCallThatFails) {
    const Machine machine(kFake, "aclrtSetDevice 1 507033 EL0005: the device is lost");
    const CliResult words = runCli({"npu", "probe"});
    EXPECT_EQ(words.code, 0) << "to find none is an answer";
    EXPECT_THAT(words.out,
                HasSubstr("no NPU: the NPU cannot be used: aclrtSetDevice failed with 507033 (the device "
                          "could not be set up): EL0005: the device is lost"));
}

TEST(NpuCommand, RunsAttentionAndComparesIt) {
    const Machine machine(kFake);
    const json report = runCli(npuRun({"--json"})).json();
    const json run = report["runs"][1];
    EXPECT_EQ(run["backend"], "npu");
    EXPECT_EQ(run["device"], "Ascend910B3, NPU 0");
    EXPECT_EQ(run["operator"], "aclnnFusedInferAttentionScoreV3");
    EXPECT_EQ(run["mask_form"], "bool 200 x 200");
    EXPECT_NEAR(run["device_seconds"], 0.0015, 1e-6);
    EXPECT_FALSE(report["runs"][0].contains("device_seconds"));
    EXPECT_EQ(report["agreement"][0]["pass"], true);
}

TEST(NpuCommand, RunsTheSplitCallsWhenAskedFor) {
    const Machine machine(kFake);
    const json run = runCli(npuRun({"--npu-form", "modes", "--json"})).json()["runs"][1];
    EXPECT_THAT(std::string(run["mask_form"]), HasSubstr("band: sparse_mode 4"));
    EXPECT_EQ(run["sparse_mode"], 4);
}

TEST(NpuCommand, RefusesRatherThanRunsElsewhere) {
    {
        const Machine machine(kFake, "aclrtGetDeviceCount 1 507899 EL0003: no driver");
        expectRefused(npuRun({}),
                      "--backend: the NPU cannot be used: aclrtGetDeviceCount failed with 507899");
    }
    const Machine machine(kFake);
    expectRefused(npuRun({"--npu-form", "blocks"}),
                  "--backend: the mask keeps no whole block of 128 x 128 cells");
    expectRefused(npuRun({"--npu-device", "3"}), "--backend: there is no NPU 3");
    expectRefused(npuRun({"--npu-form", "dense"}), "--npu-form: 'dense' is not one of token, modes, blocks");
    expectRefused(npuRun({"--npu-timeout", "0"}), "--npu-timeout");
    expectRefused({"run", "--seq", "64", "--backend", "cpu", "--npu-form", "token"},
                  "--npu-form: is of npu, which --backend does not name");
}

TEST(NpuCommand, EndsWithAFaultWhenTheDeviceFails) {
    const Machine machine(kFake, "aclrtMalloc 3 207001 EL0004: out of memory");
    const CliResult result = runCli(npuRun({}));
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("aclrtMalloc failed with 207001 (out of device memory): EL0004"));
}

}  // namespace
}  // namespace triscope::test
