#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "tests/cli/run_cli.h"
#include "tests/support/temporary_directory.h"

namespace triscope::test {
namespace {

using nlohmann::json;

TEST(MaskCommand, PrintsThePublishedCount) {
    const json report = runCli({"mask", "--seq", "131072", "--convention", "kernel", "--json"}).json();
    EXPECT_EQ(report["cells"]["kept"], 84725028);
    EXPECT_EQ(report["cells"]["causal"], 8590000128);
}

TEST(MaskCommand, HasTheKeysThatScriptsDependOn) {
    const json report = runCli({"mask", "--json", "--row", "700"}).json();
    EXPECT_THAT(keysOf(report), testing::IsSupersetOf({"pattern", "queries", "keys", "convention", "cells",
                                                       "density", "blocks", "spans"}));
    EXPECT_THAT(keysOf(report["cells"]), testing::UnorderedElementsAre("sink", "window", "last", "middle",
                                                                       "future", "kept", "causal"));
    EXPECT_THAT(keysOf(report["density"]), testing::UnorderedElementsAre("of_square", "of_causal"));
    EXPECT_THAT(keysOf(report["blocks"]), testing::UnorderedElementsAre("size", "rows", "columns", "empty",
                                                                        "partial", "full", "executed_cells"));
    EXPECT_EQ(report["spans"], json::parse("[[0, 8], [188, 701]]"));
}

TEST(MaskCommand, CountsSumUpForTheLongestMask) {
    const json report = runCli({"mask", "--seq", "1G", "--json"}).json();
    std::int64_t total = 0;
    for (const char* region : {"sink", "window", "last", "middle", "future"}) {
        total += report["cells"][region].get<std::int64_t>();
    }
    EXPECT_EQ(total, std::int64_t{1} << 60);
    EXPECT_EQ(report["density"]["of_square"].get<double>(),
              static_cast<double>(report["cells"]["kept"].get<std::int64_t>()) / static_cast<double>(total));
}

TEST(MaskCommand, LimitsCellsToARectangle) {
    const json report = runCli({"mask", "--seq", "1000", "--rect", "600:700,0:10", "--json"}).json();
    EXPECT_EQ(report["cells"]["sink"], 800);
    EXPECT_EQ(report["cells"]["kept"], 800);
    EXPECT_EQ(report["cells"]["middle"], 200);
}

TEST(MaskCommand, NamesARegionOfAnyPatternAsThePatternDoes) {
    const json report = runCli({"mask", "--pattern", "dense", "--seq", "10", "--json"}).json();
    EXPECT_EQ(report["cells"], json::parse(R"({"causal": 55, "future": 45, "kept": 55})"));
}

TEST(MaskCommand, ReadsAScenarioAndLetsOptionsOverrideIt) {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("s.json")) << R"({"seq": "4K", "window": 64, "sink": 2})";
    const json report =
        runCli({"mask", "--scenario", directory.file("s.json"), "--sink", "4", "--json"}).json();
    EXPECT_EQ(report["queries"], 4096);
    EXPECT_EQ(report["window"], 64);
    EXPECT_EQ(report["sink"], 4);
}

TEST(MaskCommand, PrintsATableForPeople) {
    const CliResult result = runCli({"mask"});
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.out, testing::HasSubstr("84,855,452"));
}

TEST(MaskCommand, SaysHowNpuOperatorsCanBeTold) {
    const json report = runCli({"mask", "--forms", "--seq", "4096", "--json"}).json()["npu_forms"];
    EXPECT_THAT(keysOf(report), testing::UnorderedElementsAre("forms", "split", "mask_values"));
    std::map<std::string, json> forms;
    for (const json& form : report["forms"]) forms[form["id"].get<std::string>()] = form;
    EXPECT_EQ(forms["token_fp32"]["bytes"], 64 << 20);
    EXPECT_EQ(forms["token_bool"]["shape"], json::parse("[4096, 4096]"));
    EXPECT_EQ(forms["block_int8_64"]["bytes"], 4096);
    EXPECT_EQ(forms["compressed_band"]["exact"], false);
    const json& split = report["split"];
    EXPECT_EQ(split["exact"], true);
    ASSERT_EQ(split["calls"].size(), 3U);
    EXPECT_EQ(split["calls"][0]["sparse_mode"], 4);
    EXPECT_EQ(split["calls"][0]["pre_tokens"], 512);
    EXPECT_EQ(split["calls"][2]["rows"], json::parse("[3968, 4096]"));
    EXPECT_EQ(report["mask_values"][0]["fp16"], "-inf");
    EXPECT_FALSE(runCli({"mask", "--seq", "64", "--json"}).json().contains("npu_forms"));
}

TEST(MaskCommand, SaysWhenTheSplitDoesNotApply) {
    const json report = runCli({"mask", "--forms", "--pattern", "dense", "--json"}).json();
    EXPECT_TRUE(report["npu_forms"]["split"].is_null());
    EXPECT_THAT(runCli({"mask", "--forms", "--pattern", "dense"}).out, testing::HasSubstr("does not apply"));
    EXPECT_THAT(runCli({"mask", "--forms"}).out, testing::HasSubstr("exactly the mask"));
}

TEST(MaskCommand, RefusesImpossibleOptionsByNameAndRange) {
    expectRefused({"mask", "--sink", "-1"}, "--sink: must be from 0 to 1,073,741,824, not -1");
    expectRefused({"mask", "--window", "wide"}, "--window: 'wide' is not a whole number from 0 to");
    expectRefused({"mask", "--last", "99999999999999999999"}, "--last");
    expectRefused({"mask", "--seq", "0"}, "--seq: must be from 1 to 1,073,741,824, not 0");
    expectRefused({"mask", "--seq", "2G"}, "--seq: must be from 1");
    expectRefused({"mask", "--queries", "0"}, "--queries");
    expectRefused({"mask", "--keys", "1.5"}, "--keys");
    expectRefused({"mask", "--query-offset", "-3"}, "--query-offset");
    expectRefused({"mask", "--prompt", "5"}, "--prompt: must be from 131,072");
    expectRefused({"mask", "--pattern", "square"}, "--pattern: 'square' is not a pattern; known: triangle");
    expectRefused({"mask", "--convention", "Kernel"}, "paper, kernel, literal");
    expectRefused({"mask", "--block", "0"}, "--block: must be from 1 to 1,048,576");
    expectRefused({"mask", "--rect", "0:5"}, "--rect");
    expectRefused({"mask", "--rect", "5:1,0:9"}, "--rect: '5:1' is not a range");
    expectRefused({"mask", "--row", "131072"}, "--row: '131072' is not a row from 0 to 131,071");
    expectRefused({"mask", "--scenario", "/nonexistent"}, "--scenario: /nonexistent");
    expectRefused({"mask", "--size", "9x9"}, "--size: says how --out is written; add --out FILE");
    expectRefused({"mask", "--bogus"}, "--bogus");
    expectRefused({"mask", "--seq"}, "--seq");
    expectRefused({"mosk"}, "mosk");
    expectRefused({}, "");
}

class MaskFile : public testing::Test {
  protected:
    CliResult write(const std::string& name, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "mask");
        arguments.insert(arguments.end(), {"--out", m_directory.file(name)});
        return runCli(arguments);
    }
    std::string read(const std::string& name) const { return contentOf(m_directory.file(name)); }

    TemporaryDirectory m_directory;
};

TEST_F(MaskFile, IsATextPicture) {
    EXPECT_EQ(write("m.txt", {"--seq", "4", "--sink", "1", "--window", "0", "--last", "1"}).code, 0);
    EXPECT_EQ(read("m.txt"), "S   \nSW  \nS.W \nSLLW\n");
}

TEST_F(MaskFile, IsACsvOfSpans) {
    EXPECT_EQ(write("m.csv", {"--seq", "2", "--sink", "1"}).code, 0);
    EXPECT_EQ(read("m.csv"), "row,begin,end,region\n0,0,1,sink\n0,1,2,future\n1,0,1,sink\n1,1,2,window\n");
}

TEST_F(MaskFile, IsAPngOfTheSizeAskedFor) {
    EXPECT_EQ(write("m.png", {"--size", "321x123"}).code, 0);
    const std::string png = read("m.png");
    ASSERT_GT(png.size(), 24u);
    EXPECT_EQ(png.substr(1, 3), "PNG");
    EXPECT_EQ(static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]), 321);
    EXPECT_EQ(static_cast<unsigned char>(png[22]) * 256 + static_cast<unsigned char>(png[23]), 123);
}

TEST_F(MaskFile, IsASmallSvgAtAMillionTokens) {
    EXPECT_EQ(write("m.svg", {"--seq", "1M"}).code, 0);
    EXPECT_LT(read("m.svg").size(), 10000u);
}

TEST_F(MaskFile, IsANumPyArrayOfWhatIsKept) {
    EXPECT_EQ(write("m.npy", {"--seq", "3", "--sink", "0", "--window", "0", "--last", "1"}).code, 0);
    const std::string npy = read("m.npy");
    EXPECT_THAT(npy, testing::HasSubstr("'descr': '|b1'"));
    EXPECT_THAT(npy, testing::HasSubstr("(3, 3)"));
    EXPECT_EQ(npy.substr(npy.size() - 9), std::string("\1\0\0\0\1\0\1\1\1", 9));
}

TEST_F(MaskFile, IsANumPyArrayOfWhatIsAddedToTheScores) {
    const CliResult result = write("m.npy", {"--seq", "2", "--sink", "0", "--window", "0", "--last", "0",
                                             "--mask-value", "-inf", "--mask-dtype", "fp16", "--json"});
    EXPECT_EQ(result.code, 0);
    const std::string npy = read("m.npy");
    EXPECT_THAT(npy, testing::HasSubstr("'descr': '<f2'"));
    EXPECT_EQ(npy.substr(npy.size() - 8), std::string("\0\0\0\xFC\0\xFC\0\0", 8));
    const json out = result.json()["out"];
    EXPECT_EQ(out["bytes"], npy.size());
    EXPECT_EQ(out["mask_value"], "-inf");
    EXPECT_EQ(out["mask_dtype"], "fp16");
}

TEST_F(MaskFile, SaysWhatAMaskValueBecomes) {
    const CliResult result = write("m.npy", {"--seq", "8", "--mask-value", "-1e9", "--mask-dtype", "fp16"});
    EXPECT_THAT(result.out, testing::HasSubstr("-inf where it does not (nearest to -1,000,000,000)"));
}

TEST_F(MaskFile, IsANumPyArrayOfBlockClasses) {
    EXPECT_EQ(write("m.npy", {"--pattern", "dense", "--seq", "130", "--level", "block"}).code, 0);
    const std::string npy = read("m.npy");
    EXPECT_THAT(npy, testing::HasSubstr("'descr': '|u1'"));
    EXPECT_EQ(npy.substr(npy.size() - 9), std::string("\1\0\0\2\1\0\2\2\1", 9));
}

TEST_F(MaskFile, ShowsBlocksAtBlockLevel) {
    EXPECT_EQ(write("m.txt", {"--pattern", "dense", "--seq", "130", "--level", "block"}).code, 0);
    EXPECT_EQ(read("m.txt"), "+..\n#+.\n##+\n");
}

TEST_F(MaskFile, IsRefusedBeforeAnythingIsWritten) {
    const auto refused = [this](const std::string& name, const std::vector<std::string>& arguments,
                                const std::string& needle) {
        const CliResult result = write(name, arguments);
        EXPECT_EQ(result.code, 2) << name;
        EXPECT_THAT(result.err, testing::HasSubstr(needle));
        EXPECT_EQ(result.out, "");
    };
    refused("m.gif", {}, "--out: '.gif' is not one of: .png");
    refused("m", {}, "--out");
    refused("m.png", {"--size", "0x5"}, "--size");
    refused("m.png", {"--size", "5"}, "--size");
    refused("m.png", {"--size", "99999x5"},
            "--size: '99999x5' is not WIDTHxHEIGHT with sides from 1 to 16,384");
    refused("m.png", {"--level", "cell"}, "--level: 'cell' is not one of: token, block");
    refused("m.png", {"--theme", "blue"}, "--theme");
    refused("m.png", {"--shade", "dark"}, "--shade");
    refused("m.npy", {"--mask-value", "5"}, "--mask-value: '5' is not one of: bool, -inf, a number below 0");
    refused("m.npy", {"--mask-value", "-1", "--mask-dtype", "bf16"}, "--mask-dtype");
    refused("m.png", {"--mask-value", "-1"}, "--mask-value: is for a .npy of the token mask only");
    refused("m.txt", {"--seq", "1M"}, "--out: 1,048,576 rows or columns are more than the 4,096");
    refused("m.npy", {"--seq", "1M"}, "--out");
    refused("m.csv", {"--seq", "1G"}, "--out");
    refused("no/such/m.png", {}, "no/such/m.png");
    EXPECT_EQ(m_directory.fileCount(), 0);
}

}  // namespace
}  // namespace triscope::test
