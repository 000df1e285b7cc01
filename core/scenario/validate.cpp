#include "core/scenario/validate.h"

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/presets.h"
#include "core/mask/pattern_expression.h"
#include "core/scenario/fields.h"
#include "core/scenario/verdict_rule.h"

namespace triscope {

namespace {

void checkFields(const Scenario& scenario, Issues& issues) {
    for (const ScenarioField& field : scenarioFields()) {
        const bool checked_with_mask =
            field.scope == ScenarioField::Scope::Mask || field.scope == ScenarioField::Scope::Pattern;
        if (!field.isNumber() || checked_with_mask) continue;
        const auto value = field.number(scenario);
        if (!value) continue;
        auto issue = checkRange(field.name, *value, field.allowed.begin, field.allowed.end);
        if (issue) issues.push_back(std::move(*issue));
    }
}

void checkGroups(const char* field, Index heads, Index kv_heads, Issues& issues) {
    if (heads <= 0 || kv_heads <= 0 || heads % kv_heads == 0) return;
    issues.push_back({field,
                      {TRISCOPE_TR("must divide the %1 query heads; %2 does not"),
                       {groupDigits(heads), groupDigits(kv_heads)}}});
}

// Each of model, hardware and layers is tried although another is at fault, so that all faults show at once.
void checkCost(const Scenario& scenario, Issues& issues) {
    const auto attempt = [&issues](auto action) {
        try {
            action();
        } catch (const InputError& error) {
            issues.insert(issues.end(), error.issues().begin(), error.issues().end());
        }
    };
    attempt([&] { loadHardware(scenario.hardware); });
    attempt([&] {
        const ModelShape model = loadModel(scenario.model);
        LayerSet::parse(scenario.triangle_layers, model.layers);
        const ModelShape chosen = withHeads(model, scenario.heads, scenario.kv_heads, scenario.head_dim);
        Issues faults = validate(chosen);
        if (faults.empty()) faults = validate(scenario.deployment, chosen, scenario.mask.shape.queries);
        issues.insert(issues.end(), faults.begin(), faults.end());
    });
}

Issues validateOver(const Scenario& scenario, const MaskSettings* mask) {
    Issues issues = mask != nullptr ? validate(*mask) : Issues{};
    const Range block = findScenarioField("block")->allowed;
    if (auto issue = checkRange("block", scenario.block, block.begin, block.end))
        issues.push_back(std::move(*issue));
    if (issues.empty() && mask != nullptr) issues = checkBlocks(*mask, scenario.block);
    checkFields(scenario, issues);
    checkGroups("run-kv-heads", scenario.run.heads, scenario.run.kv_heads, issues);
    if (auto reason = whyNot(findVerdictRule(scenario.run.rule).value_or(VerdictRule::Auto),
                             findDtype(scenario.run.dtype).value_or(Dtype::Fp16)))
        issues.push_back({"rule", std::move(*reason)});
    if (issues.empty()) checkCost(scenario, issues);
    return issues;
}

}  // namespace

Issues validate(const Scenario& scenario) {
    return validateOver(scenario, &scenario.mask);
}

Issues validateRun(const Scenario& scenario, const std::optional<MaskShape>& shape) {
    if (!shape) return validateOver(scenario, nullptr);
    MaskSettings mask = scenario.mask;
    mask.shape = *shape;
    return validateOver(scenario, &mask);
}

}  // namespace triscope
