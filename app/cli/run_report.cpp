#include "app/cli/run_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/agreement_report.h"
#include "core/base/numbers.h"

namespace triscope::cli {

namespace {

void addOperator(Json& json, const OperatorRecord& called) {
    json["operator"] = called.name;
    json["layout"] = called.layout;
    json["mask_form"] = called.mask_form;
    json["sparse_mode"] = called.sparse_mode;
    json["inner_precise"] = called.inner_precise;
    json["settings"] = called.settings;
    json["versions"] = called.versions;
}

Json runJson(const AttentionResult& result) {
    const RunRecord& record = result.record;
    Json json{{"backend", record.backend},
              {"seconds", record.seconds.value},
              {"measured", true},
              {"useful_flops", wideInteger(record.useful_flops)},
              {"executed_flops", wideInteger(record.executed_flops)},
              {"peak_bytes", wideInteger(record.peak_bytes)},
              {"device", record.device.name},
              {"threads", record.device.threads}};
    if (record.called) addOperator(json, *record.called);
    if (record.device_seconds) json["device_seconds"] = record.device_seconds->value;
    return json;
}

// What the rule says of an honest result of that type.
Json plainJson(const Agreement& plain) {
    return {{"rows", plain.heads * plain.rows},           {"max_abs", plain.max_abs}, {"rmse", plain.rmse},
            {"failing_fraction", plain.failing_fraction}, {"rule", plain.rule.name},  {"pass", plain.pass}};
}

}  // namespace

Json studyJson(const RunSetup& setup, const AttentionStudy& study) {
    const AttentionProblem& problem = study.problem;
    Json json{{"pattern", setup.scenario.mask.pattern},
              {"convention", conventionName(setup.scenario.mask.convention)},
              {"queries", problem.queries()},
              {"keys", problem.keys()},
              {"heads", problem.heads()},
              {"kv_heads", problem.k.shape.heads},
              {"head_dim", problem.headDim()},
              {"dtype", dtypeName(study.dtype)},
              {"inputs", setup.from_files ? "files" : setup.scenario.run.inputs},
              {"block", setup.scenario.block},
              {"runs", Json::array()},
              {"agreement", Json::array()}};
    for (const AttentionResult& result : study.results) json["runs"].push_back(runJson(result));
    for (const StudyComparison& comparison : study.comparisons) {
        json["agreement"].push_back(agreementJson(study.results[comparison.a].record.backend,
                                                  study.results[comparison.b].record.backend,
                                                  comparison.agreement));
    }
    if (study.plain) json["plain"] = plainJson(*study.plain);
    return json;
}

namespace {

void printOperator(const OperatorRecord& called) {
    fmt::print("  {:<12} {}, {}, sparse_mode {}, innerPrecise {}, mask {}{}{}; {}\n", "", called.name,
               called.layout, called.sparse_mode, called.inner_precise, called.mask_form,
               called.settings.empty() ? "" : ", ", called.settings, called.versions);
}

void printPlain(Dtype dtype, const Agreement& plain) {
    fmt::print("\n  a plain {} computation on the CPU {} this rule: failing {} of {} rows, RMSE {:.3g}\n",
               dtypeName(dtype), plain.pass ? "passes" : "itself FAILS",
               formatPercent(plain.failing_fraction), groupDigits(plain.heads * plain.rows), plain.rmse);
}

}  // namespace

void printStudy(const RunSetup& setup, const AttentionStudy& study) {
    const AttentionProblem& problem = study.problem;
    fmt::print("{} ({}), {} x {}, {} ({} kv) of {}, {}\n\n", setup.scenario.mask.pattern,
               conventionName(setup.scenario.mask.convention),
               countText(problem.queries(), "query", "queries"), countText(problem.keys(), "key", "keys"),
               countText(problem.heads(), "head", "heads"), problem.k.shape.heads, problem.headDim(),
               dtypeName(study.dtype));
    for (const AttentionResult& result : study.results) {
        const RunRecord& record = result.record;
        const double rate = record.useful_flops.toDouble() / std::max(record.seconds.value, 1e-12) / 1e9;
        fmt::print("  {:<12} {:>10} measured, {} GFLOP/s useful, peak {}; {} x {}\n", record.backend,
                   formatSeconds(record.seconds), formatRatio(rate), formatBytes(record.peak_bytes),
                   record.device.threads, record.device.name);
        if (record.called) printOperator(*record.called);
        if (record.device_seconds) {
            fmt::print("  {:<12} {:>10} of that on the device\n", "", formatSeconds(*record.device_seconds));
        }
    }
    for (const StudyComparison& comparison : study.comparisons) {
        printAgreement(study.results[comparison.a].record.backend, study.results[comparison.b].record.backend,
                       comparison.agreement);
    }
    if (study.plain) printPlain(study.dtype, *study.plain);
}

Json stepsJson(const ErrorSteps& steps) {
    Json list = Json::array();
    const auto add = [&list](const ErrorStep& step) {
        list.push_back({{"step", step.name},
                        {"max_abs", step.max_abs},
                        {"rmse", step.rmse},
                        {"share", step.share},
                        {"non_finite", step.non_finite}});
    };
    for (const ErrorStep& step : steps.steps) add(step);
    add(steps.together);
    list.push_back(
        {{"step", "remainder"}, {"max_abs", nullptr}, {"rmse", nullptr}, {"share", steps.remainder}});
    return list;
}

void printSteps(const ErrorSteps& steps) {
    fmt::print("\n  why npu-emulated differs: each step alone, from inputs before any rounding\n");
    const auto row = [](const ErrorStep& step) {
        fmt::print("    {:<20} max abs {:>9.3g}, RMSE {:>9.3g}, {:>8} of the mean square; {}\n", step.name,
                   step.max_abs, step.rmse, formatPercent(step.share), step.title.str());
    };
    for (const ErrorStep& step : steps.steps) row(step);
    row(steps.together);
    fmt::print("    {:<20} {:>8.1f} % of the mean square: steps do not simply add up\n", "remainder",
               100 * steps.remainder);
}

}  // namespace triscope::cli
