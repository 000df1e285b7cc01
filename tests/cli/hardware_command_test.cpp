#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(HardwareCommand, ListsEveryPreset) {
    const json list = runCli({"hardware", "list", "--json"}).json();
    ASSERT_GE(list["hardware"].size(), 13u);
    EXPECT_EQ(list["hardware"][0]["name"], "ascend-910b3");
    EXPECT_THAT(runCli({"hardware", "list"}).out, HasSubstr("NVIDIA A100 80 GB SXM"));
}

TEST(HardwareCommand, ShowsEveryFigureWithItsSource) {
    const json shown = runCli({"hardware", "show", "ascend-910b3", "--json"}).json();
    EXPECT_EQ(shown["fp16_peak"]["value"], 294.912);
    EXPECT_EQ(shown["fp16_peak"]["unit"], "TFLOP/s");
    const std::string table = runCli({"hardware", "show", "ascend-910b3"}).out;
    EXPECT_THAT(table, HasSubstr("294.912 TFLOP/s"));
    EXPECT_THAT(table, HasSubstr("unconfirmed"));
    EXPECT_THAT(table, HasSubstr("CANN 8.1.RC1"));
}

TEST(HardwareCommand, MeasuresThisMachineIntoAFileThatCostTakes) {
    const TemporaryDirectory directory;
    const std::string file = directory.file("machine.json");
    const json measured = runCli({"hardware", "measure", "--out", file, "--json"}).json();
    EXPECT_EQ(measured["name"], "this-machine");
    EXPECT_EQ(measured["fp32_peak"]["confidence"], "measured");
    EXPECT_EQ(runCli({"hardware", "show", file, "--json"}).json(), measured);
    const json cost = runCli({"cost", "--seq", "4K", "--hardware", file, "--json"}).json();
    EXPECT_EQ(cost["hardware"]["name"], "this-machine");
}

TEST(HardwareCommand, StopsWhenInterruptedAndWritesNothing) {
    const TemporaryDirectory directory;
    const CliResult result = runCliAndInterrupt({"hardware", "measure", "--out", directory.file("m.json")});
    EXPECT_EQ(result.code, 130);
    EXPECT_EQ(directory.fileCount(), 0);
}

TEST(HardwareCommand, RefusesWhatItCannotDo) {
    expectRefused({"hardware", "show", "tpu"}, "--hardware: 'tpu' is neither a preset");
    expectRefused({"hardware"}, "subcommand");
}

}  // namespace
}  // namespace triscope::test
