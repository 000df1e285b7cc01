#include "core/scenario/validate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "core/scenario/fields.h"

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

TEST(ScenarioField, IsUnchangedByATextItRefuses) {
    Scenario scenario;
    EXPECT_TRUE(setField(scenario, *findScenarioField("sink"), "many").has_value());
    EXPECT_TRUE(setField(scenario, *findScenarioField("convention"), "other").has_value());
    EXPECT_EQ(scenario, Scenario{});
}

}  // namespace
}  // namespace triscope
