#include "core/scenario/scenario_json.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_document.h"
#include "core/scenario/fields.h"

namespace triscope {

namespace {

using Json = nlohmann::ordered_json;

// Queries, keys and the rest say nothing new about a square prefill, which `seq` describes alone.
bool impliedBySeq(const Scenario& scenario, std::string_view name) {
    const bool square = findScenarioField("seq")->number(scenario).has_value();
    return square && (name == "queries" || name == "keys" || name == "query-offset" || name == "prompt");
}

std::string typedForm(const ScenarioField& field, const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (field.isNumber() && value.is_number_integer()) return value.dump();
    throw InputError({field.name,
                      {field.isNumber() ? TRISCOPE_TR("must be a whole number, not %1")
                                        : TRISCOPE_TR("must be a text, not %1"),
                       {value.dump().substr(0, 60)}}});
}

void readField(Scenario& scenario, const std::string& key, const Json& value) {
    const ScenarioField* field = findScenarioField(key);
    if (field == nullptr) {
        throw InputError({key, {TRISCOPE_TR("is not a setting of a scenario"), {}}});
    }
    if (auto issue = setField(scenario, *field, typedForm(*field, value)))
        throw InputError(std::move(*issue));
}

// A part of a prompt is what a file without a length of runs means them to compute, too.
void fitRun(Scenario& scenario) {
    const Range allowed = findScenarioField("run-seq")->allowed;
    const MaskShape& shape = scenario.mask.shape;
    if (shape == MaskShape::square(shape.keys) || shape.queries > allowed.end) return;
    scenario.run.seq = shape.queries;
}

Json parseObject(std::string_view text) {
    Json document = parseJson(text, "scenario");
    if (!document.is_object()) throw InputError({"scenario", {TRISCOPE_TR("is not a JSON object"), {}}});
    return document;
}

}  // namespace

std::string toJson(const Scenario& scenario) {
    Json object = Json::object();
    for (const ScenarioField& field : scenarioFields()) {
        if (impliedBySeq(scenario, field.name)) continue;
        if (!field.isNumber()) {
            object[field.name] = field.text(scenario);
        } else if (const auto value = field.number(scenario)) {
            object[field.name] = *value;
        }
    }
    return object.dump(2) + "\n";
}

Scenario scenarioFromJson(std::string_view text) {
    Scenario scenario;
    const Json object = parseObject(text);
    // `seq` resets all of the shape, so whatever the file's order it comes first.
    if (object.contains("seq")) readField(scenario, "seq", object["seq"]);
    for (const auto& [key, value] : object.items()) {
        if (key != "seq") readField(scenario, key, value);
    }
    if (!object.contains("run-seq")) fitRun(scenario);
    return scenario;
}

Scenario loadScenario(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) throw FileError(path, "cannot be read");
    return scenarioFromJson(text.str());
}

}  // namespace triscope
