#include "core/npu/error_steps.h"

#include <utility>

#include "core/attention/compare_runs.h"
#include "core/base/progress_part.h"
#include "core/npu/emulated/emulated_attention.h"

namespace triscope {

namespace {

constexpr double kReferencePart = 0.4;  // of the time, about

struct Step {
    const char* name;
    const char* title;
    void (*switchOn)(EmulationOptions& options, const EmulationOptions& whole);
};

constexpr Step kSteps[] = {
    {"input-rounding", TRISCOPE_TR("Q, K and V rounded"),
     [](EmulationOptions& options, const EmulationOptions& whole) { options.inputs = whole.inputs; }},
    {"int8-kv-cache", TRISCOPE_TR("K and V kept in INT8"),
     [](EmulationOptions& options, const EmulationOptions& whole) { options.kv_cache = whole.kv_cache; }},
    {"score-rounding", TRISCOPE_TR("scores in fp16"),
     [](EmulationOptions& options, const EmulationOptions& whole) {
         options.half_scores = whole.half_scores;
         options.overflow = whole.half_scores ? whole.overflow : options.overflow;
     }},
    {"weight-rounding", TRISCOPE_TR("P rounded before P V"),
     [](EmulationOptions& options, const EmulationOptions& whole) { options.weights = whole.weights; }},
    {"sum-rounding", TRISCOPE_TR("sums of P and of P V in fp16"),
     [](EmulationOptions& options, const EmulationOptions& whole) {
         options.half_sums = whole.half_sums;
         options.overflow = whole.half_sums ? whole.overflow : options.overflow;
     }},
    {"accumulation-order", TRISCOPE_TR("order of accumulation: Cube unit and tiles"),
     [](EmulationOptions& options, const EmulationOptions& whole) {
         options.order = whole.order;
         options.tile_rows = whole.tile_rows;
         options.tile_keys = whole.tile_keys;
         options.pre_tokens = whole.pre_tokens;
         options.next_tokens = whole.next_tokens;
     }},
    {"mask-value", TRISCOPE_TR("the number in place of masked scores"),
     [](EmulationOptions& options, const EmulationOptions& whole) {
         options.fill = whole.fill;
         options.mask_value = whole.mask_value;
         options.correct_invalid_rows = whole.correct_invalid_rows;
     }},
    {"output-rounding", TRISCOPE_TR("the output rounded"),
     [](EmulationOptions& options, const EmulationOptions& whole) { options.output = whole.output; }}};

EmulationOptions plainFloat(const AttentionProblem& problem) {
    EmulationOptions plain;
    plain.tile_keys = (problem.keys() + 63) / 64 * 64;
    return plain;
}

ErrorStep stepOf(const char* name, const char* title, const Agreement& agreement) {
    return {.name = name,
            .title = {title, {}},
            .max_abs = agreement.max_abs,
            .rmse = agreement.rmse,
            .non_finite = agreement.non_finite_mismatches};
}

void setShares(ErrorSteps& result) {
    const double whole = result.together.rmse * result.together.rmse;
    result.together.share = whole > 0 ? 1 : 0;
    result.remainder = result.together.share;
    for (ErrorStep& step : result.steps) {
        step.share = whole > 0 ? step.rmse * step.rmse / whole : 0;
        result.remainder -= step.share;
    }
}

}  // namespace

ErrorSteps explainError(const AttentionProblem& problem, const EmulationOptions& whole,
                        const RunOptions& options, const RunControl& control) {
    const EmulationOptions plain = plainFloat(problem);
    std::vector<std::pair<const Step*, EmulationOptions>> present;
    for (const Step& step : kSteps) {
        EmulationOptions alone = plain;
        step.switchOn(alone, whole);
        if (!(alone == plain)) present.emplace_back(&step, alone);
    }
    const double part = (1 - kReferencePart) / static_cast<double>(present.size() + 2);
    double done = kReferencePart;
    const auto emulate = [&](const EmulationOptions& emulation) {
        const RunControl own = partOf(control, done, done + part);
        done += part;
        return emulateAttention(problem, emulation, options, own);
    };
    const AttentionResult reference =
        findBackend("reference")->run(problem, options, partOf(control, 0, kReferencePart));
    const AttentionResult float_run = emulate(plain);
    ErrorSteps result;
    result.steps.push_back(stepOf("fp32-arithmetic", TRISCOPE_TR("plain float arithmetic"),
                                  compareOutputs(float_run, reference, {})));
    for (const auto& [step, alone] : present)
        result.steps.push_back(
            stepOf(step->name, step->title, compareOutputs(emulate(alone), float_run, {})));
    result.together =
        stepOf("together", TRISCOPE_TR("all together"), compareOutputs(emulate(whole), reference, {}));
    setShares(result);
    control.report(1);
    return result;
}

}  // namespace triscope
