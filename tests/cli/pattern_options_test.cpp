#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/mask/catalog.h"
#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;

TEST(PatternOptions, ListEveryPatternWithItsRuleAndSource) {
    const json patterns = runCli({"mask", "--list", "--json"}).json()["patterns"];
    ASSERT_EQ(patterns.size(), patternCatalog().size());
    for (const json& pattern : patterns) {
        EXPECT_FALSE(pattern["rule"].get<std::string>().empty()) << pattern;
        EXPECT_FALSE(pattern["source"].get<std::string>().empty()) << pattern;
    }
    EXPECT_THAT(runCli({"mask", "--list"}).out, testing::HasSubstr("top-k-example (an example only)"));
}

TEST(PatternOptions, ReportTheSettingsThatThePatternUses) {
    const json report = runCli({"mask", "--pattern", "fixed", "--stride", "256", "--json"}).json();
    EXPECT_EQ(report["settings"], json::parse(R"({"stride": 256, "summary": 32})"));
    // Each row of a stretch of 256 sees itself and all before it there.
    EXPECT_EQ(report["cells"]["local"], 131072 / 256 * (256 * 257 / 2));
}

TEST(PatternOptions, CombinePatterns) {
    const json lost =
        runCli({"mask", "--seq", "1M", "--pattern", "triangle minus triangle(convention=kernel)", "--json"})
            .json();
    EXPECT_EQ(lost["cells"]["kept"], (1 << 20) - 8 - 512 - 128);
}

TEST(PatternOptions, TakeAFormula) {
    const json report =
        runCli({"mask", "--seq", "100", "--pattern", "formula", "--formula", "j<=i and i-j<2", "--json"})
            .json();
    EXPECT_EQ(report["cells"]["kept"], 199);
    const auto kept = [](const std::string& formula) {
        return runCli({"mask", "--seq", "100", "--pattern", "formula", "--formula", formula, "--json"})
            .json()["cells"]["kept"]
            .get<int>();
    };
    EXPECT_EQ(kept("j-i >= -1 and (j<=i)"), 199);
    EXPECT_EQ(kept("not (i<j) and max(i-j, -3) == 0"), 100);
    EXPECT_EQ(kept("1/0"), 0);
}

TEST(PatternOptions, SurviveAScenarioFile) {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("s.json"))
        << R"({"seq": 64, "pattern": "documents minus strided", "lengths": "20 + 44", "stride": 9})";
    EXPECT_EQ(runCli({"mask", "--scenario", directory.file("s.json"), "--json"}).json()["settings"],
              json::parse(R"({"stride": 9, "lengths": "20 + 44"})"));
}

TEST(PatternOptions, AreRefusedWithTheOptionAndTheColumn) {
    expectRefused({"mask", "--pattern", "triangle mins dense"}, "--pattern: 'mins' at column 10");
    expectRefused({"mask", "--pattern", "formula", "--formula", "j<=i and (j<4", "--seq", "64"},
                  "--formula: has a parenthesis that is not closed");
    expectRefused({"mask", "--pattern", "formula", "--formula", "i<j<3", "--seq", "64"},
                  "--formula: compares twice in a row at column 4");
    expectRefused({"mask", "--seq", ""}, "is empty");
    expectRefused({"mask", "--pattern", "formula"}, "--keys: a formula is tried on each cell");
    expectRefused({"mask", "--pattern", "bigbird", "--seq", "1G"}, "--pattern-block: must be 16,384 or more");
    expectRefused({"mask", "--pattern", "documents", "--lengths", "12K,x"}, "--lengths: 'x' at column 5");
    expectRefused({"mask", "--pattern", "npu", "--sparse-mode", "9"}, "--sparse-mode: must be from 0 to 8");
    expectRefused({"mask", "--pattern", "npu", "--sparse-mode", "1", "--user-mask", "npu"},
                  "--user-mask: must be another pattern");
    expectRefused({"mask", "--pattern", "vertical-slash", "--seq", "16M", "--block", "64"},
                  "--block: must be 128 or more");
}

TEST(PatternOptions, PriceAPatternAtTheLengthsItAllows) {
    const json report = runCli({"cost", "--pattern", "formula", "--seq", "1K,2K", "--json"}).json();
    EXPECT_EQ(report["lengths"].size(), 2U);
    expectRefused({"cost", "--pattern", "formula", "--seq", "1K,1M"}, "--keys: a formula");
}

}  // namespace
}  // namespace triscope::test
