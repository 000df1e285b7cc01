#include "app/cli/run_setup.h"

#include <array>
#include <utility>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/scenario/fields.h"
#include "core/scenario/run_shape.h"
#include "core/scenario/validate.h"

namespace triscope::cli {

namespace {

// Options that in such a command mean the tensors of the run, and the fields they then set.
constexpr std::array kRunFields{std::pair{"seq", "run-seq"}, std::pair{"heads", "run-heads"},
                                std::pair{"kv-heads", "run-kv-heads"}, std::pair{"head-dim", "run-head-dim"}};

constexpr std::array kShapeFields{std::pair{"queries", "queries"}, std::pair{"keys", "keys"},
                                  std::pair{"query-offset", "query-offset"}, std::pair{"prompt", "prompt"}};

// A model that was asked for by name lends the run its heads.
void useHeadsOf(const std::string& model, RunSettings& run) {
    const ModelShape shape = loadModel(model);
    run.heads = shape.heads;
    run.kv_heads = shape.kv_heads;
    run.head_dim = shape.head_dim;
}

// Sets what was typed, the fields named as the options they come from.
template <std::size_t kCount>
void setTyped(Scenario& scenario, const std::array<std::pair<const char*, const char*>, kCount>& fields,
              const std::array<std::string, kCount>& typed) {
    for (std::size_t k = 0; k < kCount; ++k) {
        if (typed[k].empty()) continue;
        if (auto issue = setField(scenario, *findScenarioField(fields[k].second), typed[k])) {
            issue->field = fields[k].first;
            throw InputError(std::move(*issue));
        }
    }
}

template <std::size_t kCount>
std::array<std::string, kCount> takeTyped(
    ScenarioOptions& options, const std::array<std::pair<const char*, const char*>, kCount>& fields) {
    std::array<std::string, kCount> typed;
    for (std::size_t k = 0; k < kCount; ++k) typed[k] = options.take(fields[k].first);
    return typed;
}

void checkHeads(const RunSettings& run) {
    if (run.heads % run.kv_heads == 0) return;
    throw InputError({"kv-heads",
                      {"must divide the %1 query heads; %2 does not",
                       {groupDigits(run.heads), groupDigits(run.kv_heads)}}});
}

}  // namespace

RunSetup setUpRun(ScenarioOptions options, const TensorFiles& files) {
    const auto run_fields = takeTyped(options, kRunFields);
    const auto shape_fields = takeTyped(options, kShapeFields);
    RunSetup setup{options.uncheckedScenario(), {}, files.given()};
    Scenario& scenario = setup.scenario;
    if (options.typed("model")) useHeadsOf(scenario.model, scenario.run);
    setTyped(scenario, kRunFields, run_fields);
    checkHeads(scenario.run);
    Scenario called = scenario;
    // A length that was typed is that of a whole prompt.
    called.mask.shape = run_fields[0].empty() ? runShape(scenario) : MaskShape::square(scenario.run.seq);
    setTyped(called, kShapeFields, shape_fields);
    setup.shape = called.mask.shape;
    // Of tensors in files the lengths are not known yet.
    Issues issues = validateRun(scenario, files.given() ? std::nullopt : std::optional(setup.shape));
    if (!issues.empty()) throw InputError(std::move(issues));
    return setup;
}

void addTensorFiles(CLI::App& command, TensorFiles& files) {
    constexpr const char* kTensor = "FILE.npy|FILE.safetensors[:NAME]";
    command.add_option("--q", files.q, "queries, (heads, seq, head_dim), instead of seeded ones")
        ->type_name(kTensor);
    command.add_option("--k", files.k, "keys, (kv_heads, seq, head_dim)")->type_name(kTensor);
    command.add_option("--v", files.v, "values, (kv_heads, seq, head_dim)")->type_name(kTensor);
}

void refuseDrawnTensors(const ScenarioOptions& options) {
    for (const char* field : {"seq", "heads", "kv-heads", "head-dim", "queries", "keys", "seed", "inputs"}) {
        if (options.typed(field))
            throw InputError({field, {"comes from the files that --q, --k and --v name", {}}});
    }
}

}  // namespace triscope::cli
