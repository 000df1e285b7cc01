#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "app/cli/command.h"
#include "app/cli/thread_option.h"
#include "core/attention/bench/bench_figure.h"
#include "core/attention/bench/bench_json.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"

namespace triscope::cli {
namespace {

struct BenchLine {
    BenchCase test;
    BenchFigure figure;
};

// What is being measured: a line each, or one that rewrites itself for someone who watches.
void tellProgress(const std::string& what) {
    if (isatty(STDERR_FILENO) == 0) {
        fmt::print(stderr, "{}\n", what);
    } else {
        fmt::print(stderr, "\r\033[K{}", what);
        std::fflush(stderr);
    }
}

void endProgress() {
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\033[K");
}

std::vector<BenchLine> measureAll(const std::vector<BenchCase>& cases, double seconds, std::stop_token stop) {
    const RunControl control{std::move(stop), {}};
    std::vector<BenchLine> lines;
    for (const BenchCase& test : cases) {
        tellProgress(fmt::format("{} of {}: {}", lines.size() + 1, cases.size(), test.name));
        const BenchRun run = benchRun(test, control);
        lines.push_back({test, measureRuns(run, test.threads, seconds, true, control)});
    }
    endProgress();
    return lines;
}

Json toJson(const std::vector<BenchLine>& lines) {
    Json json{{"device", cpuModel()}, {"cases", Json::array()}};
    for (const BenchLine& line : lines) json["cases"].push_back(benchJson(line.test, line.figure));
    return json;
}

void print(const std::vector<BenchLine>& lines) {
    fmt::print("{}, {}; 8 heads of 128 unless it says otherwise, fp32\n\n", cpuModel(),
               countText(lines.front().test.threads, "thread", "threads"));
    fmt::print("{:<42} {:>9} {:>8} {:>8} {:>8} {:>8}\n", "GFLOP/s", "ms", "useful", "executed", "peak",
               "of peak");
    for (const BenchLine& line : lines) {
        const BenchFigure& figure = line.figure;
        fmt::print("{:<42} {:>9.2f} {:>8.1f} {:>8.1f} {:>8.1f} {:>6.1f} %\n", line.test.name,
                   figure.milliseconds, figure.useful_gflops, figure.executed_gflops, figure.peak_gflops,
                   figure.percent_of_peak);
    }
    fmt::print(
        "\nMedians of several runs. Useful: what the mask keeps; executed: what was computed. The peak is "
        "that\n"
        "of multiply-adds in registers, measured around each run; the percentage is useful of the peak.\n");
}

class BenchCommand final : public Command {
  public:
    explicit BenchCommand(CLI::App& command) : Command(command) {
        command.add_flag("--quick", m_quick, "few cases, for a few seconds in all");
        command.add_option("--case", m_case, "only cases whose name holds this, as causal")
            ->type_name("TEXT");
        command.add_flag("--json", m_json, "print one JSON object");
        command.add_option("--threads", m_threads, "threads; 0: as many as the machine has")->type_name("N");
    }

    void run(std::stop_token stop) override {
        const int asked = parseThreads(m_threads);
        const int threads = asked > 0 ? asked : static_cast<int>(std::thread::hardware_concurrency());
        constexpr double kQuickSeconds = 0.2;
        constexpr double kSeconds = 1;
        const auto lines = measureAll(wanted(userBenchCases(m_quick, std::max(threads, 1))),
                                      m_quick ? kQuickSeconds : kSeconds, std::move(stop));
        if (m_json) {
            fmt::print("{}", jsonText(toJson(lines)));
        } else {
            print(lines);
        }
    }

  private:
    std::vector<BenchCase> wanted(std::vector<BenchCase> cases) const {
        std::string all;
        for (const BenchCase& test : cases) all += (all.empty() ? "" : "; ") + test.name;
        std::erase_if(cases,
                      [this](const BenchCase& test) { return test.name.find(m_case) == std::string::npos; });
        if (cases.empty()) throw InputError({"case", {"no case has '%1' in its name: %2", {m_case, all}}});
        return cases;
    }

    bool m_quick = false;
    std::string m_case;
    bool m_json = false;
    std::string m_threads = "0";
};

}  // namespace

std::unique_ptr<Command> makeBenchCommand(CLI::App& parent) {
    return std::make_unique<BenchCommand>(*parent.add_subcommand(
        "bench", "How fast attention runs on this machine, beside its multiply-add peak"));
}

}  // namespace triscope::cli
