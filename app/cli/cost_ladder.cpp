#include "app/cli/cost_ladder.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/numbers.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/kernels/sensitivity.h"
#include "core/mask/pattern_expression.h"

namespace triscope::cli {

namespace {

std::string time(double seconds) {
    return formatSeconds(Seconds{seconds});
}

Json explainedJson(const Explained& formula) {
    return {{"symbols", formula.symbols}, {"numbers", formula.numbers}, {"value", formula.value}};
}

Json stepsJson(const CostInput& input, const KernelCost& cost, const KernelCells& cells) {
    Json steps = Json::array();
    const auto formulas = kernelFormulas(cost.kernel, input, cells);
    for (std::size_t k = 0; k < cost.steps.size(); ++k) {
        const KernelStepCost& step = cost.steps[k];
        steps.push_back({{"step", step.name},
                         {"flops", wideInteger(Flops{step.flops.value_or(0)})},
                         {"bytes", wideInteger(Bytes{step.bytes})},
                         {"launches", static_cast<Index>(step.launches)},
                         {"matrix_seconds", step.matrix_seconds},
                         {"vector_seconds", step.vector_seconds},
                         {"memory_seconds", step.memory_seconds},
                         {"seconds", step.seconds},
                         {"formula", explainedJson(formulas[k].seconds)}});
    }
    return steps;
}

Json kernelsJson(const CostInput& input, const Ladder& ladder) {
    const KernelCells cells = countKernelCells(input);
    const double dense = ladder.costOf(AttentionKernel::FlashDense).seconds;
    Json kernels = Json::array();
    for (const KernelOption& option : ladder.kernels) {
        Json of{{"name", infoOf(option.kernel).name}, {"source", infoOf(option.kernel).source}};
        if (option.cost) {
            of["layer_seconds"] = option.cost->seconds;
            of["faster_than_dense"] = dense / option.cost->seconds;
            of["steps"] = stepsJson(input, *option.cost, cells);
        } else {
            of["why_not"] = option.why_not->str();
        }
        kernels.push_back(std::move(of));
    }
    return kernels;
}

Explained mixFormula(const CostInput& input, const CostReport& report, const Ladder& ladder) {
    return prefillFormulas(input, report, ladder.costOf(AttentionKernel::FlashDense),
                           ladder.costOf(ladder.kernel))
        .mix;
}

Json publishedJson(const Ladder& ladder) {
    if (ladder.measurements == nullptr) return nullptr;
    Json points = Json::array();
    for (const Residual& at : ladder.residuals) {
        Json point{
            {"seq", at.measured.seq},
            {"dense_seconds", {{"measured", at.measured.dense_seconds}, {"predicted", at.dense_seconds}}},
            {"dense_layer_seconds",
             {{"measured", at.measured.dense_layer_seconds}, {"predicted", at.dense_layer_seconds}}}};
        if (at.measured.mix_share) {
            point["mix_seconds"] = {{"measured", *at.measured.mix_share * at.measured.dense_seconds},
                                    {"predicted", at.mix_seconds}};
        }
        if (at.measured.layer_speedup)
            point["layer_speedup"] = {{"measured", *at.measured.layer_speedup},
                                      {"predicted", at.layer_speedup}};
        points.push_back(std::move(point));
    }
    return {{"source", ladder.measurements->source}, {"date", ladder.measurements->date}, {"points", points}};
}

// Dozens of masks are made for an answer, which takes minutes where they are counted row by row.
bool searches(const CostInput& input) {
    return isQuick(input.mask);
}

Json bandJson(const TimeBand& band) {
    return {{"low", band.low}, {"seconds", band.middle}, {"high", band.high}};
}

}  // namespace

Json ladderJson(const CostInput& input, const CostReport& report) {
    const Ladder ladder = ladderOf(input, report);
    Json rungs = Json::array();
    for (const LadderRung& rung : ladder.rungs) {
        rungs.push_back({{"rung", rungName(rung.kind)},
                         {"factor", rung.factor},
                         {"why", rung.why.str()},
                         {"formula", explainedJson(rung.formula)},
                         {"estimate", rung.estimate}});
    }
    Json json{{"kernel", infoOf(ladder.kernel).name},
              {"rungs", rungs},
              {"kernels", kernelsJson(input, ladder)},
              {"prefill",
               {{"dense_seconds", ladder.prefill.dense_seconds},
                {"mix_seconds", ladder.prefill.mix_seconds},
                {"limit_seconds", ladder.prefill.others_seconds},
                {"formula", explainedJson(mixFormula(input, report, ladder))},
                {"measured", false}}},
              {"published", publishedJson(ladder)}};
    if (ladder.kernel_note) json["note"] = ladder.kernel_note->str();
    return json;
}

void printLadder(const CostInput& input, const CostReport& report) {
    const Ladder ladder = ladderOf(input, report);
    fmt::print("\nwhere the saving goes ({}, one layer and then all)\n", infoOf(ladder.kernel).title);
    if (ladder.kernel_note) fmt::print("  note: {}\n", ladder.kernel_note->str());
    for (const LadderRung& rung : ladder.rungs)
        fmt::print("  {:<24} {:>8}x  {}\n", rungTitle(rung.kind), formatRatio(rung.factor), rung.why.str());
    fmt::print("\n{:<24} {:>12} {:>10}\n", "one layer's attention", "time", "faster");
    const double dense = ladder.costOf(AttentionKernel::FlashDense).seconds;
    for (const KernelOption& option : ladder.kernels) {
        if (option.cost) {
            fmt::print("  {:<22} {:>12} {:>9}x\n", infoOf(option.kernel).title, time(option.cost->seconds),
                       formatRatio(dense / option.cost->seconds));
        } else {
            fmt::print("  {:<22} {}\n", infoOf(option.kernel).title, option.why_not->str());
        }
    }
}

Json questionsJson(const CostInput& input, double target) {
    const PrefillEstimate estimate = estimatePrefill(input);
    const auto break_even = searches(input) ? breakEvenLength(input) : std::nullopt;
    Json faster = Json::array();
    for (const double speedup : {1.0, 2.0, 4.0})
        faster.push_back({{"speedup", speedup}, {"seconds", secondsWithFasterKernel(estimate, speedup)}});
    Json sensitivity = Json::array();
    for (const Sensitivity& of : searches(input) ? sensitivityOf(input) : std::vector<Sensitivity>{}) {
        sensitivity.push_back({{"parameter", of.name},
                               {"low", of.low},
                               {"high", of.high},
                               {"low_seconds", of.low_seconds},
                               {"high_seconds", of.high_seconds}});
    }
    const PrefillBand band = bandOf(input);
    Json json{{"searched", searches(input)},
              {"break_even_seq", break_even ? Json(*break_even) : Json(nullptr)},
              {"equal_window", equalWindow(input)},
              {"faster_kernel", faster},
              {"free_kernel_seconds", secondsWithFasterKernel(estimate, HUGE_VAL)},
              {"sensitivity", sensitivity},
              {"uncertainty", {{"dense", bandJson(band.dense)}, {"mix", bandJson(band.mix)}}}};
    if (target > 0) {
        const LayersNeeded needed = layersFor(input, estimate, target);
        json["layers_for_target"] = {{"target_seconds", target},
                                     {"layers", needed.layers ? Json(*needed.layers) : Json(nullptr)},
                                     {"seconds", needed.seconds}};
    }
    return json;
}

void printQuestions(const CostInput& input, double target) {
    const PrefillEstimate estimate = estimatePrefill(input);
    const auto break_even = searches(input) ? breakEvenLength(input) : std::nullopt;
    const PrefillBand band = bandOf(input);
    fmt::print("\nquestions (estimates)\n");
    fmt::print("  time to first token      {} ({} to {}); dense {} ({} to {})\n", time(band.mix.middle),
               time(band.mix.low), time(band.mix.high), time(band.dense.middle), time(band.dense.low),
               time(band.dense.high));
    if (searches(input)) {
        fmt::print("  break-even               {}\n",
                   break_even ? "a layer is faster from " + countText(*break_even, "token", "tokens") + " on"
                              : std::string("never: this kernel is not faster than dense"));
    } else {
        fmt::print("  break-even               not searched: the pattern has no closed form\n");
    }
    fmt::print("  equal window             as many cells as a plain window of {}\n",
               groupDigits(equalWindow(input)));
    fmt::print("  if the kernel were free  {}\n", time(secondsWithFasterKernel(estimate, HUGE_VAL)));
    if (target <= 0) return;
    const LayersNeeded needed = layersFor(input, estimate, target);
    fmt::print("  for {:<20} {}\n", time(target),
               needed.layers ? countText(*needed.layers, "layer", "layers") +
                                   " with the pattern: " + time(needed.seconds)
                             : "not even all layers are enough: " + time(needed.seconds));
}

}  // namespace triscope::cli
