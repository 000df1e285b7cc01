#include "app/cli/run_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/json_number.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/mask/mask_settings.h"

namespace triscope::cli {

namespace {

constexpr Index kDefaultTile = 128;
constexpr std::size_t kFirstElements = 4;

Index numberOf(const char* field, const std::string& typed, Range allowed, Index unsaid) {
    if (typed.empty()) return unsaid;
    const auto parsed = parseNumber(field, typed, allowed);
    if (const auto* issue = std::get_if<Issue>(&parsed)) throw InputError(*issue);
    return std::get<Index>(parsed);
}

std::vector<double> firstOf(const std::vector<double>& output) {
    return {output.begin(),
            output.begin() + static_cast<std::ptrdiff_t>(std::min(output.size(), kFirstElements))};
}

Json spansJson(const std::vector<Range>& spans) {
    Json json = Json::array();
    for (const Range& span : spans) json.push_back({span.begin, span.end});
    return json;
}

Json stepsJson(const RowWalk& walk) {
    Json steps = Json::array();
    for (const SoftmaxStep& step : walk.steps) {
        steps.push_back({{"keys", {step.keys.begin, step.keys.end}},
                         {"tiles", step.tiles},
                         {"kept", spansJson(step.kept)},
                         {"kept_keys", step.keptKeys()},
                         {"tile_max", numberJson(step.tile_max)},
                         {"m", numberJson(step.after.max)},
                         {"correction", step.correction},
                         {"tile_sum", step.tile_sum},
                         {"l", step.after.sum},
                         {"o_norm", norm(step.after.output)},
                         {"o_first", firstOf(step.after.output)}});
    }
    return steps;
}

Json mergeJson(const RowMerge& merge) {
    Json json{{"by", merge.by_calls ? "calls" : "regions"}, {"parts", Json::array()}};
    for (std::size_t p = 0; p < merge.parts.size(); ++p) {
        const RowPart& part = merge.parts[p];
        json["parts"].push_back({{"part", part.name},
                                 {"has_row", part.has_row},
                                 {"keys", spansJson(part.keys)},
                                 {"m", numberJson(part.state.max)},
                                 {"l", part.state.sum},
                                 {"lse", numberJson(part.lse())},
                                 {"npu_lse", numberJson(part.reportedLse())},
                                 {"weight", merge.merged.weights[p]},
                                 {"o_first", firstOf(part.state.normalized())}});
    }
    json["lse"] = numberJson(merge.merged.lse);
    json["o_norm"] = norm(merge.merged.output);
    json["o_first"] = firstOf(merge.merged.output);
    return json;
}

std::string keysText(Range keys) {
    return groupDigits(keys.begin) + " to " + groupDigits(keys.end - 1);
}

void printSteps(const RowWalk& walk) {
    fmt::print("\n    {:<22} {:>6} {:>10} {:>10} {:>10} {:>12} {:>10}\n", "keys", "kept", "tile max", "m",
               "c", "l", "|O|");
    for (const SoftmaxStep& step : walk.steps) {
        if (step.empty()) {
            fmt::print(
                "    {:<22} {:>6}  {}\n", keysText(step.keys), 0,
                countText(step.tiles, "tile skipped: the state stays", "tiles skipped: the state stays"));
            continue;
        }
        fmt::print("    {:<22} {:>6} {:>10.5f} {:>10.5f} {:>10.5f} {:>12.6f} {:>10.5f}\n",
                   keysText(step.keys), step.keptKeys(), step.tile_max, step.after.max, step.correction,
                   step.after.sum, norm(step.after.output));
    }
    const SoftmaxState& end = walk.result();
    fmt::print("    LSE = m + ln l = {:.9f}; |O / l| = {:.6f}\n", end.lse(), norm(end.normalized()));
    if (end.empty()) fmt::print("    The row keeps no key: its output is 0, its LSE -infinity.\n");
}

void printMerge(const RowMerge& merge) {
    fmt::print("\n  the same row in parts, one for each {}, merged by LSE\n\n",
               merge.by_calls ? "operator call of an NPU" : "region that it keeps");
    fmt::print("    {:<12} {:>8} {:>10} {:>12} {:>12} {:>12}\n", "part", "keys", "m", "l", "LSE", "weight");
    for (std::size_t p = 0; p < merge.parts.size(); ++p) {
        const RowPart& part = merge.parts[p];
        if (!part.has_row) {
            fmt::print("    {:<12} {:>8}  the call does not compute this row\n", part.name, "-");
        } else {
            fmt::print("    {:<12} {:>8} {:>10.5f} {:>12.6f} {:>12.6f} {:>12.9f}{}\n", part.name,
                       groupDigits(part.keyCount()), part.state.max, part.state.sum, part.lse(),
                       merge.merged.weights[p], part.state.empty() ? "  an operator reports LSE +inf" : "");
        }
    }
    fmt::print("    {:<12} {:>8} {:>10} {:>12} {:>12.6f}  |O| {:.6f}\n", "merged", "", "", "",
               merge.merged.lse, norm(merge.merged.output));
}

}  // namespace

void RunSteps::addTo(CLI::App& command) {
    command.add_option("--step-row", m_row, "walk this query row tile by tile, by online softmax")
        ->type_name("I");
    command.add_option("--step-head", m_head, "of this query head (default 0)")->type_name("H");
    command.add_option("--step-tile", m_tile, "in tiles of so many keys (default 128)")->type_name("T");
    command.add_flag("--step-float", m_float, "in the float arithmetic of the kernels instead of double");
}

void RunSteps::check() const {
    if (!m_row.empty()) return;
    if (!m_head.empty()) throw InputError({"step-head", {"needs --step-row", {}}});
    if (!m_tile.empty()) throw InputError({"step-tile", {"needs --step-row", {}}});
    if (m_float) throw InputError({"step-float", {"needs --step-row", {}}});
}

void RunSteps::run(const AttentionProblem& problem, const RunControl& control) {
    if (m_row.empty()) return;
    const Index row = numberOf("step-row", m_row, {0, problem.queries() - 1}, 0);
    const Index head = numberOf("step-head", m_head, {0, problem.heads() - 1}, 0);
    const Index tile = numberOf("step-tile", m_tile, {1, kMaxLength}, kDefaultTile);
    m_walk = walkRow(problem, head, row, tile, m_float ? StepPrecision::Float : StepPrecision::Double,
                     {control.stop});
    m_merge = mergeRow(problem, head, row);
}

void RunSteps::addTo(Json& json) const {
    if (!m_walk) return;
    json["step"] = {{"row", m_walk->row},
                    {"head", m_walk->head},
                    {"tile", m_walk->tile},
                    {"scale", m_walk->scale},
                    {"precision", m_float ? "float" : "double"},
                    {"lse", numberJson(m_walk->result().lse())},
                    {"output_first", firstOf(m_walk->result().normalized())}};
    json["steps"] = stepsJson(*m_walk);
    json["merge"] = mergeJson(m_merge);
}

void RunSteps::print() const {
    if (!m_walk) return;
    fmt::print("\n  online softmax of head {}, row {}, tiles of {}, in {}; scores times {:.6g}\n",
               m_walk->head, groupDigits(m_walk->row), countText(m_walk->tile, "key", "keys"),
               m_float ? "float" : "double", m_walk->scale);
    printSteps(*m_walk);
    printMerge(m_merge);
}

}  // namespace triscope::cli
