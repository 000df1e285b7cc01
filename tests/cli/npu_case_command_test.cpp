#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/io/atomic_file.h"
#include "core/io/npy.h"
#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class NpuCaseCommand : public testing::Test {
  protected:
    std::string folder() const { return m_directory.file("case"); }
    std::string file(const std::string& name) const { return folder() + "/" + name; }

    std::vector<std::string> exportArguments(std::vector<std::string> more = {}) const {
        std::vector<std::string> all{"npu", "export-case", folder(), "--seq",      "40", "--window",
                                     "6",   "--last",      "5",      "--sink",     "2",  "--heads",
                                     "2",   "--kv-heads",  "1",      "--head-dim", "16"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    json exported(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = exportArguments(more);
        arguments.push_back("--json");
        return runCli(arguments).json();
    }
    // The emulated NPU stands in for the device.
    void runEmulated() const {
        const CliResult result = runCli(
            {"run",      "--q",       file("q.npy"),  "--k",   file("k.npy"),   "--v",   file("v.npy"),
             "--window", "6",         "--last",       "5",     "--sink",        "2",     "--dtype",
             "fp16",     "--backend", "npu-emulated", "--out", file("out.npy"), "--lse", file("lse.npy")});
        ASSERT_EQ(result.code, 0) << result.err;
    }

    TemporaryDirectory m_directory;
};

TEST_F(NpuCaseCommand, WritesACaseAndSaysWhatIsInIt) {
    const json report = exported();
    EXPECT_EQ(report["operator"], "npu_fused_infer_attention_score");
    EXPECT_EQ(report["dtype"], "fp16") << "unless said";
    EXPECT_EQ(report["sparse_mode"], 1);
    EXPECT_EQ(report["inner_precise"], 2);
    EXPECT_EQ(report["mask_form"], "bool 40 x 40");
    EXPECT_EQ(report["files"].size(), 8u);
    for (const char* name : {"case.json", "run_npu.py", "README.md", "scenario.json", "mask.npy"}) {
        EXPECT_TRUE(std::filesystem::exists(file(name))) << name;
    }
    EXPECT_THAT(contentOf(file("README.md")), HasSubstr(report["case"].get<std::string>()));
    EXPECT_EQ(contentOf(file("README.md")).find('%'), std::string::npos) << "a place left open";
    EXPECT_EQ(m_directory.fileCount(), 1);
}

TEST_F(NpuCaseCommand, ComparesWhatComesBackAndAgrees) {
    const json report = exported();
    runEmulated();
    const CliResult result = runCli({"npu", "compare", folder(), "--json"});
    EXPECT_EQ(result.code, 0) << result.err;
    const json comparison = result.json();
    EXPECT_EQ(comparison["pass"], true);
    EXPECT_EQ(comparison["case"], report["case"]);
    EXPECT_EQ(comparison["run"], nullptr);
    ASSERT_EQ(comparison["agreement"].size(), 3u) << "the output by two rules, and the LSE";
    EXPECT_EQ(comparison["agreement"][0]["b"], "reference");
    EXPECT_EQ(comparison["agreement"][2]["a"], "lse");
    EXPECT_EQ(comparison["from_emulated"]["max_abs"], 0);
}

TEST_F(NpuCaseCommand, GivesItsVerdictFirst) {
    exported();
    runEmulated();
    const std::string report = runCli({"npu", "compare", folder()}).out;
    EXPECT_LT(report.find("is as expected"), report.find("max abs"));
    EXPECT_EQ(report.find("DO NOT AGREE"), std::string::npos) << report;
}

TEST_F(NpuCaseCommand, GivesNoDistancesWhereNothingIsFinite) {
    exported();
    runEmulated();
    auto out = readNpy<float>(file("out.npy"));
    std::fill(out.data.begin(), out.data.end(), std::numeric_limits<float>::quiet_NaN());
    writeNpy(file("out.npy"), out.shape, out.data);
    const CliResult result = runCli({"npu", "compare", folder()});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.out, HasSubstr("out.npy against reference: no element is finite, failing 100.0 %"));
}

TEST_F(NpuCaseCommand, EndsWithOneWhenTheResultDiffersAndNamesTheElement) {
    exported();
    runEmulated();
    auto out = readNpy<float>(file("out.npy"));
    float& flipped = out.data[static_cast<std::size_t>((1 * 40 + 30) * 16 + 7)];
    flipped = flipped > 0 ? -1.0F : 1.0F;
    const std::string elsewhere = m_directory.file("result.npy");
    writeNpy(elsewhere, out.shape, out.data);
    const CliResult result = runCli({"npu", "compare", folder(), elsewhere});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.out, HasSubstr("largest difference at head 1, row 30, dim 7"));
    EXPECT_THAT(result.out, HasSubstr("NOT as expected"));
    const json comparison = runCli({"npu", "compare", folder(), elsewhere, "--json"}).json();
    EXPECT_EQ(comparison["pass"], false);
    EXPECT_EQ(comparison["worst"]["row"], 30);
    EXPECT_EQ(runCli({"npu", "compare", folder()}).code, 0) << "out.npy itself is as it was";
}

TEST_F(NpuCaseCommand, TakesTheOperatorAndItsParameters) {
    json report = exported({"--operator", "prompt", "--dtype", "bf16", "--pattern", "dense"});
    EXPECT_EQ(report["operator"], "npu_prompt_flash_attention");
    EXPECT_EQ(report["inner_precise"], 0);
    EXPECT_EQ(report["sparse_mode"], 3);
    EXPECT_EQ(report["dtype"], "bf16");
    report = exported({"--operator", "npu_fusion_attention", "--npu-mode", "0", "--npu-next-tokens", "0"});
    EXPECT_EQ(report["operator"], "npu_fusion_attention");
    EXPECT_EQ(json::parse(contentOf(file("case.json")))["call"]["next_tokens"], 0);
}

TEST_F(NpuCaseCommand, LeavesAScenarioThatOpensTheSameMask) {
    exported();
    const json report = runCli({"mask", "--scenario", file("scenario.json"), "--json"}).json();
    EXPECT_EQ(report["queries"], 40);
    EXPECT_EQ(report["settings"]["window"], 6);
    EXPECT_EQ(exported({"--scenario", file("scenario.json")})["dtype"], "fp16");
}

TEST_F(NpuCaseCommand, LeavesAScenarioThatRunsTheSameProblem) {
    const CliResult result =
        runCli({"npu", "export-case", folder(), "--queries", "24", "--keys", "100", "--query-offset", "76",
                "--window", "9", "--last", "5", "--prompt", "110"});
    ASSERT_EQ(result.code, 0) << result.err;
    const std::string again = m_directory.file("again.npy");
    const std::string given = m_directory.file("given.npy");
    const auto run = [&](const std::string& out, const std::vector<std::string>& more) {
        std::vector<std::string> all{"run", "--scenario", file("scenario.json"), "--backend", "cpu", "--out",
                                     out,   "--json"};
        all.insert(all.end(), more.begin(), more.end());
        return runCli(all).json();
    };
    const json report = run(again, {});
    EXPECT_EQ(report["queries"], 24);
    EXPECT_EQ(report["keys"], 100);
    run(given, {"--q", file("q.npy"), "--k", file("k.npy"), "--v", file("v.npy")});
    EXPECT_EQ(contentOf(again), contentOf(given));
    const json exported_again =
        runCli({"npu", "export-case", folder(), "--scenario", file("scenario.json"), "--json"}).json();
    EXPECT_EQ(exported_again["mask_form"], "bool 24 x 100");
}

TEST_F(NpuCaseCommand, RefusesByName) {
    expectRefused(exportArguments({"--operator", "magic"}), "--operator: 'magic' is not one of fused-infer");
    expectRefused(exportArguments({"--dtype", "fp32"}), "--dtype: the operator takes fp16 or bf16");
    expectRefused(exportArguments({"--operator", "prompt", "--inner-precise", "2"}), "--inner-precise");
    expectRefused(exportArguments({"--npu-mode", "3"}), "--npu-mode: sparse_mode 3 keeps other cells");
    expectRefused({"npu", "export-case", folder(), "--seq", "40", "--head-dim", "20"},
                  "--head-dim: the operator takes a head_dim of at most 512 in multiples of 16, not 20");
    expectRefused({"npu", "export-case"}, "dir");
    expectRefused({"npu"}, "A subcommand is required");
    expectRefused({"npu", "foo"}, "foo");
    expectRefused({"npu", "export-case", folder(), "--seq", "40", "--heads", "128", "--kv-heads", "1"},
                  "--kv-heads: the operator takes at most 256 heads");
    expectRefused({"npu", "export-case", m_directory.file("no/such")}, "--dir: cannot be written");
    EXPECT_EQ(m_directory.fileCount(), 0);
    writeWholeFile(m_directory.file("mine"), "x");
    expectRefused({"npu", "export-case", m_directory.file("mine")}, "is not a folder");
    expectRefused({"npu", "export-case", m_directory.file("")}, "holds mine, which is not of a case");
}

TEST_F(NpuCaseCommand, RefusesToCompareWhatIsNotThere) {
    expectRefused({"npu", "compare", folder()}, "--case: is no case");
    exported();
    expectRefused({"npu", "compare", folder()}, "--out");
    expectRefused({"npu", "compare", folder(), file("q.npy"), "--lse", file("none.npy")}, "--lse");
    expectRefused({"npu", "compare", folder(), file("k.npy")},
                  "k.npy holds shape (1, 40, 16); expected is float16 of shape (2, 40, 16)");
}

TEST_F(NpuCaseCommand, StopsCleanlyWhenInterrupted) {
    const CliResult result = runCliAndInterrupt(
        {"npu", "export-case", folder(), "--seq", "8K", "--pattern", "dense", "--heads", "8"});
    EXPECT_EQ(result.code, 130);
    EXPECT_EQ(m_directory.fileCount(), 0);
}

}  // namespace
}  // namespace triscope::test
