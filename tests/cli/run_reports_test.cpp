#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;

std::vector<std::string> smallRun(std::vector<std::string> more) {
    std::vector<std::string> arguments{"run", "--seq",      "200", "--sink",    "4",  "--window",
                                       "16",  "--last",     "8",   "--heads",   "2",  "--kv-heads",
                                       "1",   "--head-dim", "16",  "--backend", "cpu"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

TEST(RunAgainstDense, TellsWhatEachRegionHolds) {
    const json effect = runCli(smallRun({"--against-dense", "--json"})).json()["mask_effect"];
    EXPECT_EQ(effect["baseline"], "dense");
    double mass = 0;
    bool middle = false;
    for (const json& region : effect["regions"]) {
        mass += region["mass"].get<double>();
        if (region["name"] != "middle") continue;
        middle = true;
        EXPECT_EQ(region["kept"], false);
        EXPECT_EQ(region["mass"], effect["lost_mass"]["mean"]);
    }
    EXPECT_TRUE(middle);
    EXPECT_NEAR(mass, 1, 1e-5);
    EXPECT_EQ(effect["by_head"].size(), 2u);
    EXPECT_EQ(effect["profile"].size(), 16u);
    EXPECT_GT(effect["difference"]["max"], 0.1);
}

TEST(RunAgainstDense, FindsTheLastRowUntouchedUnlessThereAreNoLastRows) {
    const json with = runCli(smallRun({"--against-dense", "--json"})).json()["mask_effect"]["last_row"];
    EXPECT_EQ(with["row"], 199);
    EXPECT_EQ(with["dropped_keys"], 0);
    for (const json& head : with["heads"]) EXPECT_EQ(head["difference"], 0);
    std::vector<std::string> without = smallRun({"--against-dense", "--json"});
    without[8] = "0";
    const json last_row = runCli(without).json()["mask_effect"]["last_row"];
    EXPECT_EQ(last_row["dropped_keys"], 200 - 4 - 17);
    for (const json& head : last_row["heads"]) EXPECT_GT(head["difference"], 0.01);
}

TEST(RunAgainstDense, WritesEveryRowOfEveryHead) {
    const TemporaryDirectory folder;
    const std::string path = folder.file("rows.csv");
    ASSERT_EQ(runCli(smallRun({"--against-dense", "--effect-out", path})).code, 0);
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    EXPECT_EQ(line, "head,row,dropped_keys,difference,cosine,lost_mass");
    int lines = 0;
    while (std::getline(file, line)) ++lines;
    EXPECT_EQ(lines, 400);
    expectRefused(smallRun({"--effect-out", path}), "--effect-out: needs --against-dense");
    expectRefused(smallRun({"--against-dense", "--effect-out", "rows.txt"}), "does not end in .csv");
}

TEST(RunSteps, EndAtTheOutputAndTheLseOfTheRun) {
    const json report =
        runCli(smallRun({"--step-row", "150", "--step-head", "1", "--step-tile", "32", "--json"})).json();
    EXPECT_EQ(report["step"]["row"], 150);
    const json& steps = report["steps"];
    ASSERT_EQ(steps.size(), 4u) << "sinks, three tiles skipped, the window, the future";
    EXPECT_EQ(steps[0]["kept_keys"], 4);
    EXPECT_EQ(steps[1]["tiles"], 3);
    EXPECT_EQ(steps[1]["tile_max"], "-inf");
    EXPECT_EQ(steps[1]["m"], steps[0]["m"]);
    const json& end = steps.back();
    EXPECT_NEAR(report["step"]["lse"].get<double>(),
                end["m"].get<double>() + std::log(end["l"].get<double>()), 1e-12);
    EXPECT_EQ(report["merge"]["by"], "calls");
    EXPECT_NEAR(report["merge"]["lse"].get<double>(), report["step"]["lse"].get<double>(), 1e-12);
    ASSERT_EQ(report["merge"]["parts"].size(), 3u);
    EXPECT_EQ(report["merge"]["parts"][2]["has_row"], false);
}

TEST(RunSteps, ShowARowWithoutKeysForWhatItIs) {
    const json report = runCli({"run", "--pattern", "last", "--last", "2", "--seq", "12", "--backend", "cpu",
                                "--step-row", "3", "--json"})
                            .json();
    EXPECT_EQ(report["step"]["lse"], "-inf");
    EXPECT_EQ(report["steps"].back()["l"], 0);
    EXPECT_EQ(report["merge"]["lse"], "-inf");
}

TEST(RunSteps, RefuseARowThatIsNoneAndOptionsWithoutARow) {
    expectRefused(smallRun({"--step-row", "200"}), "--step-row: must be from 0 to 199");
    expectRefused(smallRun({"--step-row", "3", "--step-head", "2"}), "--step-head: must be from 0 to 1");
    expectRefused(smallRun({"--step-row", "3", "--step-tile", "0"}), "--step-tile: must be from 1");
    expectRefused(smallRun({"--step-tile", "16"}), "--step-tile: needs --step-row");
}

TEST(RunSteps, PrintTheTableOfTheRow) {
    const CliResult result = runCli(smallRun({"--step-row", "150", "--step-tile", "32"}));
    EXPECT_EQ(result.code, 0);
    EXPECT_NE(result.out.find("3 tiles skipped: the state stays"), std::string::npos);
    EXPECT_NE(result.out.find("the call does not compute this row"), std::string::npos);
}

}  // namespace
}  // namespace triscope::test
