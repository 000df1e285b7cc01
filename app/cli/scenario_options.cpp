#include "app/cli/scenario_options.h"

#include <utility>

#include "core/base/input_error.h"
#include "core/scenario/cost_scenario.h"
#include "core/scenario/fields.h"
#include "core/scenario/scenario_json.h"
#include "core/scenario/validate.h"

namespace triscope::cli {

namespace {

// What is wrong in a file is told of the file, not of an option that nobody typed.
Scenario fromFile(const std::string& path) {
    try {
        return loadScenario(path);
    } catch (const FileError& error) {
        throw InputError({"scenario", {"%1", {error.what()}}});
    } catch (const InputError& error) {
        throw InputError({"scenario", {"%1: %2", {path, error.what()}}});
    }
}

}  // namespace

void ScenarioOptions::addTo(CLI::App& command) {
    command.add_option("--scenario", m_file, "a scenario file to start from")->type_name("FILE");
    for (const ScenarioField& field : scenarioFields()) {
        auto* option = command.add_option("--" + std::string(field.name), m_typed[field.name], field.help)
                           ->type_name(field.isNumber() ? "N" : "NAME");
        // An unset variable of a shell is no value; only a list may be empty.
        if (std::string_view(field.name) != "kv-lengths")
            option->check(
                [](const std::string& typed) { return std::string(typed.empty() ? "is empty" : ""); });
        if (field.scope == ScenarioField::Scope::Pattern)
            option->group("What some patterns use (mask --list says which)");
    }
}

Scenario ScenarioOptions::scenario() const {
    Scenario scenario = uncheckedScenario();
    if (Issues issues = validate(scenario); !issues.empty()) throw InputError(std::move(issues));
    return scenario;
}

Scenario ScenarioOptions::uncheckedScenario() const {
    Scenario scenario = m_file.empty() ? Scenario{} : fromFile(m_file);
    for (const ScenarioField& field : scenarioFields()) {
        if (!typed(field.name)) continue;
        if (auto issue = setField(scenario, field, text(field.name))) throw InputError(std::move(*issue));
    }
    if (m_file.empty() && !typed("triangle-layers")) fitLayers(scenario);
    return scenario;
}

std::string ScenarioOptions::text(const std::string& field) const {
    const auto found = m_typed.find(field);
    return found == m_typed.end() ? std::string() : found->second;
}

std::string ScenarioOptions::take(const std::string& field) {
    return std::exchange(m_typed[field], {});
}

}  // namespace triscope::cli
