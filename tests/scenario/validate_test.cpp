#include "core/scenario/validate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "core/scenario/fields.h"
#include "core/scenario/run_shape.h"

namespace triscope {
namespace {

std::vector<std::string> faultyFields(const Scenario& scenario) {
    std::vector<std::string> fields;
    for (const Issue& issue : validate(scenario)) fields.push_back(issue.field);
    return fields;
}

using Fields = std::vector<std::string>;

TEST(Scenario, DefaultsAreValid) {
    EXPECT_EQ(faultyFields({}), Fields{});
}

TEST(Scenario, EveryNumberIsCheckedAgainstItsRange) {
    for (const ScenarioField& field : scenarioFields()) {
        if (!field.isNumber()) continue;
        const std::string reported = std::string(field.name) == "seq" ? "queries" : field.name;
        const Range allowed = field.allowed;
        for (const Index value :
             {allowed.begin - 1, allowed.begin, std::min(allowed.end, INT64_MAX - 1) + 1}) {
            Scenario scenario;
            field.setNumber(scenario, value);
            const Fields faulty = faultyFields(scenario);
            const bool reports = std::find(faulty.begin(), faulty.end(), reported) != faulty.end();
            const bool possible = allowed.begin <= value && value <= allowed.end;
            EXPECT_EQ(reports, !possible) << field.name << " = " << value;
        }
    }
}

TEST(Scenario, KeyValueHeadsMustDivideTheQueryHeads) {
    Scenario scenario;
    scenario.run.heads = 8;
    scenario.run.kv_heads = 3;
    EXPECT_EQ(faultyFields(scenario), Fields{"run-kv-heads"});
}

TEST(Scenario, IsLookedAtOverTheRunWhenOnlyThatCounts) {
    Scenario scenario;
    scenario.mask.pattern = "formula";
    scenario.mask.formula = "j<i";
    EXPECT_FALSE(validate(scenario).empty());
    EXPECT_FALSE(validateRun(scenario, scenario.mask.shape).empty());
    EXPECT_TRUE(validateRun(scenario, MaskShape::square(64)).empty());
    EXPECT_TRUE(validateRun(scenario, std::nullopt).empty());
    scenario.run.kv_heads = 3;
    EXPECT_FALSE(validateRun(scenario, std::nullopt).empty());
}

TEST(RunShape, IsASquareOfTheRunsTokensUnlessTheMaskIsAPartOfAPromptOfThatManyQueries) {
    Scenario scenario;
    EXPECT_EQ(runShape(scenario), MaskShape::square(scenario.run.seq));
    scenario.mask.shape = {.queries = 64, .keys = 300, .query_offset = 236, .prompt = 0};
    EXPECT_EQ(runShape(scenario), MaskShape::square(scenario.run.seq));
    scenario.run.seq = 64;
    EXPECT_EQ(runShape(scenario), scenario.mask.shape);
    scenario.mask.shape.keys = kMaxLength;
    EXPECT_EQ(runShape(scenario), MaskShape::square(64)) << "more keys than a run may have";
}

TEST(ScenarioField, IsUnchangedByATextItRefuses) {
    Scenario scenario;
    EXPECT_TRUE(setField(scenario, *findScenarioField("sink"), "many").has_value());
    EXPECT_TRUE(setField(scenario, *findScenarioField("convention"), "other").has_value());
    EXPECT_EQ(scenario, Scenario{});
}

}  // namespace
}  // namespace triscope
