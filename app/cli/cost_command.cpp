#include <fmt/format.h>

#include <array>
#include <cmath>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/cost_ladder.h"
#include "app/cli/cost_measurements.h"
#include "app/cli/cost_model.h"
#include "app/cli/cost_plan.h"
#include "app/cli/cost_sweep.h"
#include "app/cli/cost_tools.h"
#include "app/cli/scenario_options.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/cost_report.h"
#include "core/cost/formula_list.h"
#include "core/io/json_text.h"
#include "core/scenario/cost_scenario.h"
#include "core/scenario/fields.h"

namespace triscope::cli {
namespace {

// "32K,128K" as lengths; each is held to the range of --seq.
std::vector<Index> parseLengths(const std::string& typed) {
    std::vector<Index> lengths;
    std::istringstream items(typed);
    for (std::string item; std::getline(items, item, ',');) {
        Scenario probe;
        if (auto issue = setField(probe, *findScenarioField("seq"), item))
            throw InputError(std::move(*issue));
        lengths.push_back(probe.mask.shape.keys);
    }
    if (lengths.empty()) throw InputError({"seq", {"names no length", {}}});
    return lengths;
}

// --seq when it is a list; a single length is left to the scenario, whose other options may go with it.
std::vector<Index> takeList(ScenarioOptions& options) {
    if (options.text("seq").find(',') == std::string::npos) return {};
    for (const char* field : {"queries", "keys", "query-offset", "prompt"}) {
        if (options.typed(field)) {
            throw InputError({field, {"goes with one length, not with a list of them", {}}});
        }
    }
    return parseLengths(options.take("seq"));
}

std::vector<MaskShape> shapesOf(const Scenario& scenario, const std::vector<Index>& lengths) {
    if (lengths.empty()) return {scenario.mask.shape};
    std::vector<MaskShape> shapes;
    for (const Index seq : lengths) shapes.push_back(MaskShape::square(seq));
    return shapes;
}

// What the kernel reads unless a form was typed.
std::optional<MaskForm> parseMaskForm(const std::string& name) {
    if (name.empty()) return std::nullopt;
    if (const auto form = findMaskForm(name)) return *form;
    throw InputError({"mask-form", {"'%1' is not one of: none, block, token-bool, token-fp32", {name}}});
}

Json callJson(const CallCost& cost) {
    return {{"attention_flops", wideInteger(cost.attention_flops)},
            {"executed_flops", wideInteger(cost.executed_flops)},
            {"linear_flops", wideInteger(cost.linear_flops)},
            {"bytes_moved", wideInteger(cost.bytes_moved)},
            {"seconds", cost.seconds.value},
            {"linear_seconds", cost.linear_seconds.value},
            {"attention_seconds", cost.attention_seconds.value},
            {"kv_cache_bytes", wideInteger(cost.kv_cache_bytes)},
            {"mask_bytes", wideInteger(cost.mask_bytes)},
            {"score_bytes", wideInteger(cost.score_bytes)},
            {"workspace_bytes", wideInteger(cost.workspace_bytes)},
            {"measured", false}};
}

Json layerJson(const LayerCost& cost) {
    return {{"attention_flops", wideInteger(cost.attention_flops)},
            {"executed_flops", wideInteger(cost.executed_flops)},
            {"attention_bytes", wideInteger(cost.attention_bytes)},
            {"attention_seconds", cost.attention_seconds.value},
            {"memory_bound", cost.memoryBound()},
            {"mask_bytes", wideInteger(cost.mask_bytes)},
            {"score_bytes", wideInteger(cost.score_bytes)},
            {"measured", false}};
}

Json textsJson(const std::vector<Message>& messages) {
    Json texts = Json::array();
    for (const Message& message : messages) texts.push_back(message.str());
    return texts;
}

Json lengthJson(const MaskShape& shape, const CostReport& cost) {
    const MaskSizes& sizes = cost.mask_sizes;
    Json json{{"seq", shape.keys},
              {"queries", shape.queries},
              {"dense", callJson(cost.dense)},
              {"triangle", callJson(cost.triangle)},
              {"mix", callJson(cost.mix)},
              {"dense_layer", layerJson(cost.dense_layer)},
              {"triangle_layer", layerJson(cost.triangle_layer)},
              {"mask_forms",
               {{"none", wideInteger(sizes.none)},
                {"block", wideInteger(sizes.block)},
                {"token_bool", wideInteger(sizes.token_bool)},
                {"token_fp32", wideInteger(sizes.token_fp32)}}},
              {"warnings", textsJson(cost.warnings)},
              {"notes", textsJson(cost.notes)}};
    if (cost.sliding_layer) json["sliding_layer"] = layerJson(*cost.sliding_layer);
    return json;
}

Json sourcedJson(const Sourced<double>& figure) {
    return {{"value", figure.value},
            {"source", figure.source},
            {"date", figure.date},
            {"confidence", confidenceName(figure.confidence)}};
}

Json hardwareJson(const Hardware& chip, WeightFormat format) {
    return {{"name", chip.name},
            {"title", chip.title},
            {"peak", sourcedJson(*chip.peakOrStandIn(format))},
            {"memory_bandwidth", sourcedJson(chip.memory_bandwidth)},
            {"memory_capacity", sourcedJson(chip.memory_capacity)},
            {"linear_efficiency", sourcedJson(chip.linear_efficiency)},
            {"attention_efficiency", sourcedJson(chip.attention_efficiency)},
            {"memory_efficiency", sourcedJson(chip.memory_efficiency)}};
}

Json formulasJson(const CostInput& input) {
    Json all = Json::array();
    for (const Formula& formula : formulas(input)) {
        all.push_back({{"seq", input.mask.shape.keys},
                       {"of", costScopeName(formula.scope)},
                       {"figure", formula.figure},
                       {"symbols", formula.symbols},
                       {"numbers", formula.numbers},
                       {"value", formula.value},
                       {"unit", formula.unit},
                       {"estimate", formula.estimate}});
    }
    return all;
}

std::string ratio(double dense, double other) {
    return other == 0 ? "-" : formatRatio(dense / other) + "x";
}

struct TableRow {
    const char* name;
    std::string (*text)(const CallCost&);
};

std::string lengthTitle(const MaskShape& shape) {
    if (shape.queries == shape.keys) return countText(shape.keys, "token", "tokens");
    return groupDigits(shape.queries) + " x " + countText(shape.keys, "key", "keys");
}

void printLength(const MaskShape& shape, const CostReport& cost) {
    static constexpr std::array kRows{
        TableRow{"attention", [](const CallCost& c) { return formatFlops(c.attention_flops); }},
        TableRow{"executed in blocks", [](const CallCost& c) { return formatFlops(c.executed_flops); }},
        TableRow{"linear", [](const CallCost& c) { return formatFlops(c.linear_flops); }},
        TableRow{"bytes moved", [](const CallCost& c) { return formatBytes(c.bytes_moved); }},
        TableRow{"KV cache", [](const CallCost& c) { return formatBytes(c.kv_cache_bytes); }},
        TableRow{"mask", [](const CallCost& c) { return formatBytes(c.mask_bytes); }},
        TableRow{"scores, if stored", [](const CallCost& c) { return formatBytes(c.score_bytes); }},
        TableRow{"workspace", [](const CallCost& c) { return formatBytes(c.workspace_bytes); }},
        TableRow{"time, ideal kernel", [](const CallCost& c) { return formatSeconds(c.seconds); }}};
    fmt::print("\n{:<20} {:>14} {:>14} {:>14}\n", lengthTitle(shape), "dense", "pattern", "mix");
    for (const TableRow& row : kRows) {
        fmt::print("{:<20} {:>14} {:>14} {:>14}\n", row.name, row.text(cost.dense), row.text(cost.triangle),
                   row.text(cost.mix));
    }
    fmt::print("{:<20} {:>14} {:>14} {:>14}\n", "faster than dense", "1x",
               ratio(cost.dense.seconds.value, cost.triangle.seconds.value),
               ratio(cost.dense.seconds.value, cost.mix.seconds.value));
    for (const Message& warning : cost.warnings) fmt::print("  warning: {}\n", warning.str());
    for (const Message& note : cost.notes) fmt::print("  note: {}\n", note.str());
}

class CostCommand final : public Command {
  public:
    explicit CostCommand(CLI::App& command) : Command(command) {
        m_options.addTo(command);
        command.get_option("--seq")
            ->description("tokens; may be a list: 32K,64K,128K")
            ->type_name("N[,N...]");
        command.add_flag("--json", m_json, "print one JSON object");
        command.add_flag(
            "--explain-model", m_explain_model,
            "also list every key of the model's config.json, what it means and whether it counts");
        command
            .add_option("--target", m_target,
                        "a time to first token, in seconds, to say how many layers it takes")
            ->check(CLI::Range(1e-6, 1e9))
            ->type_name("S");
        command
            .add_option("--mask-form", m_mask_form,
                        "the mask tensor: none, block, token-bool or token-fp32; unless said, what the "
                        "kernel reads")
            ->type_name("NAME");
        m_measurements.addTo(command);
        command.add_flag("--tools", m_tools, "what other tools' formulas say of the same attention");
        command
            .add_option("--sweep", m_sweep,
                        "prices every combination in a JSON object {setting: [values]}; CSV")
            ->type_name("FILE")
            ->excludes("--json", "--tools", "--calibrate", "--measure");
        command
            .add_option("--out", m_out,
                        "where the sweep's CSV goes, or with --calibrate the fitted hardware file")
            ->type_name("FILE");
    }

    void run(std::stop_token stop) override {
        ScenarioOptions options = m_options;
        if (std::isnan(m_target)) throw InputError({"target", {"must be a number of seconds", {}}});
        if (!m_out.empty() && m_sweep.empty() && !m_measurements.calibrates())
            throw InputError({"out", {"goes with --sweep or --calibrate", {}}});
        if (!m_sweep.empty() && options.text("seq").find(',') != std::string::npos) {
            throw InputError({"seq",
                              {"a list of lengths does not go with --sweep: leave --seq out and give its "
                               "file {\"seq\": [...]}",
                               {}}});
        }
        if (!m_sweep.empty()) {
            writeSweep(m_sweep, m_out, options.scenario(), parseMaskForm(m_mask_form), std::move(stop));
            return;
        }
        const std::vector<Index> lengths = takeList(options);
        if (m_measurements.asked()) return m_measurements.run(options, lengths, m_json, m_out, stop);
        // A pattern may be possible at the lengths asked for and not at the scenario's own.
        if (!lengths.empty()) options.put("seq", std::to_string(lengths.front()));
        const Scenario scenario = options.scenario();
        std::vector<CostInput> inputs;
        for (const MaskShape& shape : shapesOf(scenario, lengths)) {
            inputs.push_back(costInputOf(scenario, parseMaskForm(m_mask_form)));
            inputs.back().mask.shape = shape;
            if (Issues issues = validate(inputs.back()); !issues.empty()) throw InputError(std::move(issues));
        }
        if (m_json) {
            printJson(scenario, inputs, stop);
        } else {
            printTables(scenario, inputs, stop);
        }
    }

  private:
    void printJson(const Scenario& scenario, const std::vector<CostInput>& inputs,
                   const std::stop_token& stop) const {
        const CostInput& any = inputs.front();
        Json json{{"pattern", scenario.mask.pattern},
                  {"convention", conventionName(scenario.mask.convention)},
                  {"block", any.block},
                  {"triangle_layers", any.triangle_layers.text()},
                  {"mask_form", maskFormName(any.mask_form)},
                  {"lengths", Json::array()}};
        Json formulas = Json::array();
        for (const CostInput& input : inputs) {
            const CostReport report = costOf(input);
            Json length = lengthJson(input.mask.shape, report);
            length["ladder"] = ladderJson(input, report);
            addPlanJson(length, input, stop);
            if (m_tools) length["tools"] = toolsJson(input);
            json["lengths"].push_back(std::move(length));
            for (Json& formula : formulasJson(input)) formulas.push_back(std::move(formula));
        }
        json["model"] = modelJson(any.model);
        if (m_explain_model) json["model"]["fields"] = modelFieldsJson(any.model.name);
        json["hardware"] = hardwareJson(any.hardware, any.model.format);
        json["questions"] = questionsJson(any, m_target);
        json["formulas"] = std::move(formulas);
        fmt::print("{}", jsonText(json));
    }

    void printTables(const Scenario& scenario, const std::vector<CostInput>& inputs,
                     const std::stop_token& stop) const {
        const CostInput& any = inputs.front();
        fmt::print("{} on {}: {} {}/{}/{} ({}) in layers {}, blocks of {}\n", any.model.name,
                   any.hardware.title, scenario.mask.pattern, scenario.mask.sink, scenario.mask.window,
                   scenario.mask.last, conventionName(scenario.mask.convention), any.triangle_layers.text(),
                   any.block);
        for (const CostInput& input : inputs) {
            const CostReport report = costOf(input);
            printLength(input.mask.shape, report);
            printPlan(input, stop);
            if (inputs.size() == 1) printLadder(input, report);
            if (m_tools) printTools(input);
        }
        if (inputs.size() == 1) printQuestions(any, m_target);
        if (m_explain_model) printModelFields(any.model.name);
    }

    ScenarioOptions m_options;
    CostMeasurements m_measurements;
    bool m_json = false;
    double m_target = 0;
    bool m_explain_model = false;
    std::string m_mask_form;
    bool m_tools = false;
    std::string m_sweep;
    std::string m_out;
};

}  // namespace

std::unique_ptr<Command> makeCostCommand(CLI::App& parent) {
    return std::make_unique<CostCommand>(
        *parent.add_subcommand("cost", "What attention costs: dense, the pattern, and a mix of layers"));
}

}  // namespace triscope::cli
