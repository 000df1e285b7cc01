#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/npu_options.h"
#include "app/cli/progress_line.h"
#include "app/cli/run_setup.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"
#include "core/npu/case_files/write_case.h"
#include "core/scenario/attention_study.h"
#include "core/scenario/scenario_json.h"

namespace triscope::cli {
namespace {

NpuOperator parseOperator(const std::string& typed) {
    const auto found = findNpuOperator(typed);
    if (!found)
        throw InputError(
            {"operator", {"'%1' is not one of fused-infer, prompt, fusion, or their full names", {typed}}});
    return *found;
}

Json reportJson(const NpuCase& npu_case, const std::string& directory) {
    Json json{{"dir", directory},
              {"case", npu_case.id},
              {"operator", operatorName(npu_case.op)},
              {"dtype", dtypeName(npu_case.dtype)},
              {"layout", npu_case.layout},
              {"mask_form", npu_case.mask_form},
              {"sparse_mode", npu_case.mode.mode},
              {"inner_precise", npu_case.inner_precise},
              {"scale", npu_case.scale},
              {"files", Json::array()}};
    for (const CaseFile& file : npu_case.files) {
        json["files"].push_back({{"file", file.name()}, {"shape", file.shape}, {"dtype", file.dtype}});
    }
    return json;
}

void printReport(const NpuCase& npu_case, const std::string& directory) {
    fmt::print("case {} in {}: {}, {}, sparse_mode {}, inner_precise {}, mask {}\n\n", npu_case.id, directory,
               operatorName(npu_case.op), dtypeName(npu_case.dtype), npu_case.mode.mode,
               npu_case.inner_precise, npu_case.mask_form);
    for (const CaseFile& file : npu_case.files) {
        std::string sides;
        for (const Index side : file.shape) sides += (sides.empty() ? "" : " x ") + groupDigits(side);
        fmt::print("  {:<18} {:<5} {}\n", file.name(), file.dtype, sides);
    }
    fmt::print(
        "\n  on the machine with the NPU: python3 run_npu.py; then bring back out.npy, run.json and, where "
        "the\n"
        "  operator gives it, lse.npy\n"
        "  here: triscope-cli npu compare {}\n"
        "  the script was tested against a stand-in of torch_npu and never on a physical NPU\n",
        directory);
}

class NpuExportCommand final : public Command {
  public:
    explicit NpuExportCommand(CLI::App& command) : Command(command) {
        command.add_option("dir,--dir", m_directory, "the folder to write: new, empty or an earlier case")
            ->required()
            ->type_name("DIR");
        m_options.addTo(command);
        command.add_flag("--json", m_json, "print one JSON object");
        command
            .add_option("--operator", m_operator,
                        "of torch_npu: fused-infer (unless said), prompt or fusion (training)")
            ->type_name("NAME");
        addTensorFiles(command, m_files);
        m_npu.addCallTo(command);
        command.get_option("--seq")->description("tokens of the call (default 1,024)");
        command.get_option("--dtype")->description("of Q, K, V and the output: fp16 (unless said) or bf16");
        command.get_option("--inner-precise")
            ->description("0 precise, 1 fast (fp16), +2 rows may be invalid (default 2; prompt: 0 or 1)");
    }

    void run(std::stop_token stop) override {
        requireFiles(m_files);
        if (m_files.given()) refuseDrawnTensors(m_options);
        const NpuOperator op = parseOperator(m_operator);
        const RunSetup setup = callSetup();
        const Dtype dtype = findDtype(setup.scenario.run.dtype).value();
        const NpuCall call = m_npu.call(dtype, usualInnerPrecise(op));
        const RunControl control{std::move(stop), progressLine()};
        const AttentionProblem problem = makeProblem(setup.scenario, setup.shape, m_files, control);
        const NpuCase npu_case = writeCase({.problem = problem,
                                            .op = op,
                                            .call = call,
                                            .program = "TriScope " TRISCOPE_VERSION,
                                            .pattern = setup.scenario.mask.pattern,
                                            .scenario = scenarioOf(setup.scenario, problem)},
                                           m_directory, control);
        control.report(1);
        if (m_json) {
            fmt::print("{}", jsonText(reportJson(npu_case, m_directory)));
        } else {
            printReport(npu_case, m_directory);
        }
    }

  private:
    // The operators take no fp32, which is what a run has unless told.
    RunSetup callSetup() const {
        RunSetup setup = setUpRun(m_options, m_files);
        if (!m_options.typed("dtype") && setup.scenario.run.dtype == "fp32")
            setup.scenario.run.dtype = "fp16";
        return setup;
    }

    // As the case has it, so that it can be opened again.
    static std::string scenarioOf(Scenario scenario, const AttentionProblem& problem) {
        scenario.mask.shape = problem.mask->shape();
        scenario.run.seq = problem.queries();
        scenario.run.heads = problem.heads();
        scenario.run.kv_heads = problem.k.shape.heads;
        scenario.run.head_dim = problem.headDim();
        return toJson(scenario);
    }

    ScenarioOptions m_options;
    NpuOptions m_npu;
    TensorFiles m_files;
    std::string m_directory;
    std::string m_operator = "fused-infer";
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeNpuExportCommand(CLI::App& npu) {
    return std::make_unique<NpuExportCommand>(
        *npu.add_subcommand("export-case", "Write a call for an NPU on another machine, and its script"));
}

}  // namespace triscope::cli
