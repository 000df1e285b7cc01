#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/npu_forms_report.h"
#include "app/cli/run_setup.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"
#include "core/io/npy.h"
#include "core/mask/catalog.h"
#include "core/npu/cann/known_socs.h"
#include "core/npu/cann/planned_forms.h"

namespace triscope::cli {
namespace {

struct Plan {
    AttentionProblem problem;  // the shapes and the mask; no elements
    Dtype dtype = Dtype::Fp16;
    KnownSoc soc{};
    std::vector<PlannedForm> forms{};
};

Json rangesJson(const std::vector<Range>& ranges) {
    Json json = Json::array();
    for (const Range& one : ranges) json.push_back({one.begin, one.end});
    return json;
}

Json callJson(const PlannedCall& one, const KnownSoc& soc) {
    Json json{{"part", one.call.part},
              {"operator", one.op},
              {"layout", one.layout},
              {"batch", one.call.batch()},
              {"query_shape", one.query_shape},
              {"key_shape", one.key_shape},
              {"mask_form", maskForm(one.call)},
              {"mask_shape", one.mask_shape},
              {"mask_bytes", wideInteger(one.mask_bytes)},
              {"device_bytes", wideInteger(one.device_bytes)},
              {"fits", soc.holds(one.device_bytes)},
              {"sparse_mode", nullptr},
              {"pre_tokens", one.pre_tokens},
              {"next_tokens", one.next_tokens},
              {"inner_precise", one.inner_precise},
              {"executed_cells", one.call.executed}};
    if (one.sparse_mode) json["sparse_mode"] = *one.sparse_mode;
    // A batch is of block rows, each with keys of its own.
    if (one.call.batch() == 1) {
        json["rows"] = rangesJson(one.call.slices.front().rows);
        json["keys"] = rangesJson(one.call.slices.front().keys);
    }
    return json;
}

Json planJson(const Plan& plan) {
    Json json{{"soc", plan.soc.name},
              {"soc_bytes", wideInteger(plan.soc.memory)},
              {"dtype", dtypeName(plan.dtype)},
              {"queries", plan.problem.queries()},
              {"keys", plan.problem.keys()},
              {"heads", plan.problem.heads()},
              {"kv_heads", plan.problem.k.shape.heads},
              {"head_dim", plan.problem.headDim()},
              {"kept_cells", plan.problem.mask->keptCount(plan.problem.mask->shape().rect())},
              {"forms", Json::array()}};
    for (const PlannedForm& form : plan.forms) {
        Json one{
            {"form", npuFormName(form.form)}, {"possible", !form.why_not},         {"why_not", nullptr},
            {"merges", form.merges},          {"executed_cells", form.executed()}, {"calls", Json::array()}};
        if (form.why_not) one["why_not"] = form.why_not->str();
        for (const PlannedCall& call : form.calls) one["calls"].push_back(callJson(call, plan.soc));
        json["forms"].push_back(std::move(one));
    }
    return json;
}

const char* wordsOf(NpuForm form) {
    switch (form) {
        case NpuForm::Token:
            return "one call with a mask of all cells";
        case NpuForm::Modes:
            return "sparse modes";
        case NpuForm::Blocks:
            break;
    }
    return "full blocks, and the cells of partial ones";
}

std::string limitText(Index tokens) {
    return tokens == kNoLimit ? "2147483647" : groupDigits(tokens);
}

void printCall(const PlannedCall& one, const KnownSoc& soc) {
    fmt::print("    {}{}, {}\n      Q {}, K and V {}\n", one.call.part.empty() ? "" : one.call.part + ": ",
               one.op, one.layout, shapeText(one.query_shape), shapeText(one.key_shape));
    if (one.sparse_mode) {
        fmt::print("      sparse_mode {}, pre_tokens {}, next_tokens {}, inner_precise {}\n",
                   *one.sparse_mode, limitText(one.pre_tokens), limitText(one.next_tokens),
                   one.inner_precise);
    } else {
        fmt::print("      block_shape 128, 128, mask_type 0, inner_precise {}\n", one.inner_precise);
    }
    fmt::print("      mask {} ({}); {} on the device; computes {} cells a head\n", maskForm(one.call),
               formatBytes(one.mask_bytes), formatBytes(one.device_bytes), groupDigits(one.call.executed));
    if (!soc.holds(one.device_bytes))
        fmt::print("      does not fit: {} has {}\n", soc.name, formatBytes(soc.memory));
}

void printPlan(const Plan& plan) {
    const AttentionProblem& problem = plan.problem;
    fmt::print("{} x {}, {} ({} kv) of {}, {}, on {} with the newest CANN; no device was asked\n",
               countText(problem.queries(), "query", "queries"), countText(problem.keys(), "key", "keys"),
               countText(problem.heads(), "head", "heads"), problem.k.shape.heads, problem.headDim(),
               dtypeName(plan.dtype), plan.soc.name);
    const CellCount kept = problem.mask->keptCount(problem.mask->shape().rect());
    for (const PlannedForm& form : plan.forms) {
        fmt::print("\n  --npu-form {}: {}\n", npuFormName(form.form), wordsOf(form.form));
        if (form.why_not) {
            fmt::print("    not possible: {}\n", form.why_not->str());
            continue;
        }
        for (const PlannedCall& call : form.calls) printCall(call, plan.soc);
        if (form.merges) fmt::print("    rows that are in several calls are merged by their LSE\n");
        fmt::print("    together {} cells a head for {} kept ones: {} times\n", groupDigits(form.executed()),
                   groupDigits(kept),
                   formatRatio(static_cast<double>(form.executed()) / static_cast<double>(kept)));
    }
}

KnownSoc parseSoc(const std::string& typed) {
    if (const KnownSoc* soc = findSoc(typed)) {
        if (socFamily(soc->name) != SocFamily::None) return *soc;
        throw InputError({"soc", {"%1 has no attention operator with a mask of cells", {typed}}});
    }
    std::string known;
    for (const KnownSoc& soc : knownSocs()) {
        if (socFamily(soc.name) == SocFamily::None) continue;
        known += (known.empty() ? "" : ", ") + std::string(soc.name);
    }
    throw InputError({"soc", {"'%1' is not a device; known: %2", {typed, known}}});
}

class NpuPlanCommand final : public Command {
  public:
    explicit NpuPlanCommand(CLI::App& command) : Command(command) {
        m_options.addTo(command);
        command.add_flag("--json", m_json, "print one JSON object");
        command.add_option("--soc", m_soc, "the device, as CANN names it (default Ascend910B3)")
            ->type_name("NAME");
        command.get_option("--seq")->description("tokens of the call (default 1,024)");
        command.get_option("--dtype")->description("of Q, K, V and the output: fp16 (unless said) or bf16");
    }

    void run(std::stop_token) override {
        const KnownSoc soc = parseSoc(m_soc);
        Plan plan = planOf(setUpRun(m_options));
        plan.soc = soc;
        plan.forms = plannedForms(plan.problem, plan.dtype, socFamily(soc.name));
        if (m_json) {
            fmt::print("{}", jsonText(planJson(plan)));
        } else {
            printPlan(plan);
        }
    }

  private:
    Plan planOf(const RunSetup& setup) const {
        Plan plan;
        const RunSettings& run = setup.scenario.run;
        MaskSettings mask = setup.scenario.mask;
        mask.shape = setup.shape;
        if (Issues issues = validate(mask); !issues.empty()) throw InputError(std::move(issues));
        plan.problem.mask = makeMask(mask);
        plan.problem.q.shape = {run.heads, setup.shape.queries, run.head_dim};
        plan.problem.k.shape = {run.kv_heads, setup.shape.keys, run.head_dim};
        plan.problem.v.shape = plan.problem.k.shape;
        // The operators take no fp32, which is what a run has unless told.
        if (m_options.typed("dtype") || run.dtype != "fp32") plan.dtype = findDtype(run.dtype).value();
        return plan;
    }

    ScenarioOptions m_options;
    std::string m_soc = "Ascend910B3";
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeNpuPlanCommand(CLI::App& npu) {
    return std::make_unique<NpuPlanCommand>(*npu.add_subcommand(
        "plan", "Which operator calls a mask would take on an NPU, in each form; needs none"));
}

}  // namespace triscope::cli
