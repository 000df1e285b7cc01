#include <fmt/format.h>
#include <omp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/attention/cpu_backend.h"
#include "core/attention/eigen_backend.h"
#include "core/attention/engine/panel_kernels.h"
#include "tests/benchmarks/bench_cases.h"
#include "tests/benchmarks/naive_attention.h"
#include "tests/benchmarks/target_peak.h"

// How fast the attention engine is: batch 1, unit Gaussian inputs, medians, with the machine's multiply-add
// peak of the same moment beside each figure. A percentage of that is what to look at: the rates themselves
// move with the host's load. Build it in release.
namespace triscope {
namespace {

struct Settings {
    std::vector<std::string> names;  // cases to run, by a part of their name; none: all
    int threads = 0;
    double seconds = 1;  // to spend on each case
    bool json = false;
};

struct Figure {
    double milliseconds = 0;  // median
    double useful_gflops = 0;
    double executed_gflops = 0;
    double peak_gflops = 0;  // median
    double percent = 0;      // useful of the peak: median of all runs
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void runOnce(const BenchCase& test, const AttentionProblem& problem, AttentionResult& result) {
    const RunOptions options{.threads = test.threads};
    if (test.backend == "cpu") {
        CpuBackend().runInto(result, problem, options, {});
    } else if (test.backend == "eigen-naive") {
        result = runNaiveEigen(problem, test.threads);
    } else if (test.backend == "eigen") {
        result = EigenBackend().run(problem, options, {});
    } else {
        result = findBackend(test.backend)->run(problem, options, {});
    }
}

// The peak moves by a fifth within a second as the host's clock does, so each run is set against the better
// of those right before and after it.
Figure measure(const BenchCase& test, double seconds_to_spend) {
    constexpr std::size_t kLeastRuns = 5;
    const AttentionProblem problem = gaussianProblem(test.mask, test.sizes);
    AttentionResult result;
    if (test.backend != "reference") runOnce(test, problem, result);
    std::vector<double> seconds;
    std::vector<double> peaks{targetPeakGflops(test.threads)};
    std::vector<double> around;
    std::vector<double> shares;
    for (double spent = 0; spent < seconds_to_spend || (seconds.size() < kLeastRuns && spent < 5);) {
        runOnce(test, problem, result);
        seconds.push_back(result.record.seconds.value);
        peaks.push_back(targetPeakGflops(test.threads));
        around.push_back(std::max(peaks.back(), peaks[peaks.size() - 2]));
        shares.push_back(result.record.useful_flops.toDouble() / seconds.back() / 1e9 / around.back());
        spent += seconds.back();
    }
    const double typical = median(seconds);
    return {typical * 1e3, result.record.useful_flops.toDouble() / typical / 1e9,
            result.record.executed_flops.toDouble() / typical / 1e9, median(around), 100 * median(shares)};
}

void print(const BenchCase& test, const Figure& figure) {
    fmt::print("{:<36} {:>10.2f} {:>8.1f} {:>8.1f} {:>8.1f} {:>7.1f} %", test.name, figure.milliseconds,
               figure.useful_gflops, figure.executed_gflops, figure.peak_gflops, figure.percent);
    fmt::print("{}\n", test.goal > 0 ? fmt::format("  of {:.0f}", test.goal) : "");
    std::fflush(stdout);
}

nlohmann::ordered_json toJson(const BenchCase& test, const Figure& figure) {
    nlohmann::ordered_json json{{"name", test.name},
                                {"mask", maskLabel(test.mask)},
                                {"seq", test.mask.shape.queries},
                                {"heads", test.sizes.heads},
                                {"kv_heads", test.sizes.kv_heads},
                                {"head_dim", test.sizes.head_dim},
                                {"threads", test.threads},
                                {"target", panelKernels().target},
                                {"ms", figure.milliseconds},
                                {"useful_gflops", figure.useful_gflops},
                                {"executed_gflops", figure.executed_gflops},
                                {"peak_gflops", figure.peak_gflops},
                                {"percent_of_peak", figure.percent}};
    if (test.goal > 0) json["goal_percent"] = test.goal;
    return json;
}

bool isWanted(const BenchCase& test, const std::vector<std::string>& names) {
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& part) {
               return test.name.find(part) != std::string::npos;
           });
}

void run(const Settings& settings) {
    std::vector<BenchCase> cases = standardCases(settings.threads);
    for (const BenchCase& rung : ladderCases(settings.threads)) cases.push_back(rung);
    nlohmann::ordered_json report{{"device", cpuModel()}, {"cases", nlohmann::ordered_json::array()}};
    if (!settings.json) {
        fmt::print("{}, {} threads, {}\n", cpuModel(), settings.threads, panelKernels().target);
        fmt::print("{:<36} {:>10} {:>8} {:>8} {:>8} {:>9}\n", "ms and GFLOP/s", "ms", "useful", "executed",
                   "peak", "of peak");
    }
    for (const BenchCase& test : cases) {
        if (!isWanted(test, settings.names)) continue;
        const Figure figure = measure(test, settings.seconds);
        report["cases"].push_back(toJson(test, figure));
        if (!settings.json) print(test, figure);
    }
    if (settings.json) fmt::print("{}\n", report.dump(2));
}

}  // namespace
}  // namespace triscope

int main(int argc, char** argv) {
    triscope::Settings settings;
    settings.threads = omp_get_max_threads();
    CLI::App app{"Times the attention engine against the machine's multiply-add peak"};
    app.add_option("--case", settings.names, "only the cases whose names hold one of these")->delimiter(',');
    app.add_option("--threads", settings.threads, "threads")->check(CLI::Range(1, 1024));
    app.add_option("--seconds", settings.seconds, "time to spend on a case")->check(CLI::Range(0.0, 600.0));
    app.add_flag("--json", settings.json, "one JSON object");
    CLI11_PARSE(app, argc, argv);
    triscope::run(settings);
}
