#include <fmt/format.h>
#include <omp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/attention/bench/bench_figure.h"
#include "core/attention/bench/bench_json.h"
#include "core/attention/engine/panel_kernels.h"
#include "tests/benchmarks/bench_cases.h"
#include "tests/benchmarks/naive_attention.h"
#include "tests/support/only_target.h"

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
    std::string target;  // the instruction set to run with, as Highway names it; empty: the best
};

// Of the multiply-add peak of AVX2, in place of any goal above it.
constexpr double kAvx2Goal = 75;

// The instruction set of that name. Throws if this machine lacks it.
std::int64_t findTarget(const std::string& name) {
    for (const std::int64_t target : runnableTargets()) {
        if (hwy::TargetName(target) == name) return target;
    }
    throw CLI::ValidationError("--target", "this machine cannot run " + name);
}

BenchRun runOf(const BenchCase& test) {
    if (test.backend != "eigen-naive") return benchRun(test, {});
    return [problem = gaussianProblem(test.mask, test.sizes), threads = test.threads] {
        return runNaiveEigen(problem, threads).record;
    };
}

void print(const BenchCase& test, const BenchFigure& figure) {
    fmt::print("{:<36} {:>10.2f} {:>8.1f} {:>8.1f} {:>8.1f} {:>7.1f} %", test.name, figure.milliseconds,
               figure.useful_gflops, figure.executed_gflops, figure.peak_gflops, figure.percent_of_peak);
    fmt::print("{}\n", test.goal > 0 ? fmt::format("  of {:.0f}", test.goal) : "");
    std::fflush(stdout);
}

bool isWanted(const BenchCase& test, const std::vector<std::string>& names) {
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& part) {
               return test.name.find(part) != std::string::npos;
           });
}

constexpr const char* kOneThread = " one thread";
constexpr double kScalingGoal = 1.95;  // of two threads

// How many times faster the cases are that were also run on one thread.
void reportScaling(const std::map<std::string, double>& milliseconds, const Settings& settings,
                   nlohmann::ordered_json& report) {
    report["scaling"] = nlohmann::ordered_json::array();
    for (const auto& [name, one] : milliseconds) {
        if (!name.ends_with(kOneThread)) continue;
        const auto all = milliseconds.find(name.substr(0, name.size() - std::strlen(kOneThread)));
        if (all == milliseconds.end()) continue;
        const double times = one / all->second;
        report["scaling"].push_back({{"name", all->first}, {"threads", settings.threads}, {"times", times}});
        if (settings.threads == 2) report["scaling"].back()["goal"] = kScalingGoal;
        if (!settings.json)
            fmt::print("{:<36} {:>10.2f} times as fast on {} threads\n", all->first, times, settings.threads);
    }
}

void run(const Settings& settings) {
    std::vector<BenchCase> cases = standardCases(settings.threads);
    for (const auto& more : {longCases, twoPassCases, backwardCases, ladderCases}) {
        for (const BenchCase& test : more(settings.threads)) cases.push_back(test);
    }
    if (settings.target == "AVX2") {
        for (BenchCase& test : cases) test.goal = std::min(test.goal, kAvx2Goal);
    }
    nlohmann::ordered_json report{{"device", cpuModel()}, {"cases", nlohmann::ordered_json::array()}};
    if (!settings.json) {
        fmt::print("{}, {} threads, {}\n", cpuModel(), settings.threads, panelKernels().target);
        fmt::print("{:<36} {:>10} {:>8} {:>8} {:>8} {:>9}\n", "ms and GFLOP/s", "ms", "useful", "executed",
                   "peak", "of peak");
    }
    std::map<std::string, double> milliseconds;
    for (const BenchCase& test : cases) {
        if (!isWanted(test, settings.names)) continue;
        const BenchFigure figure =
            measureRuns(runOf(test), test.threads, settings.seconds, test.backend != "reference", {});
        report["cases"].push_back(benchJson(test, figure));
        milliseconds.emplace(test.name, figure.milliseconds);
        if (!settings.json) print(test, figure);
    }
    reportScaling(milliseconds, settings, report);
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
    app.add_option("--target", settings.target, "only this instruction set, such as AVX3 or AVX2");
    std::optional<triscope::OnlyTarget> only;
    try {
        app.parse(argc, argv);
        if (!settings.target.empty()) only.emplace(triscope::findTarget(settings.target));
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    triscope::run(settings);
}
