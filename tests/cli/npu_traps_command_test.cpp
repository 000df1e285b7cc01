#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/io/npy.h"
#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::vector<std::string> smallCall(std::vector<std::string> command, const std::vector<std::string>& more) {
    const std::vector<std::string> sizes{"--seq",   "96", "--window",   "12", "--last",     "9",
                                         "--heads", "2",  "--kv-heads", "1",  "--head-dim", "16"};
    command.insert(command.end(), sizes.begin(), sizes.end());
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

json trapsOf(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = smallCall({"npu", "traps", "--json"}, more);
    return runCli(arguments).json()["traps"];
}

TEST(NpuTrapsCommand, NamesEachTrapThatItFallsInto) {
    const json traps = trapsOf({});
    EXPECT_EQ(traps.size(), 16u);
    for (const json& one : traps) {
        const std::string name = one["trap"];
        EXPECT_EQ(one["possible"], true) << name;
        if (name == "empty-middle") {
            EXPECT_EQ(one["named"], false);
            EXPECT_EQ(one["cautions"][0]["trap"], name);
            continue;
        }
        EXPECT_EQ(one["named"], true) << name;
        EXPECT_EQ(one["agreement"]["pass"], false) << name;
        std::vector<std::string> named;
        for (const json& cause : one["likely_causes"]) named.push_back(cause["trap"]);
        EXPECT_THAT(named, testing::Contains(name));
        EXPECT_EQ(one["rows_looked_at"], 192);
    }
}

TEST(NpuTrapsCommand, RunsOneInTheTypeThatIsAskedFor) {
    const json one = trapsOf({"--trap", "window-off-by-one", "--dtype", "bf16"}).at(0);
    EXPECT_EQ(one["backend"], "npu-emulated");
    EXPECT_EQ(one["dtype"], "bf16");
    EXPECT_EQ(one["fault"], "the window one diagonal shorter: 12 of 13");
    EXPECT_EQ(one["cells"]["asked"].get<int>() - one["cells"]["applied"].get<int>(), 96 - 9 - 8 - 12);
    EXPECT_THAT(one["likely_causes"][0]["evidence"].get<std::string>(),
                HasSubstr("rows that it changes the output is as it makes it"));
}

TEST(NpuTrapsCommand, ListsThemInWords) {
    const CliResult words = runCli({"npu", "traps", "--list"});
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.out, HasSubstr("block-rule: Floor and clamp turn tokens into blocks"));
    EXPECT_THAT(words.out, HasSubstr("seen in: the port ackerm0n/vllm-trianglemix"));
    EXPECT_EQ(runCli({"npu", "traps", "--list", "--json"}).json()["traps"].size(), 16u);
}

TEST(NpuTrapsCommand, RefusesWhatItDoesNotKnowAndWhatCannotHappen) {
    expectRefused({"npu", "traps", "--trap", "gravity"},
                  "--trap: 'gravity' is not a trap; known: last-ignored");
    expectRefused(smallCall({"npu", "traps"}, {"--pattern", "dilated", "--trap", "one-based"}),
                  "--trap: one-based needs a mask of sinks, a window and last rows");
}

TEST(NpuTrapsCommand, SaysWhatCannotHappenHereAndGoesOn) {
    const json traps = trapsOf({"--pattern", "dilated"});
    EXPECT_EQ(traps.size(), 16u);
    for (const json& one : traps) {
        if (one["trap"] == "one-based") {
            EXPECT_EQ(one["possible"], false);
        }
        if (one["trap"] == "no-causality") {
            EXPECT_EQ(one["likely_causes"][0]["trap"], "no-causality");
        }
    }
}

TEST(LikelyCauses, AreToldByARunWhoseBackendsDisagree) {
    const std::vector<std::string> uncorrected{
        "--dtype",       "fp16", "--backend",       "reference,npu-emulated",
        "--row-invalid", "off",  "--inner-precise", "0",
        "--npu-mode",    "1",    "--pattern",       "formula",
        "--queries",     "96",   "--keys",          "96",
        "--formula",     "j < i"};
    const CliResult words = runCli(smallCall({"run"}, uncorrected));
    EXPECT_THAT(words.out, HasSubstr("rows-without-key: Rows without a key are averages"));
    const json report = runCli(smallCall({"run", "--json"}, uncorrected)).json();
    EXPECT_EQ(report["likely_causes"][0]["trap"], "rows-without-key");
    EXPECT_FALSE(runCli(smallCall({"run", "--json"}, {})).json().contains("likely_causes"));
}

TEST(LikelyCauses, AreToldOfAFileThatCameBackFromADevice) {
    const TemporaryDirectory directory;
    const std::string folder = directory.file("case");
    const auto file = [&](const char* name) { return folder + "/" + name; };
    runCli(smallCall({"npu", "export-case", folder}, {}));
    // The device was given no mask but causality.
    const CliResult device =
        runCli({"run", "--q", file("q.npy"), "--k", file("k.npy"), "--v", file("v.npy"), "--pattern", "dense",
                "--dtype", "fp16", "--backend", "npu-emulated", "--out", file("out.npy")});
    ASSERT_EQ(device.code, 0) << device.err;
    const CliResult words = runCli({"npu", "compare", folder});
    EXPECT_EQ(words.code, 1);
    EXPECT_THAT(words.out, HasSubstr("mask-unused: The mask is never handed to the call"));
    std::vector<std::string> named;
    const json report = runCli({"npu", "compare", folder, "--json"}).json();
    for (const json& cause : report["likely_causes"]) named.push_back(cause["trap"]);
    // Of 96 tokens all are among the last 100, and in one of the port's kept blocks.
    EXPECT_THAT(named, testing::ElementsAre("last-ignored", "block-rule", "mask-unused"));
    std::filesystem::remove(file("scenario.json"));
    EXPECT_TRUE(runCli({"npu", "compare", folder, "--json"}).json()["likely_causes"].is_null());
    EXPECT_THAT(runCli({"npu", "compare", folder}).out, HasSubstr("not looked for, as no scenario.json"));
}

class BareTensors : public testing::Test {
  protected:
    std::string write(const char* name, const std::vector<float>& values) const {
        writeNpy(m_directory.file(name), std::vector<Index>{1, 2, 3}, values);
        return m_directory.file(name);
    }
    TemporaryDirectory m_directory;
    std::vector<float> m_values{1, 2, 3, 4, 5, 6};
};

TEST_F(BareTensors, AreComparedByTheRuleOfTheirType) {
    const std::string b = write("b.npy", m_values);
    m_values[4] = 5.01F;
    const std::string a = write("a.npy", m_values);
    const CliResult half = runCli({"npu", "compare", a, b, "--dtype", "fp16", "--json"});
    EXPECT_EQ(half.code, 0);
    EXPECT_EQ(half.json()["agreement"][0]["rule"], "ascend-fp16");
    EXPECT_EQ(half.json()["agreement"][0]["max_ulp"], 3) << "steps of 2^-8 at 5";
    const CliResult single = runCli({"npu", "compare", a, b, "--json"});
    EXPECT_EQ(single.code, 1);
    EXPECT_EQ(single.json()["pass"], false);
    EXPECT_EQ(single.json()["agreement"][0]["rule"], "fp32-largest");
    ASSERT_EQ(single.json()["worst"].size(), 1u);
    EXPECT_EQ(single.json()["worst"][0]["row"], 1);
    EXPECT_EQ(single.json()["worst"][0]["dim"], 1);
    EXPECT_EQ(single.json()["worst"][0]["b"], 5);
    EXPECT_THAT(runCli({"npu", "compare", a, b}).out, HasSubstr("head 0, row 1, dim 1: 5.01; 5"));
}

TEST_F(BareTensors, AreRefusedWhenTheyDoNotFit) {
    const std::string a = write("a.npy", m_values);
    writeNpy(m_directory.file("b.npy"), std::vector<Index>{1, 3, 2}, m_values);
    expectRefused({"npu", "compare", a, m_directory.file("b.npy")}, "--out: ");
    expectRefused({"npu", "compare", a}, "--out: is missing");
    expectRefused({"npu", "compare", a, a, "--dtype", "int8"}, "--dtype: 'int8' is not one of");
    expectRefused({"npu", "compare", a, m_directory.file("none.npy")}, "--out: ");
}

}  // namespace
}  // namespace triscope::test
