#include "app/cli/cost_measurements.h"

#include <fmt/format.h>

#include <filesystem>

#include "core/base/date.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/calibration.h"
#include "core/cost/hardware_file.h"
#include "core/cost/traced.h"
#include "core/io/json_text.h"
#include "core/io/text_file.h"
#include "core/scenario/cost_scenario.h"
#include "core/scenario/measured_cost.h"
#include "core/scenario/this_machine.h"

namespace triscope::cli {

namespace {

Json calibrationJson(const Calibration& calibration, const Hardware& hardware) {
    Json points = Json::array();
    for (const CalibratedPoint& point : calibration.points) {
        points.push_back({{"seq", point.measurement.seq},
                          {"kind", measuredKindName(point.measurement.kind)},
                          {"seconds", point.measurement.seconds.value},
                          {"predicted_seconds", point.predicted.value},
                          {"residual_percent", 100 * point.residual()},
                          {"fitted", point.fitted}});
    }
    return {{"linear_efficiency", calibration.linear_efficiency},
            {"attention_efficiency", calibration.attention_efficiency},
            {"formula", {{"symbols", calibration.formula.symbols}, {"numbers", calibration.formula.numbers}}},
            {"points", points},
            {"hardware", Json::parse(hardwareText(hardware))}};
}

void printCalibration(const CostInput& input, const Calibration& calibration) {
    fmt::print("{} on {}: linear efficiency {}, attention efficiency {}\n", input.model.name,
               input.hardware.title, roundedText(calibration.linear_efficiency),
               roundedText(calibration.attention_efficiency));
    fmt::print("seconds = {}\n        = {}\n", calibration.formula.symbols, calibration.formula.numbers);
    fmt::print("\n{:>12}  {:<15} {:>12} {:>12} {:>10}\n", "tokens", "kind", "measured", "predicted",
               "residual");
    for (const CalibratedPoint& point : calibration.points) {
        fmt::print("{:>12}  {:<15} {:>12} {:>12} {:>10}{}\n", groupDigits(point.measurement.seq),
                   measuredKindName(point.measurement.kind), formatSeconds(point.measurement.seconds),
                   formatSeconds(point.predicted), formatResidual(point.residual()),
                   point.fitted ? "" : "  not fitted");
    }
}

Json runJson(const MeasuredRun& run) {
    return {{"seq", run.seq},
            {"pattern", run.pattern},
            {"predicted_seconds", run.predicted.value},
            {"seconds", run.seconds.value},
            {"measured", true},
            {"executed_flops", wideInteger(run.executed)},
            {"predicted_executed_flops", wideInteger(run.predicted_executed)},
            {"peak_bytes", wideInteger(run.peak)},
            {"predicted_peak_bytes", wideInteger(run.predicted_peak)}};
}

void printJson(const MeasureRequest& request, const MeasuredCost& cost) {
    Json runs = Json::array();
    for (const MeasuredRun& run : cost.runs) runs.push_back(runJson(run));
    const Explained memory = peakFormula(request, request.lengths.back());
    const Json json{{"heads", cost.heads},
                    {"kv_heads", cost.kv_heads},
                    {"head_dim", cost.head_dim},
                    {"block", cost.block},
                    {"backend", cost.backend},
                    {"device", cost.device.name},
                    {"threads", cost.device.threads},
                    {"measured", runs},
                    {"memory_formula", {{"symbols", memory.symbols}, {"numbers", memory.numbers}}},
                    {"hardware", Json::parse(hardwareText(request.input.hardware))}};
    fmt::print("{}", jsonText(json));
}

std::string flopsText(const MeasuredRun& run) {
    if (run.flopsAgree()) return formatFlops(run.executed) + " as predicted";
    return formatFlops(run.executed) + ", predicted " + formatFlops(run.predicted_executed);
}

void printTable(const MeasureRequest& request, const MeasuredCost& cost) {
    fmt::print("{}, {}, {} backend: one layer of {} ({} for K and V) of {}, fp32, blocks of {}\n",
               cost.device.name, countText(cost.device.threads, "thread", "threads"), cost.backend,
               countText(cost.heads, "head", "heads"), cost.kv_heads, cost.head_dim, cost.block);
    fmt::print("\n{:>10}  {:<14} {:>10} {:>10} {:>9}  {:>10} {:>10}  {}\n", "tokens", "pattern", "predicted",
               "measured", "residual", "memory", "predicted", "executed in blocks");
    for (const MeasuredRun& run : cost.runs) {
        fmt::print("{:>10}  {:<14} {:>10} {:>10} {:>9}  {:>10} {:>10}  {}\n", groupDigits(run.seq),
                   run.pattern, formatSeconds(run.predicted), formatSeconds(run.seconds),
                   formatResidual(run.predicted.value / run.seconds.value - 1), formatBytes(run.peak),
                   formatBytes(run.predicted_peak), flopsText(run));
    }
    const Explained memory = peakFormula(request, request.lengths.back());
    fmt::print("\nmemory at {} = {}\n  = {}\n  = {} B\n",
               countText(request.lengths.back(), "token", "tokens"), memory.symbols, memory.numbers,
               memory.value);
}

// The lengths that were typed, else some that any machine runs in seconds.
std::vector<Index> lengthsOf(const ScenarioOptions& options, const std::vector<Index>& list,
                             const Scenario& scenario) {
    if (!list.empty()) return list;
    if (options.typed("seq")) return {scenario.mask.shape.keys};
    return {1024, 2048, 4096, 8192};
}

}  // namespace

void CostMeasurements::addTo(CLI::App& command) {
    auto* calibrate =
        command.add_option("--calibrate", m_calibrate,
                           "fit the two efficiencies to dense prefill times: a CSV of seq,seconds[,kind]");
    calibrate->type_name("FILE.csv");
    command
        .add_flag("--measure", m_measure,
                  "run this machine's kernels at a few lengths and compare with the prediction")
        ->excludes(calibrate);
}

void CostMeasurements::run(ScenarioOptions options, const std::vector<Index>& lengths, bool json,
                           const std::string& out, std::stop_token stop) const {
    // The measured lengths replace the scenario's, at which the pattern need not be possible.
    if (!lengths.empty()) options.put("seq", std::to_string(lengths.front()));
    const Scenario scenario = options.scenario();
    if (!m_measure) return calibrateFile(scenario, json, out);
    MeasureRequest request;
    request.input = costInputOf(scenario);
    request.lengths = lengthsOf(options, lengths, scenario);
    if (auto issue = memoryIssue(request)) throw InputError(std::move(*issue));
    const RunControl control{stop, {}};
    if (!options.typed("hardware")) request.input.hardware = measureThisMachine(control);
    if (Issues issues = validate(request); !issues.empty()) throw InputError(std::move(issues));
    const MeasuredCost cost = measureCost(request, control);
    json ? printJson(request, cost) : printTable(request, cost);
}

void CostMeasurements::calibrateFile(const Scenario& scenario, bool json, const std::string& out) const {
    const CostInput input = costInputOf(scenario);
    const Calibration calibration = calibrate(input, readMeasurements(readTextFile(m_calibrate)));
    const std::string file = std::filesystem::path(m_calibrate).filename().string();
    const Hardware hardware =
        calibratedHardware(input.hardware, calibration,
                           "Fit to the dense prefill times of " + input.model.name + " in " + file, today());
    if (!out.empty()) writeHardware(out, hardware);
    json ? fmt::print("{}", jsonText(calibrationJson(calibration, hardware)))
         : printCalibration(input, calibration);
}

}  // namespace triscope::cli
