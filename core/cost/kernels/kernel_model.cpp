#include "core/cost/kernels/kernel_model.h"

#include <cassert>

#include "core/cost/cost_numbers.h"
#include "core/cost/kernels/kernel_formulas.h"
#include "core/mask/catalog.h"
#include "core/mask/triangle_shape.h"

namespace triscope {

namespace {

template <class Int, class Real>
KernelCall<Int> callOf(const CostNumbers<Int, Real>& numbers) {
    return {numbers.model, numbers.call};
}

template <class Int>
KernelSteps<Int> stepsOf(AttentionKernel kernel, const KernelCall<Int>& call, const KernelCells& cells,
                         bool expands_heads) {
    switch (kernel) {
        case AttentionKernel::FlashDense:
            return fusedSteps(call, TRISCOPE_TR("One fused pass"),
                              input<Int>("dense executed cells", cells.counts.dense_executed));
        case AttentionKernel::Fused:
            return fusedSteps(call, TRISCOPE_TR("One fused pass"),
                              input<Int>("executed cells", cells.counts.pattern_executed));
        case AttentionKernel::TwoPass:
            return publishedSteps(call, *cells.sections, expands_heads);
        case AttentionKernel::NpuSplit:
            return npuSplitSteps(call, *cells.sections);
        case AttentionKernel::BlockSparse:
            return blockSparseSteps(call, cells);
        case AttentionKernel::NpuMask:
            return npuMaskSteps(call);
        case AttentionKernel::Masked:
            break;
    }
    return maskedSteps(call);
}

template <class Int, class Real>
KernelMachine<Real> machineOf(const CostInput& input_values, const CostNumbers<Int, Real>& numbers) {
    KernelMachine<Real> machine{numbers.machine, std::nullopt, input<Real>("launch time", kLaunchSeconds)};
    if (input_values.hardware.vector_peak)
        machine.vector_peak = input<Real>("vector peak", input_values.hardware.vector_peak->value);
    return machine;
}

bool needsSections(AttentionKernel kernel) {
    return kernel == AttentionKernel::TwoPass || kernel == AttentionKernel::NpuSplit;
}

AttentionKernel usual(const CostInput& input, bool has_sections) {
    if (!has_sections) return AttentionKernel::BlockSparse;
    return input.hardware.vector_peak ? AttentionKernel::NpuSplit : AttentionKernel::TwoPass;
}

AttentionKernel priced(const CostInput& input, bool has_sections) {
    if (input.kernel && (has_sections || !needsSections(*input.kernel))) return *input.kernel;
    return usual(input, has_sections);
}

bool expandsHeads(const CostInput& input) {
    return input.model.kv_heads < input.model.heads && !input.model.mla;
}

}  // namespace

std::optional<Message> whyNot(AttentionKernel kernel, const KernelCells& cells) {
    if (needsSections(kernel) && !cells.sections)
        return Message{TRISCOPE_TR("only for masks of sinks, a window and last rows"), {}};
    return std::nullopt;
}

KernelCost costOfKernel(AttentionKernel kernel, const CostInput& input, const KernelCells& cells) {
    assert(!whyNot(kernel, cells));
    const auto numbers = costNumbers<WideInt, double>(input);
    const auto machine = machineOf(input, numbers);
    KernelCost cost{.kernel = kernel};
    for (const auto& step : stepsOf(kernel, callOf(numbers), cells, expandsHeads(input))) {
        const auto times = stepTimes(step, machine);
        const KernelStepCost& added = cost.steps.emplace_back(
            KernelStepCost{step.name, step.flops, step.softmax_flops, step.bytes, step.launches,
                           times.matrix.value_or(0), times.vector.value_or(0), times.memory, times.total()});
        cost.flops += step.flops.value_or(0);
        cost.bytes += step.bytes;
        cost.matrix_seconds += added.matrix_seconds;
        cost.vector_seconds += added.vector_seconds;
        cost.memory_seconds += added.memory_seconds;
        cost.seconds += added.seconds;
    }
    return cost;
}

std::vector<KernelStepFormulas> kernelFormulas(AttentionKernel kernel, const CostInput& input,
                                               const KernelCells& cells) {
    assert(!whyNot(kernel, cells));
    const auto numbers = costNumbers<Traced<WideInt>, Traced<double>>(input);
    const auto machine = machineOf(input, numbers);
    std::vector<KernelStepFormulas> formulas;
    for (const auto& step : stepsOf(kernel, callOf(numbers), cells, expandsHeads(input))) {
        KernelStepFormulas of{.name = step.name};
        if (step.flops) of.flops = explained(*step.flops);
        if (step.softmax_flops && input.hardware.vector_peak)
            of.softmax_flops = explained(*step.softmax_flops);
        of.bytes = explained(step.bytes);
        of.seconds = explained(stepTimes(step, machine).total());
        formulas.push_back(std::move(of));
    }
    return formulas;
}

AttentionKernel pricedKernel(const CostInput& input, const KernelCells& cells) {
    return priced(input, cells.sections.has_value());
}

AttentionKernel pricedKernel(const CostInput& input) {
    return priced(input, triangleSections(*makeMask(input.mask)).has_value());
}

}  // namespace triscope
