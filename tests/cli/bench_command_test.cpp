#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_cli.h"

namespace triscope::test {
namespace {

using nlohmann::json;

TEST(BenchCommand, HasTheKeysThatScriptsDependOn) {
    const CliResult result = runCli({"bench", "--quick", "--case", "causal", "--threads", "1", "--json"});
    ASSERT_EQ(result.code, 0) << result.err;
    std::vector<std::string> names;
    const json report = result.json();
    for (const json& figures : report["cases"]) {
        EXPECT_THAT(keysOf(figures),
                    testing::UnorderedElementsAre("name", "mask", "seq", "heads", "kv_heads", "head_dim",
                                                  "threads", "target", "ms", "useful_gflops",
                                                  "executed_gflops", "peak_gflops", "percent_of_peak"));
        EXPECT_EQ(figures["threads"], 1);
        EXPECT_GT(figures["ms"], 0.0);
        EXPECT_GT(figures["peak_gflops"], 0.0);
        EXPECT_GE(figures["executed_gflops"], figures["useful_gflops"]);
        names.push_back(figures["name"]);
    }
    EXPECT_THAT(names,
                testing::ElementsAre(testing::StartsWith("causal"), testing::StartsWith("backward causal")));
    EXPECT_THAT(result.err, testing::HasSubstr("1 of 2: causal"));
}

TEST(BenchCommand, PrintsALineForEachCase) {
    const CliResult result = runCli({"bench", "--quick", "--case", "causal 2048"});
    ASSERT_EQ(result.code, 0) << result.err;
    for (const char* needle : {"\ncausal 2048", "\nbackward causal 2048"}) {
        EXPECT_THAT(result.out, testing::HasSubstr(needle));
    }
    EXPECT_THAT(result.out, testing::Not(testing::HasSubstr("triangle")));
}

TEST(BenchCommand, RefusesImpossibleOptions) {
    expectRefused({"bench", "--threads", "-1"}, "--threads: '-1' is not a whole number from 0 to 256");
    expectRefused({"bench", "--seq", "4K"}, "--seq");
    expectRefused({"bench", "--quick", "--case", "casual"},
                  "--case: no case has 'casual' in its name: causal 2048; ");
}

TEST(BenchCommand, StopsCleanlyWhenInterrupted) {
    const CliResult result = runCliAndInterrupt({"bench"});
    EXPECT_EQ(result.code, 130);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, testing::HasSubstr("interrupted"));
}

}  // namespace
}  // namespace triscope::test
