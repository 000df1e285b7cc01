#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/message.h"
#include "core/base/rect.h"
#include "core/scenario/scenario.h"

namespace triscope {

// One setting of a Scenario as users name it: the command line's option without its dashes, which is also
// the key in a scenario file and the field of an Issue. A field holds a whole number or a text.
struct ScenarioField {
    enum class Scope { Mask, Pattern, Model, Run };

    const char* name = "";
    Scope scope = Scope::Mask;
    const char* help = "";  // one sentence; translated
    // Numbers: the allowed range, both ends included, and access. Null for texts. `number` gives nullopt when
    // the scenario leaves the choice to the model, and such fields are not stored.
    Range allowed{};
    std::function<std::optional<Index>(const Scenario&)> number{};
    std::function<void(Scenario&, Index)> setNumber{};
    // Texts: null for numbers. setText is only given texts that `isText` accepts, when there is one.
    std::function<std::string(const Scenario&)> text{};
    std::function<void(Scenario&, std::string)> setText{};
    bool (*isText)(const std::string&) = nullptr;
    const char* choices = "";  // what isText accepts, for messages

    bool isNumber() const { return static_cast<bool>(number); }
};

std::span<const ScenarioField> scenarioFields();

// nullptr when no field has that name.
const ScenarioField* findScenarioField(std::string_view name);

// Sets a field from what a user typed ("128K", "paper"). On an issue the scenario is unchanged.
std::optional<Issue> setField(Scenario& scenario, const ScenarioField& field, const std::string& typed);

}  // namespace triscope
