#include <fmt/format.h>

#include <filesystem>

#include "app/cli/agreement_report.h"
#include "app/cli/command.h"
#include "app/cli/npu_compare_tensors.h"
#include "app/cli/progress_line.h"
#include "app/cli/trap_report.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"
#include "core/npu/case_files/compare_case.h"
#include "core/scenario/likely_causes.h"

namespace triscope::cli {
namespace {

constexpr int kDiffers = 1;

Json runJson(const CaseRun& run) {
    return {{"device", run.device}, {"torch", run.torch}, {"torch_npu", run.torch_npu}, {"cann", run.cann}};
}

Json reportJson(const CaseComparison& comparison) {
    const NpuCase& npu_case = comparison.npu_case;
    const ElementIndex& worst = comparison.reference.worst;
    Json json{{"case", npu_case.id},
              {"operator", operatorName(npu_case.op)},
              {"dtype", dtypeName(npu_case.dtype)},
              {"sparse_mode", npu_case.mode.mode},
              {"inner_precise", npu_case.inner_precise},
              {"mask_form", npu_case.mask_form},
              {"run", nullptr},
              {"agreement", Json::array()},
              {"precision",
               {{"rmse", comparison.reference.rmse},
                {"emulated_rmse", comparison.emulated.rmse},
                {"emulated_failing_fraction", comparison.emulated.failing_fraction},
                {"pass", comparison.reference.pass || comparison.isAsPreciseAsEmulated()}}},
              {"from_emulated",
               {{"max_abs", comparison.from_emulated.max_abs},
                {"rmse", comparison.from_emulated.rmse},
                {"non_finite_mismatches", comparison.from_emulated.non_finite_mismatches}}},
              {"rows_without_key", comparison.rows_without_key},
              {"worst",
               {{"head", worst.head},
                {"row", worst.row},
                {"dim", worst.dim},
                {"out", numberJson(comparison.result_there)},
                {"reference", numberJson(comparison.reference_there)},
                {"npu-emulated", numberJson(comparison.emulated_there)}}},
              {"pass", comparison.pass()}};
    if (comparison.run) json["run"] = runJson(*comparison.run);
    json["agreement"].push_back(agreementJson("out", "reference", comparison.reference));
    json["agreement"].push_back(agreementJson("out", "reference", comparison.outliers));
    if (comparison.lse) json["agreement"].push_back(agreementJson("lse", "reference", *comparison.lse));
    return json;
}

void printRun(const std::optional<CaseRun>& run) {
    if (!run) {
        fmt::print("  no run.json: which device this comes from is not known\n");
        return;
    }
    const auto known = [](const std::string& text) { return text.empty() ? "unknown" : text.c_str(); };
    fmt::print("  run on {}; torch {}, torch_npu {}, CANN {}\n", known(run->device), known(run->torch),
               known(run->torch_npu), known(run->cann));
}

void printVerdict(const CaseComparison& comparison) {
    if (comparison.pass()) {
        fmt::print("\nthe NPU's result is as expected: no element is beyond npu-outliers, and {}\n",
                   comparison.reference.pass ? "the operators' own test rule holds"
                                             : "the RMSE is at most twice that of npu-emulated");
        return;
    }
    const char* reason = !comparison.outliers.pass ? "elements are beyond npu-outliers"
                         : comparison.reference.pass || comparison.isAsPreciseAsEmulated()
                             ? "the LSE differs"
                             : "the RMSE is more than twice that of npu-emulated";
    fmt::print("\nthe NPU's result is NOT as expected: {}\n", reason);
}

void printRule(const Agreement& agreement, const char* remark) {
    fmt::print("    rule {} {}{}: {}\n", agreement.rule.name, agreement.pass ? "holds" : "does not hold",
               agreement.pass ? "" : remark, agreement.rule.words.str());
}

void printReport(const CaseComparison& comparison, const std::string& out) {
    const NpuCase& npu_case = comparison.npu_case;
    fmt::print("case {}: {}, {}, sparse_mode {}, inner_precise {}, mask {}\n", npu_case.id,
               operatorName(npu_case.op), dtypeName(npu_case.dtype), npu_case.mode.mode,
               npu_case.inner_precise, npu_case.mask_form);
    printRun(comparison.run);
    printVerdict(comparison);
    fmt::print("\n  {} against reference: {}\n", out, metricsText(comparison.reference));
    printRule(comparison.outliers, "");
    printRule(comparison.reference, comparison.emulated.pass ? "" : ", nor does it for npu-emulated itself");
    if (comparison.lse) printAgreement("the LSE", "reference", *comparison.lse);
    if (comparison.rows_without_key > 0)
        fmt::print("\n  {} no key, so that the LSE is not compared there\n",
                   countText(comparison.rows_without_key, "row keeps", "rows keep"));
    fmt::print(
        "\n  npu-emulated against reference: RMSE {:.3g}, failing {} by {}; {} from npu-emulated: max abs "
        "{:.3g}\n",
        comparison.emulated.rmse, formatPercent(comparison.emulated.failing_fraction),
        comparison.reference.rule.name, out, comparison.from_emulated.max_abs);
    const ElementIndex& worst = comparison.reference.worst;
    fmt::print(
        "  largest difference at head {}, row {}, dim {}: {:.6g}; reference {:.6g}, npu-emulated {:.6g}\n",
        worst.head, worst.row, worst.dim, comparison.result_there, comparison.reference_there,
        comparison.emulated_there);
}

class NpuCompareCommand final : public Command {
  public:
    explicit NpuCompareCommand(CLI::App& command) : Command(command) {
        command
            .add_option("case,--case", m_case, "the folder that export-case wrote; or a bare tensor, A.npy")
            ->required()
            ->type_name("DIR|A.npy");
        command
            .add_option("out,--out", m_out,
                        "what came back (unless said: out.npy in that folder); or the tensor to compare "
                        "A.npy with")
            ->type_name("OUT.npy|B.npy");
        command
            .add_option("--lse", m_lse, "its log-sum-exp (unless said: lse.npy beside it, if it is there)")
            ->type_name("LSE.npy");
        command.add_option("--dtype", m_dtype, "of two bare tensors: fp32 (unless said), fp16 or bf16")
            ->type_name("NAME");
        command.add_flag("--json", m_json, "print one JSON object");
    }

    void run(std::stop_token stop) override {
        if (m_case.ends_with(".npy")) return compareBare();
        if (!m_dtype.empty()) throw InputError({"dtype", {"is of two bare tensors; a case has its own", {}}});
        const std::string out = m_out.empty() ? m_case + "/out.npy" : m_out;
        const CaseComparison comparison = compareCase(m_case, out, m_lse);
        m_exit_code = comparison.pass() ? 0 : kDiffers;
        std::optional<Diagnosis> causes;
        if (!comparison.pass()) causes = likelyCauses(m_case, out, m_lse, {std::move(stop), progressLine()});
        if (m_json) {
            Json json = reportJson(comparison);
            if (!comparison.pass()) json["likely_causes"] = causes ? causesJson(causes->causes) : Json();
            fmt::print("{}", jsonText(json));
        } else {
            printReport(comparison, std::filesystem::path(out).filename().string());
            if (causes) {
                printLikelyCauses(*causes);
            } else if (!comparison.pass()) {
                fmt::print(
                    "\n  likely cause: not looked for, as no scenario.json of the case tells its mask\n");
            }
        }
    }

    int exitCode() const override { return m_exit_code; }

  private:
    void compareBare() {
        if (m_out.empty()) throw InputError({"out", {"is missing: the tensor to compare %1 with", {m_case}}});
        if (!m_lse.empty()) throw InputError({"lse", {"is of a case, and %1 is a bare tensor", {m_case}}});
        const auto dtype = findDtype(m_dtype.empty() ? "fp32" : m_dtype);
        if (!dtype) throw InputError({"dtype", {"'%1' is not one of fp32, fp16, bf16", {m_dtype}}});
        const ComparedTensors compared = compareTensors(m_case, m_out, *dtype);
        m_exit_code = compared.agreement.pass ? 0 : kDiffers;
        printTensors(m_case, m_out, compared, m_json);
    }

    std::string m_case;
    std::string m_out;
    std::string m_lse;
    std::string m_dtype;
    bool m_json = false;
    int m_exit_code = 0;
};

}  // namespace

std::unique_ptr<Command> makeNpuCompareCommand(CLI::App& npu) {
    return std::make_unique<NpuCompareCommand>(*npu.add_subcommand(
        "compare", "Compare what an NPU computed for a case, or two tensors; exit code 1 when they differ"));
}

}  // namespace triscope::cli
