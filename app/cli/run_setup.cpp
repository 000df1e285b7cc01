#include "app/cli/run_setup.h"

#include <array>
#include <utility>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/scenario/fields.h"

namespace triscope::cli {

namespace {

// Options that in such a command mean the tensors of the run, and the fields they then set.
constexpr std::array kRunFields{std::pair{"seq", "run-seq"}, std::pair{"heads", "run-heads"},
                                std::pair{"kv-heads", "run-kv-heads"}, std::pair{"head-dim", "run-head-dim"}};

// A model that was asked for by name lends the run its heads.
void useHeadsOf(const std::string& model, RunSettings& run) {
    const ModelShape shape = loadModel(model);
    run.heads = shape.heads;
    run.kv_heads = shape.kv_heads;
    run.head_dim = shape.head_dim;
}

}  // namespace

RunSetup setUpRun(ScenarioOptions options) {
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

void addTensorFiles(CLI::App& command, TensorFiles& files) {
    constexpr const char* kTensor = "FILE.npy|FILE.safetensors[:NAME]";
    command.add_option("--q", files.q, "queries, (heads, seq, head_dim), instead of seeded ones")
        ->type_name(kTensor);
    command.add_option("--k", files.k, "keys, (kv_heads, seq, head_dim)")->type_name(kTensor);
    command.add_option("--v", files.v, "values, (kv_heads, seq, head_dim)")->type_name(kTensor);
}

void refuseRunSizes(const ScenarioOptions& options) {
    for (const auto& run_field : kRunFields) {
        const char* field = run_field.first;
        if (options.typed(field))
            throw InputError({field, {"comes from the files that --q, --k and --v name", {}}});
    }
}

}  // namespace triscope::cli
