#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/npu_device_options.h"
#include "app/cli/npu_options.h"
#include "app/cli/scenario_options.h"
#include "app/cli/thread_option.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/io/json_text.h"
#include "core/io/npy.h"
#include "core/npu/emulated/emulated_backend.h"
#include "core/scenario/attention_study.h"
#include "core/scenario/fields.h"

namespace triscope::cli {
namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> items;
    std::istringstream stream(list);
    for (std::string item; std::getline(stream, item, ',');) items.push_back(item);
    return items;
}

// Options that in this command mean the tensors of the run, and the fields they then set.
constexpr std::array kRunFields{std::pair{"seq", "run-seq"}, std::pair{"heads", "run-heads"},
                                std::pair{"kv-heads", "run-kv-heads"}, std::pair{"head-dim", "run-head-dim"}};

// A model that was asked for by name lends the run its heads.
void useHeadsOf(const std::string& model, RunSettings& run) {
    const ModelShape shape = loadModel(model);
    run.heads = shape.heads;
    run.kv_heads = shape.kv_heads;
    run.head_dim = shape.head_dim;
}

// The call that the options describe: a square of --seq tokens unless they say otherwise.
struct RunSetup {
    Scenario scenario;
    MaskShape shape;
};

RunSetup setUp(ScenarioOptions options) {
    std::array<std::string, kRunFields.size()> typed;
    for (std::size_t k = 0; k < kRunFields.size(); ++k) typed[k] = options.take(kRunFields[k].first);
    const bool shaped = options.typed("queries") || options.typed("keys");
    const bool chunked = options.typed("query-offset") || options.typed("prompt");
    RunSetup setup{options.scenario(), {}};
    if (options.typed("model")) useHeadsOf(setup.scenario.model, setup.scenario.run);
    for (std::size_t k = 0; k < kRunFields.size(); ++k) {
        if (typed[k].empty()) continue;
        if (auto issue = setField(setup.scenario, *findScenarioField(kRunFields[k].second), typed[k])) {
            issue->field = kRunFields[k].first;
            throw InputError(std::move(*issue));
        }
    }
    const RunSettings& run = setup.scenario.run;
    if (run.heads % run.kv_heads != 0) {
        throw InputError({"kv-heads",
                          {"must divide the %1 query heads; %2 does not",
                           {groupDigits(run.heads), groupDigits(run.kv_heads)}}});
    }
    const MaskShape& asked = setup.scenario.mask.shape;
    setup.shape = MaskShape::square(run.seq);
    if (shaped) {
        setup.shape.queries = options.typed("queries") ? asked.queries : run.seq;
        setup.shape.keys = options.typed("keys") ? asked.keys : run.seq;
    }
    if (chunked) {
        setup.shape.query_offset = asked.query_offset;
        setup.shape.prompt = asked.prompt;
    }
    return setup;
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

Json agreementJson(const AttentionStudy& study, const StudyComparison& comparison) {
    const Agreement& agreement = comparison.agreement;
    return {{"a", study.results[comparison.a].record.backend},
            {"b", study.results[comparison.b].record.backend},
            {"max_abs", agreement.max_abs},
            {"max_rel", agreement.max_rel},
            {"rel_floor", agreement.rel_floor},
            {"rmse", agreement.rmse},
            {"cosine", agreement.cosine},
            {"max_ulp", agreement.max_ulp},
            {"non_finite_mismatches", agreement.non_finite_mismatches},
            {"failing_fraction", agreement.failing_fraction},
            {"worst",
             {{"head", agreement.worst.head}, {"row", agreement.worst.row}, {"dim", agreement.worst.dim}}},
            {"rule", agreement.rule.name},
            {"atol", agreement.rule.atol},
            {"rtol", agreement.rule.rtol},
            {"allowed_failing", agreement.rule.allowed_failing},
            {"pass", agreement.pass}};
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
        json["agreement"].push_back(agreementJson(study, comparison));
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
        const Agreement& agreement = comparison.agreement;
        if (agreement.non_finite_mismatches > 0) {
            fmt::print("\n  {} NaN or infinite on one side only\n",
                       countText(agreement.non_finite_mismatches, "element is", "elements are"));
        }
        fmt::print(
            "\n  {} against {}: {}\n    max abs {:.3g}, max rel {:.3g}, RMSE {:.3g}, cosine {:.9f}, failing "
            "{}\n"
            "    rule {}: {}\n",
            study.results[comparison.a].record.backend, study.results[comparison.b].record.backend,
            agreement.pass ? "agree" : "DO NOT AGREE", agreement.max_abs, agreement.max_rel, agreement.rmse,
            agreement.cosine, formatPercent(agreement.failing_fraction), agreement.rule.name,
            agreement.rule.words.str());
    }
}

// A line that rewrites itself, for someone who watches.
std::function<void(double)> progressLine() {
    if (isatty(STDERR_FILENO) == 0) return {};
    return [last = -1](double share) mutable {
        const int percent = static_cast<int>(share * 100);
        if (percent == std::exchange(last, percent)) return;
        std::fprintf(stderr, percent < 100 ? "\r%3d %%" : "\r     \r", percent);
    };
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
        const RunSetup setup = setUp(m_options);
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
        if (!m_files.given()) return;
        for (const auto& run_field : kRunFields) {
            const char* field = run_field.first;
            if (m_options.typed(field))
                throw InputError({field, {"comes from the files that --q, --k and --v name", {}}});
        }
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
