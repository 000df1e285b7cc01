#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::string csvIn(const TemporaryDirectory& directory, const std::string& text) {
    const std::string path = directory.file("ttft.csv");
    std::ofstream(path) << text;
    return path;
}

TEST(CostCalibrate, FitsTheEfficienciesOfThePublishedTimes) {
    const TemporaryDirectory directory;
    const std::string csv = csvIn(directory, "seq,seconds\n32000,4.1\n128000,34.5\n");
    const json fit = runCli({"cost", "--hardware", "a100-80g", "--calibrate", csv, "--json"}).json();
    EXPECT_NEAR(fit["linear_efficiency"].get<double>(), 0.553, 0.001);
    EXPECT_NEAR(fit["attention_efficiency"].get<double>(), 0.5705, 0.001);
    ASSERT_EQ(fit["points"].size(), 2u);
    EXPECT_NEAR(fit["points"][0]["residual_percent"].get<double>(), 0, 1e-6);
    EXPECT_THAT(runCli({"cost", "--hardware", "a100-80g", "--calibrate", csv}).out, HasSubstr("residual"));
}

TEST(CostCalibrate, WritesADeviceThatCostTakes) {
    const TemporaryDirectory directory;
    const std::string csv = csvIn(directory, "seq,seconds\n32000,4.1\n128000,34.5\n");
    const std::string out = directory.file("mine.json");
    EXPECT_EQ(runCli({"cost", "--hardware", "h100-sxm", "--calibrate", csv, "--out", out}).code, 0);
    const json cost = runCli({"cost", "--seq", "128000", "--hardware", out, "--json"}).json();
    EXPECT_EQ(cost["hardware"]["name"], "h100-sxm-calibrated");
    EXPECT_NEAR(cost["lengths"][0]["dense"]["seconds"].get<double>(), 34.5, 0.01);
}

TEST(CostCalibrate, RefusesFilesByLineAndWritesNothing) {
    const TemporaryDirectory directory;
    const std::string out = directory.file("mine.json");
    const std::string csv = csvIn(directory, "seq,seconds\n32000,fast\n");
    expectRefused({"cost", "--calibrate", csv, "--out", out},
                  "--calibrate: line 2: seconds must be a number");
    expectRefused({"cost", "--calibrate", directory.file("nowhere.csv")}, "nowhere.csv");
    expectRefused({"cost", "--out", out}, "--calibrate");
    EXPECT_EQ(directory.fileCount(), 1);
}

TEST(CostMeasure, PutsRunsBesideTheirPrediction) {
    const json cost = runCli({"cost", "--measure", "--seq", "256,512", "--heads", "4", "--kv-heads", "2",
                              "--window", "64", "--last", "32", "--json"})
                          .json();
    EXPECT_EQ(cost["heads"], 4);
    EXPECT_EQ(cost["hardware"]["name"], "this-machine");
    ASSERT_EQ(cost["measured"].size(), 4u);
    for (const json& run : cost["measured"]) {
        EXPECT_THAT(keysOf(run), testing::IsSupersetOf({"seq", "pattern", "predicted_seconds", "seconds",
                                                        "executed_flops", "predicted_executed_flops",
                                                        "peak_bytes", "predicted_peak_bytes"}));
        EXPECT_EQ(run["executed_flops"], run["predicted_executed_flops"]);
    }
}

TEST(CostMeasure, RefusesWhatTheMachineCannotHold) {
    expectRefused({"cost", "--measure", "--seq", "1G"}, "--seq: the longest run needs");
    expectRefused({"cost", "--measure", "--seq", "1K", "--hardware", "ascend-910b3"}, "--hardware: ");
}

}  // namespace
}  // namespace triscope::test
