#include <fmt/format.h>
#include <omp.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/attention/backend.h"
#include "tests/benchmarks/fma_peak.h"
#include "tests/support/attention_cases.h"

// How fast the cpu backend is: causal and Triangle 8/512/128, batch 1, unit Gaussian inputs. Medians, with
// the machine's multiply-add peak of the same minute beside them. Build it in release.
namespace triscope {
namespace {

struct Settings {
    std::vector<Index> lengths{2048, 4096, 8192};
    HeadSizes sizes{8, 8, 128};
    RunOptions options;
    int repeats = 7;
    bool json = false;
};

struct Figure {
    std::string pattern;
    Index seq = 0;
    double milliseconds = 0;     // median
    double fastest = 0;          // milliseconds as well; the two part when other programs run
    double useful_gflops = 0;    // of the kept cells
    double executed_gflops = 0;  // of the cells in blocks that are not empty
    double peak_gflops = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

Figure measure(const Settings& settings, const std::string& pattern, Index seq) {
    const AttentionProblem problem = gaussianProblem(
        {.pattern = pattern, .shape = MaskShape::square(seq), .sink = 8, .window = 512, .last = 128},
        settings.sizes);
    const AttentionBackend& cpu = *findBackend("cpu");
    const double peak_before = fmaPeakGflops(settings.options.threads);
    RunRecord record = cpu.run(problem, settings.options, {}).record;
    std::vector<double> seconds;
    for (int repeat = 0; repeat < settings.repeats; ++repeat) {
        record = cpu.run(problem, settings.options, {}).record;
        seconds.push_back(record.seconds.value);
    }
    const double typical = median(seconds);
    return {pattern == "dense" ? "causal" : "triangle 8/512/128",
            seq,
            typical * 1e3,
            *std::min_element(seconds.begin(), seconds.end()) * 1e3,
            record.useful_flops.toDouble() / typical / 1e9,
            record.executed_flops.toDouble() / typical / 1e9,
            std::max(peak_before, fmaPeakGflops(settings.options.threads))};
}

void print(const Figure& figure) {
    fmt::print("{:<20} {:>7} {:>10.2f} {:>10.2f} {:>8.0f} {:>8.0f} {:>8.0f} {:>7.0f} %\n", figure.pattern,
               figure.seq, figure.milliseconds, figure.fastest, figure.useful_gflops, figure.executed_gflops,
               figure.peak_gflops, 100 * figure.executed_gflops / figure.peak_gflops);
    std::fflush(stdout);
}

nlohmann::ordered_json toJson(const Figure& figure) {
    return {{"pattern", figure.pattern},
            {"seq", figure.seq},
            {"milliseconds", figure.milliseconds},
            {"fastest_milliseconds", figure.fastest},
            {"useful_gflops", figure.useful_gflops},
            {"executed_gflops", figure.executed_gflops},
            {"peak_gflops", figure.peak_gflops}};
}

void run(const Settings& settings) {
    nlohmann::ordered_json report{{"device", cpuModel()},
                                  {"threads", settings.options.threads},
                                  {"block", settings.options.block},
                                  {"heads", settings.sizes.heads},
                                  {"kv_heads", settings.sizes.kv_heads},
                                  {"head_dim", settings.sizes.head_dim},
                                  {"runs", nlohmann::ordered_json::array()}};
    if (!settings.json) {
        fmt::print("{}, {} threads, block {}, {} heads, head_dim {}\n", cpuModel(), settings.options.threads,
                   settings.options.block, settings.sizes.heads, settings.sizes.head_dim);
        fmt::print("{:<20} {:>7} {:>10} {:>10} {:>8} {:>8} {:>8} {:>9}\n", "ms and GFLOP/s", "seq", "ms",
                   "fastest", "useful", "executed", "peak", "of peak");
    }
    for (const char* pattern : {"dense", "triangle"}) {
        for (const Index seq : settings.lengths) {
            const Figure figure = measure(settings, pattern, seq);
            report["runs"].push_back(toJson(figure));
            if (!settings.json) print(figure);
        }
    }
    if (settings.json) fmt::print("{}\n", report.dump(2));
}

}  // namespace
}  // namespace triscope

int main(int argc, char** argv) {
    triscope::Settings settings;
    settings.options.threads = omp_get_max_threads();
    CLI::App app{"Times the cpu attention backend"};
    app.add_option("--seq", settings.lengths, "lengths")->delimiter(',')->check(CLI::Range(1, 1 << 20));
    app.add_option("--heads", settings.sizes.heads, "query heads")->check(CLI::Range(1, 1024));
    app.add_option("--kv-heads", settings.sizes.kv_heads, "key/value heads; must divide --heads")
        ->check(CLI::Range(1, 1024));
    app.add_option("--head-dim", settings.sizes.head_dim, "elements of a head")->check(CLI::Range(1, 4096));
    app.add_option("--block", settings.options.block, "block of the mask")->check(CLI::Range(1, 1 << 20));
    app.add_option("--threads", settings.options.threads, "threads")->check(CLI::Range(1, 1024));
    app.add_option("--repeats", settings.repeats, "runs to take the median of")->check(CLI::Range(1, 1000));
    app.add_flag("--json", settings.json, "one JSON object");
    CLI11_PARSE(app, argc, argv);
    if (settings.sizes.heads % settings.sizes.kv_heads != 0) {
        fmt::print(stderr, "--kv-heads must divide --heads\n");
        return 2;
    }
    triscope::run(settings);
}
