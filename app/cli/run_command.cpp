#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "app/cli/agreement_report.h"
#include "app/cli/command.h"
#include "app/cli/npu_device_options.h"
#include "app/cli/npu_options.h"
#include "app/cli/progress_line.h"
#include "app/cli/run_setup.h"
#include "app/cli/thread_option.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"
#include "core/io/npy.h"
#include "core/npu/emulated/emulated_backend.h"
#include "core/scenario/attention_study.h"

namespace triscope::cli {
namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> items;
    std::istringstream stream(list);
    for (std::string item; std::getline(stream, item, ',');) items.push_back(item);
    return items;
}

void addOperator(Json& json, const OperatorRecord& called) {
    json["operator"] = called.name;
    json["layout"] = called.layout;
    json["mask_form"] = called.mask_form;
    json["sparse_mode"] = called.sparse_mode;
    json["inner_precise"] = called.inner_precise;
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
              {"block", setup.scenario.block},
              {"runs", Json::array()},
              {"agreement", Json::array()}};
    for (const AttentionResult& result : study.results) json["runs"].push_back(runJson(result));
    for (const StudyComparison& comparison : study.comparisons) {
        json["agreement"].push_back(agreementJson(study.results[comparison.a].record.backend,
                                                  study.results[comparison.b].record.backend,
                                                  comparison.agreement));
    }
    return json;
}

void printOperator(const OperatorRecord& called) {
    fmt::print("  {:<12} {}, {}, sparse_mode {}, innerPrecise {}, mask {}; {}\n", "", called.name,
               called.layout, called.sparse_mode, called.inner_precise, called.mask_form, called.versions);
}

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
}

void writeTensor(const std::string& path, const TensorShape& shape, const auto& data, bool with_dim) {
    std::vector<Index> sides{shape.heads, shape.seq};
    if (with_dim) sides.push_back(shape.head_dim);
    writeNpy(path, sides, std::span(data.data(), data.size()));
}

class RunCommand final : public Command {
  public:
    explicit RunCommand(CLI::App& command) : Command(command) {
        m_options.addTo(command);
        command.add_flag("--json", m_json, "print one JSON object");
        command.add_option("--backend", m_backends, "which to run: reference, cpu, npu-emulated, npu")
            ->type_name("NAME[,NAME...]");
        command.add_option("--q", m_files.q, "queries, (heads, seq, head_dim), instead of seeded ones")
            ->type_name("FILE.npy");
        command.add_option("--k", m_files.k, "keys, (kv_heads, seq, head_dim)")->type_name("FILE.npy");
        command.add_option("--v", m_files.v, "values, (kv_heads, seq, head_dim)")->type_name("FILE.npy");
        command.add_option("--out", m_out, "write the output of the backend named last")
            ->type_name("FILE.npy");
        command.add_option("--lse", m_lse, "write its log-sum-exp, (heads, seq)")->type_name("FILE.npy");
        command.add_option("--threads", m_threads, "of the cpu backend; 0: as many as the machine has")
            ->type_name("N");
        m_npu.addTo(command);
        m_npu_device.addTo(command);
        command.get_option("--seq")->description("tokens of the run (default 1,024)");
    }

    void run(std::stop_token stop) override {
        checkPaths();
        const std::vector<std::string> names = split(m_backends);
        auto backends = findBackends(names);
        const RunSetup setup = setUpRun(m_options);
        const Dtype dtype = findDtype(setup.scenario.run.dtype).value();
        const EmulatedBackend emulated(m_npu.call(dtype));
        const NpuBackend npu(m_npu_device.settings(dtype));
        useInstead(backends, emulated, m_npu.typed());
        useInstead(backends, npu, m_npu_device.typed());
        const RunOptions options{setup.scenario.block, parseThreads(m_threads)};
        const RunControl control{std::move(stop), progressLine()};
        const AttentionStudy study = runStudy(makeProblem(setup.scenario, setup.shape, m_files, control),
                                              dtype, backends, options, control);
        const auto named_last =
            std::find_if(study.results.begin(), study.results.end(),
                         [&](const AttentionResult& r) { return r.record.backend == names.back(); });
        writeResult(*named_last);
        if (m_json) {
            fmt::print("{}", jsonText(studyJson(setup, study)));
        } else {
            printStudy(setup, study);
        }
    }

  private:
    void checkPaths() const {
        for (const auto& [field, path] : {std::pair{"out", &m_out}, std::pair{"lse", &m_lse}}) {
            if (!path->empty() && !path->ends_with(".npy")) {
                throw InputError({field, {"'%1' does not end in .npy", {*path}}});
            }
        }
        if (!m_out.empty() && m_out == m_lse) throw InputError({"lse", {"is the same file as --out", {}}});
        if (m_files.given()) refuseRunSizes(m_options);
    }

    // In place of the backend of that name as it is by default; `option`: one of its own that was typed.
    static void useInstead(std::vector<const AttentionBackend*>& backends, const AttentionBackend& backend,
                           const char* option) {
        const auto found = std::find_if(backends.begin(), backends.end(), [&](const AttentionBackend* known) {
            return known->name() == backend.name();
        });
        if (found != backends.end()) {
            *found = &backend;
        } else if (option != nullptr) {
            throw InputError(
                {option, {"is of %1, which --backend does not name", {std::string(backend.name())}}});
        }
    }

    void writeResult(const AttentionResult& result) const {
        if (!m_lse.empty() && result.lse.data.empty()) {
            throw InputError({"lse", {"the operator that %1 called returns none", {result.record.backend}}});
        }
        if (!m_out.empty() && result.isExact()) {
            writeTensor(m_out, result.output.shape, result.exact_output.data, true);
        } else if (!m_out.empty()) {
            writeTensor(m_out, result.output.shape, result.output.data, true);
        }
        if (!m_lse.empty()) writeTensor(m_lse, result.output.shape, result.lse.data, false);
    }

    ScenarioOptions m_options;
    NpuOptions m_npu;
    NpuDeviceOptions m_npu_device;
    bool m_json = false;
    std::string m_backends = "reference,cpu";
    TensorFiles m_files;
    std::string m_out;
    std::string m_lse;
    std::string m_threads = "0";
};

}  // namespace

std::unique_ptr<Command> makeRunCommand(CLI::App& parent) {
    return std::make_unique<RunCommand>(
        *parent.add_subcommand("run", "Attention itself, by several backends, and how far they agree"));
}

}  // namespace triscope::cli
