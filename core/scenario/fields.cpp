#include "core/scenario/fields.h"

#include <algorithm>
#include <vector>

#include "core/attention/structured_inputs.h"
#include "core/base/numbers.h"
#include "core/cost/kernels/attention_kernel.h"
#include "core/mask/mask_fields.h"
#include "core/scenario/verdict_rule.h"

namespace triscope {

namespace {

using Scope = ScenarioField::Scope;

constexpr Range kLength{1, kMaxLength};
constexpr Range kOffset{0, kMaxLength};
constexpr Range kHeads{1, 1024};
constexpr Range kHeadDim{1, 4096};
constexpr Range kRunLength{1, Index{1} << 20};
constexpr Range kSeed{0, INT64_MAX};

// `Find` is a captureless function from a (const) Scenario to the member, so that access needs no state.
template <class Find>
ScenarioField numberField(const char* name, Scope scope, const char* help, Range allowed, Find) {
    ScenarioField field{name, scope, help, allowed};
    field.number = [](const Scenario& scenario) -> std::optional<Index> {
        const auto& member = Find{}(scenario);
        if constexpr (requires { member.has_value(); }) {
            return member;
        } else {
            return static_cast<Index>(member);
        }
    };
    field.setNumber = [](Scenario& scenario, Index value) {
        auto& member = Find{}(scenario);
        member = static_cast<std::decay_t<decltype(member)>>(value);
    };
    return field;
}

template <class Find>
ScenarioField textField(const char* name, Scope scope, const char* help, Find) {
    ScenarioField field{name, scope, help};
    field.text = [](const Scenario& scenario) -> std::string { return Find{}(scenario); };
    field.setText = [](Scenario& scenario, std::string text) { Find{}(scenario) = std::move(text); };
    return field;
}

#define TRISCOPE_MEMBER(path)     \
    [](auto& scenario) -> auto& { \
        return scenario.path;     \
    }

// Both sides of a square prefill at once.
ScenarioField lengthField() {
    ScenarioField field{"seq", Scope::Mask, TRISCOPE_TR("tokens: as many queries as keys"), kLength};
    field.number = [](const Scenario& scenario) -> std::optional<Index> {
        const MaskShape& shape = scenario.mask.shape;
        if (shape == MaskShape::square(shape.keys)) return shape.keys;
        return std::nullopt;
    };
    field.setNumber = [](Scenario& scenario, Index value) { scenario.mask.shape = MaskShape::square(value); };
    return field;
}

ScenarioField conventionField() {
    ScenarioField field{"convention", Scope::Mask,
                        TRISCOPE_TR("how sink, window and last are read: paper, kernel or literal")};
    field.text = [](const Scenario& scenario) {
        return std::string(conventionName(scenario.mask.convention));
    };
    field.setText = [](Scenario& scenario, std::string text) {
        scenario.mask.convention = findConvention(text).value_or(scenario.mask.convention);
    };
    field.isText = [](const std::string& text) { return findConvention(text).has_value(); };
    field.choices = "paper, kernel, literal";
    return field;
}

bool isKernel(const std::string& text) {
    const auto kernel = findKernel(text);
    return text == "auto" || (kernel && *kernel != AttentionKernel::FlashDense);
}

ScenarioField kernelField() {
    ScenarioField field = textField(
        "kernel", Scope::Model,
        TRISCOPE_TR("the kernel that computes the pattern; auto: the usual one of the device"),
        [](auto& scenario) -> auto& { return scenario.kernel; });
    field.isText = isKernel;
    field.choices = "auto, fused, two-pass, npu-split, block-sparse, npu-mask, masked";
    return field;
}

ScenarioField dtypeField() {
    ScenarioField field =
        textField("dtype", Scope::Run, TRISCOPE_TR("what Q, K, V and the output are rounded to"),
                  TRISCOPE_MEMBER(run.dtype));
    field.isText = [](const std::string& text) { return text == "fp32" || text == "fp16" || text == "bf16"; };
    field.choices = "fp32, fp16, bf16";
    return field;
}

ScenarioField inputsField() {
    ScenarioField field = textField(
        "inputs", Scope::Run,
        TRISCOPE_TR("how random Q, K and V are drawn: normal, sink-like (all queries align with the "
                    "first keys) or needle (late queries seek one key)"),
        [](auto& scenario) -> auto& { return scenario.run.inputs; });
    field.isText = [](const std::string& text) { return findInputKind(text).has_value(); };
    field.choices = "normal, sink-like, needle";
    return field;
}

ScenarioField ruleField() {
    ScenarioField field = textField(
        "rule", Scope::Run,
        TRISCOPE_TR("by which rule results of a run agree: auto, vendor, tolerance, same-dtype or "
                    "derived"),
        [](auto& scenario) -> auto& { return scenario.run.rule; });
    field.isText = [](const std::string& text) { return findVerdictRule(text).has_value(); };
    field.choices = "auto, vendor, tolerance, same-dtype, derived";
    return field;
}

ScenarioField kvDtypeField() {
    ScenarioField field{
        "kv-dtype", Scope::Model,
        TRISCOPE_TR("what the KV cache is stored as: auto (as the weights), fp16, bf16, int8")};
    field.text = [](const Scenario& scenario) {
        return std::string(kvDtypeName(scenario.deployment.kv_dtype));
    };
    field.setText = [](Scenario& scenario, std::string text) {
        scenario.deployment.kv_dtype = findKvDtype(text).value_or(scenario.deployment.kv_dtype);
    };
    field.isText = [](const std::string& text) { return findKvDtype(text).has_value(); };
    field.choices = "auto, fp16, bf16, int8";
    return field;
}

// The settings of masks, as those of a scenario's mask.
ScenarioField maskField(const MaskField& of) {
    ScenarioField field{of.name, Scope::Pattern, of.help, of.allowed};
    if (of.isNumber()) {
        field.number = [member = of.number](const Scenario& scenario) { return scenario.mask.*member; };
        field.setNumber = [member = of.number](Scenario& scenario, Index value) {
            scenario.mask.*member = value;
        };
    } else {
        field.text = [member = of.text](const Scenario& scenario) { return scenario.mask.*member; };
        field.setText = [member = of.text](Scenario& scenario, std::string text) {
            scenario.mask.*member = std::move(text);
        };
    }
    return field;
}

std::vector<ScenarioField> ownFields() {
    return {
        textField("pattern", Scope::Mask, TRISCOPE_TR("which mask"), TRISCOPE_MEMBER(mask.pattern)),
        lengthField(),
        numberField("queries", Scope::Mask, TRISCOPE_TR("rows of the mask"), kLength,
                    TRISCOPE_MEMBER(mask.shape.queries)),
        numberField("keys", Scope::Mask, TRISCOPE_TR("columns of the mask"), kLength,
                    TRISCOPE_MEMBER(mask.shape.keys)),
        numberField("query-offset", Scope::Mask,
                    TRISCOPE_TR("position of the first query, when prefill is chunked"), kOffset,
                    TRISCOPE_MEMBER(mask.shape.query_offset)),
        numberField("prompt", Scope::Mask,
                    TRISCOPE_TR("tokens of the whole prompt; 0 means query-offset + queries"),
                    {0, 2 * kMaxLength}, TRISCOPE_MEMBER(mask.shape.prompt)),
        conventionField(),
        numberField("block", Scope::Mask, TRISCOPE_TR("side of a mask block"), {1, Index{1} << 20},
                    TRISCOPE_MEMBER(block)),
        textField("model", Scope::Model, TRISCOPE_TR("a model preset, or the path of a config.json"),
                  TRISCOPE_MEMBER(model)),
        textField("hardware", Scope::Model, TRISCOPE_TR("a hardware preset, or the path of a hardware file"),
                  TRISCOPE_MEMBER(hardware)),
        textField("triangle-layers", Scope::Model,
                  TRISCOPE_TR("layers that use the pattern: 16-31, a list, none or all"),
                  TRISCOPE_MEMBER(triangle_layers)),
        kernelField(),
        numberField("heads", Scope::Model, TRISCOPE_TR("query heads, instead of the model's"), kHeads,
                    TRISCOPE_MEMBER(heads)),
        numberField("kv-heads", Scope::Model, TRISCOPE_TR("key and value heads, instead of the model's"),
                    kHeads, TRISCOPE_MEMBER(kv_heads)),
        numberField("head-dim", Scope::Model, TRISCOPE_TR("elements of one head, instead of the model's"),
                    kHeadDim, TRISCOPE_MEMBER(head_dim)),
        kvDtypeField(),
        numberField("tensor-parallel", Scope::Model,
                    TRISCOPE_TR("devices that share every layer; divides the memory, not the time"),
                    {1, kMaxParallel}, TRISCOPE_MEMBER(deployment.tensor_parallel)),
        numberField(
            "context-parallel", Scope::Model,
            TRISCOPE_TR("devices, or groups of them, that divide the rows of a prompt; divides the memory, "
                        "not the time"),
            {1, kMaxParallel}, TRISCOPE_MEMBER(deployment.context_parallel)),
        numberField("prefill-chunk", Scope::Model,
                    TRISCOPE_TR("tokens of one call of a chunked prefill; 0 means the whole prompt"),
                    {0, kMaxLength}, TRISCOPE_MEMBER(deployment.prefill_chunk)),
        numberField("run-seq", Scope::Run, TRISCOPE_TR("tokens of an attention run"), kRunLength,
                    TRISCOPE_MEMBER(run.seq)),
        numberField("run-heads", Scope::Run, TRISCOPE_TR("query heads of an attention run"), kHeads,
                    TRISCOPE_MEMBER(run.heads)),
        numberField("run-kv-heads", Scope::Run, TRISCOPE_TR("key and value heads of an attention run"),
                    kHeads, TRISCOPE_MEMBER(run.kv_heads)),
        numberField("run-head-dim", Scope::Run, TRISCOPE_TR("elements of one head in an attention run"),
                    kHeadDim, TRISCOPE_MEMBER(run.head_dim)),
        numberField("seed", Scope::Run, TRISCOPE_TR("seed of the random Q, K and V"), kSeed,
                    TRISCOPE_MEMBER(run.seed)),
        dtypeField(),
        inputsField(),
        ruleField(),
    };
}

#undef TRISCOPE_MEMBER

}  // namespace

std::span<const ScenarioField> scenarioFields() {
    static const std::vector<ScenarioField> kFields = [] {
        std::vector<ScenarioField> fields = ownFields();
        for (const MaskField& field : maskFields()) fields.push_back(maskField(field));
        return fields;
    }();
    return kFields;
}

const ScenarioField* findScenarioField(std::string_view name) {
    const auto fields = scenarioFields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const ScenarioField& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<Issue> setField(Scenario& scenario, const ScenarioField& field, const std::string& typed) {
    if (field.isNumber()) {
        const auto parsed = parseNumber(field.name, typed, field.allowed);
        if (const auto* issue = std::get_if<Issue>(&parsed)) return *issue;
        field.setNumber(scenario, std::get<Index>(parsed));
        return std::nullopt;
    }
    if (field.isText != nullptr && !field.isText(typed)) {
        return Issue{field.name, {TRISCOPE_TR("'%1' is not one of: %2"), {typed, field.choices}}};
    }
    field.setText(scenario, typed);
    return std::nullopt;
}

}  // namespace triscope
