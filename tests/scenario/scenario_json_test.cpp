#include "core/scenario/scenario_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/input_error.h"

namespace triscope {
namespace {

using testing::HasSubstr;

std::string errorOf(std::string_view text) {
    try {
        scenarioFromJson(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(ScenarioJson, MeansAPartOfAPromptToBeRunUnlessItSaysWhatIs) {
    EXPECT_EQ(scenarioFromJson(R"({"queries": 40, "keys": 300, "query-offset": 260})").run.seq, 40);
    EXPECT_EQ(scenarioFromJson(R"({"queries": 40, "keys": 300, "run-seq": 77})").run.seq, 77);
    EXPECT_EQ(scenarioFromJson(R"({"seq": 4096})").run.seq, RunSettings{}.seq);
}

TEST(ScenarioJson, RoundTripsEverySetting) {
    Scenario scenario;
    scenario.mask = {.pattern = "streaming",
                     .shape = {.queries = 100, .keys = 400, .query_offset = 300, .prompt = 900},
                     .sink = 4,
                     .window = 32,
                     .last = 64,
                     .convention = Convention::Literal};
    scenario.block = 128;
    scenario.model = "qwen3-8b";
    scenario.hardware = "a100-80g";
    scenario.triangle_layers = "5,7,10,15-35";
    scenario.heads = 16;
    scenario.head_dim = 80;
    scenario.run = {
        .seq = 77, .heads = 6, .kv_heads = 3, .head_dim = 40, .seed = 1234567890123, .dtype = "bf16"};
    EXPECT_EQ(scenarioFromJson(toJson(scenario)), scenario);
    EXPECT_EQ(scenarioFromJson(toJson({})), Scenario{});
}

TEST(ScenarioJson, WritesASquarePrefillAsOneLength) {
    const std::string text = toJson({});
    EXPECT_THAT(text, HasSubstr("\"seq\": 131072"));
    EXPECT_THAT(text, testing::Not(HasSubstr("queries")));
}

TEST(ScenarioJson, AbsentKeysKeepTheirDefaults) {
    const Scenario scenario = scenarioFromJson(R"({"window": 64})");
    EXPECT_EQ(scenario.mask.window, 64);
    EXPECT_EQ(scenario.mask.sink, 8);
}

TEST(ScenarioJson, ReadsLengthsAsUsersWriteThem) {
    EXPECT_EQ(scenarioFromJson(R"({"seq": "1M"})").mask.shape.keys, 1048576);
}

TEST(ScenarioJson, ALengthDoesNotUndoTheShapeThatFollowsOrPrecedesIt) {
    const Scenario scenario = scenarioFromJson(R"({"query-offset": 32, "seq": 64, "keys": 96})");
    EXPECT_EQ(scenario.mask.shape, (MaskShape{64, 96, 32, 0}));
}

TEST(ScenarioJson, NeverIgnoresAMisspeltSetting) {
    EXPECT_EQ(errorOf(R"({"last_n": 128})"), "last_n: is not a setting of a scenario");
}

TEST(ScenarioJson, NamesTheKeyOfABadValue) {
    EXPECT_EQ(errorOf(R"({"sink": 1.5})"), "sink: must be a whole number, not 1.5");
    EXPECT_EQ(errorOf(R"({"sink": -1})"), "sink: must be from 0 to 1,073,741,824, not -1");
    EXPECT_EQ(errorOf(R"({"pattern": 7})"), "pattern: must be a text, not 7");
    EXPECT_EQ(errorOf(R"({"convention": "maths"})"),
              "convention: 'maths' is not one of: paper, kernel, literal");
    EXPECT_EQ(errorOf(R"({"window": "wide"})"),
              "window: 'wide' is not a whole number from 0 to 1,073,741,824");
    EXPECT_EQ(errorOf(R"({"window": 99999999999999999999999})").substr(0, 7), "window:");
}

TEST(ScenarioJson, RefusesWhatIsNoObject) {
    for (const char* text : {"[]", "12", "null"}) {
        EXPECT_EQ(errorOf(text), "scenario: is not a JSON object") << text;
    }
}

TEST(ScenarioJson, SaysWhereTheJsonBreaks) {
    EXPECT_EQ(errorOf("{\"sink\": }"), "scenario: is not valid JSON: the fault is at line 1, column 10");
    for (const char* text : {"{", "\xff\xfe"}) {
        EXPECT_EQ(errorOf(text).substr(0, 28), "scenario: is not valid JSON:") << text;
    }
    EXPECT_EQ(errorOf(""), "scenario: is empty; it must hold a JSON object");
    EXPECT_EQ(errorOf(R"({"sink": 1e999})"), "scenario: holds a number that is too large");
    EXPECT_EQ(errorOf(R"({"sink": 4, "sink": 8})"), "scenario: \"sink\" stands twice in the file");
}

TEST(ScenarioJson, SaysWhichFileCannotBeRead) {
    EXPECT_THROW(loadScenario("/nonexistent/scenario.json"), FileError);
    EXPECT_THROW(loadScenario("/"), FileError);
}

}  // namespace
}  // namespace triscope
