#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/attention/compare_runs.h"
#include "core/base/numbers.h"
#include "core/mask/catalog.h"
#include "core/npu/traps/fault_makers.h"
#include "core/npu/traps/section_masks.h"

namespace triscope {

namespace {

// The largest |q.k| of rows spread over the call.
double largestSeenProduct(const AttentionProblem& problem) {
    constexpr Index kRows = 32;
    double most = 0;
    for (Index k = 0; k < kRows; ++k) {
        const ScoredRow row(problem, k % problem.heads(), k * (problem.queries() - 1) / (kRows - 1),
                            Dtype::Fp16);
        for (const double product : row.raw) most = std::max(most, std::abs(product));
    }
    return most;
}

void multiply(Tensor& tensor, float factor) {
    for (float& value : tensor.data) value *= factor;
}

}  // namespace

void askForDense(TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!scene.settings && sections) {
        scene.settings = {.sink = sections->sinks(),
                          .window = sections->windowEnd(),
                          .last = sections->last(),
                          .convention = Convention::Kernel};
    }
    const MaskPtr dense = plainMask("dense", scene.problem.mask->shape());
    const Rect whole = dense->shape().rect();
    if (scene.problem.mask->keptCount(whole) == dense->keptCount(whole)) return;
    scene.problem.mask = dense;
    scene.notes.push_back(
        {TRISCOPE_TR("The call asks for dense attention, as a layer that is not to be Triangle does."), {}});
}

void askForNoLastRows(TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections || sections->last() == 0) return;
    scene.problem.mask = sections->withLast(0);
    scene.notes.push_back(
        {TRISCOPE_TR("The call asks for no last rows, instead of %1."), {groupDigits(sections->last())}});
}

void emptyTheMiddle(TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections || hasEmptyMiddle(scene.problem.mask)) return;
    const Index tokens = scene.problem.mask->shape().promptLength();
    scene.problem.mask = sections->with(sections->sinks(), tokens, sections->last());
    scene.notes.push_back(
        {TRISCOPE_TR("The window is as long as the prompt, %1 tokens, so that Middle is empty."),
         {groupDigits(tokens)}});
}

void padOnTheLeft(TrapScene& scene) {
    const MaskShape& shape = scene.problem.mask->shape();
    for (QueryIndex row = 0; row < shape.queries; ++row) {
        if (scene.problem.mask->keptCount({{row, row + 1}, {0, shape.keys}}) == 0) return;
    }
    const Index padding = shape.query_offset + std::max<Index>(1, shape.queries / 8);
    // What is causal and not among the first keys.
    const MaskPtr rest = makeMask({.pattern = "middle",
                                   .shape = shape,
                                   .sink = padding,
                                   .window = 0,
                                   .last = 0,
                                   .convention = Convention::Kernel});
    scene.problem.mask = bothKeep(scene.problem.mask, rest);
    scene.notes.push_back(
        {TRISCOPE_TR("The first %1 tokens are padding, which nobody attends to and which has no key itself."),
         {groupDigits(padding)}});
}

void useHalf(TrapScene& scene) {
    if (scene.dtype == Dtype::Fp16) return;
    scene.dtype = Dtype::Fp16;
    roundInputs(scene.dtype, scene.problem);
    scene.notes.push_back({TRISCOPE_TR("The call is in fp16."), {}});
}

void raiseScores(TrapScene& scene) {
    useHalf(scene);
    constexpr double kAsked = 4 * 65504.0;
    const double seen = largestSeenProduct(scene.problem);
    if (seen >= kAsked || seen == 0) return;
    const auto factor = static_cast<float>(std::sqrt(kAsked / seen));
    multiply(scene.problem.q, factor);
    multiply(scene.problem.k, factor);
    roundInputs(scene.dtype, scene.problem);
    scene.notes.push_back(
        {TRISCOPE_TR("Q and K are %1 times as large, so that scores leave the range of fp16."),
         {fmt::format("{:.0f}", factor)}});
}

}  // namespace triscope
