#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/npu_device_options.h"
#include "app/cli/npu_options.h"
#include "app/cli/output_path.h"
#include "app/cli/progress_line.h"
#include "app/cli/run_effect.h"
#include "app/cli/run_report.h"
#include "app/cli/run_setup.h"
#include "app/cli/run_steps.h"
#include "app/cli/thread_option.h"
#include "app/cli/trap_report.h"
#include "core/base/input_error.h"
#include "core/base/progress_part.h"
#include "core/io/json_text.h"
#include "core/io/npy.h"
#include "core/npu/chosen_backends.h"
#include "core/scenario/explain_run.h"
#include "core/scenario/likely_causes.h"

namespace triscope::cli {
namespace {

constexpr double kWhyPart = 0.7;  // of the time, about

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> items;
    std::istringstream stream(list);
    for (std::string item; std::getline(stream, item, ',');) items.push_back(item);
    return items;
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
        addTensorFiles(command, m_files);
        command.add_option("--out", m_out, "write the output of the backend named last")
            ->type_name("FILE.npy");
        command.add_option("--lse", m_lse, "write its log-sum-exp, (heads, seq)")->type_name("FILE.npy");
        command.add_option("--threads", m_threads, "of the cpu backend; 0: as many as the machine has")
            ->type_name("N");
        command.add_flag("--why", m_why,
                         "tell apart what each step of npu-emulated adds to its error (fp16, bf16)");
        m_npu.addTo(command);
        m_npu_device.addTo(command);
        m_effect.addTo(command);
        m_steps.addTo(command);
        command.get_option("--seq")->description("tokens of the run (default 1,024)");
    }

    void run(std::stop_token stop) override {
        checkPaths();
        const std::vector<std::string> names = split(m_backends);
        const RunSetup setup = setUpRun(m_options, m_files);
        const Dtype dtype = findDtype(setup.scenario.run.dtype).value();
        const NpuUse use{m_npu.call(dtype), m_npu_device.settings(dtype)};
        const ChosenBackends backends(names, use);
        if (!m_why) refuseUnused(m_npu.typed(), "npu-emulated", backends);
        refuseUnused(m_npu_device.typed(), "npu", backends);
        const RunOptions options{setup.scenario.block, parseThreads(m_threads)};
        const RunControl control{std::move(stop), progressLine()};
        std::optional<ErrorSteps> error_steps;
        if (m_why) {
            error_steps = explainRun(setup.scenario, setup.shape, m_files, use.emulated, options,
                                     partOf(control, 0, kWhyPart));
        }
        const RunControl rest = partOf(control, m_why ? kWhyPart : 0, 1);
        AttentionProblem problem = makeProblem(setup.scenario, setup.shape, m_files, rest);
        if (backends.has("npu-emulated")) refuseCall(use.emulated, problem);
        const AttentionStudy study =
            runStudy(std::move(problem), dtype, findVerdictRule(setup.scenario.run.rule).value(),
                     backends.list(), options, rest);
        const auto named_last =
            std::find_if(study.results.begin(), study.results.end(),
                         [&](const AttentionResult& r) { return r.record.backend == names.back(); });
        refuseMissingLse(*named_last);
        m_steps.run(study.problem, control);
        m_effect.run(study.problem, options, control);
        writeResult(*named_last);
        report(setup, study, {std::move(error_steps), likelyCauses(study, setup.scenario.mask, rest)});
    }

  private:
    // What was found out beside the comparison.
    struct Findings {
        std::optional<ErrorSteps> error_steps;
        std::optional<Diagnosis> causes;
    };

    void report(const RunSetup& setup, const AttentionStudy& study, const Findings& findings) const {
        if (!m_json) {
            printStudy(setup, study);
            if (findings.causes) printLikelyCauses(*findings.causes);
            if (findings.error_steps) printSteps(*findings.error_steps);
            m_effect.print();
            m_steps.print();
            return;
        }
        Json json = studyJson(setup, study);
        if (findings.causes) json["likely_causes"] = causesJson(findings.causes->causes);
        if (findings.error_steps) json["why"] = stepsJson(*findings.error_steps);
        m_effect.addTo(json);
        m_steps.addTo(json);
        fmt::print("{}", jsonText(json));
    }

    void checkPaths() const {
        m_effect.check();
        m_steps.check();
        for (const auto& [field, path] : {std::pair{"out", &m_out}, std::pair{"lse", &m_lse}}) {
            if (!path->empty() && !path->ends_with(".npy")) {
                throw InputError({field, {"'%1' does not end in .npy", {*path}}});
            }
            requireWritable(field, *path);
        }
        if (!m_out.empty() && m_out == m_lse) throw InputError({"lse", {"is the same file as --out", {}}});
        requireFiles(m_files);
        if (m_files.given()) refuseDrawnTensors(m_options);
    }

    // Before the study does, which knows of the backend alone.
    static void refuseCall(const NpuCall& call, const AttentionProblem& problem) {
        auto planned = planCall(call, problem);
        if (auto* issue = std::get_if<Issue>(&planned)) throw InputError(std::move(*issue));
    }

    // `option`: one that is of that backend alone and was typed; nullptr if none was.
    static void refuseUnused(const char* option, const char* backend, const ChosenBackends& backends) {
        if (option == nullptr || backends.has(backend)) return;
        throw InputError({option, {"is of %1, which --backend does not name", {backend}}});
    }

    void refuseMissingLse(const AttentionResult& result) const {
        if (m_lse.empty() || !result.lse.data.empty()) return;
        throw InputError({"lse", {"the operator that %1 called returns none", {result.record.backend}}});
    }

    void writeResult(const AttentionResult& result) const {
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
    RunEffect m_effect;
    RunSteps m_steps;
    bool m_json = false;
    bool m_why = false;
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
