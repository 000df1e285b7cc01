#include "core/npu/traps/run_trap.h"

#include <algorithm>
#include <utility>

#include "core/attention/compare_runs.h"
#include "core/attention/cpu_backend.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/parallel_run.h"
#include "core/attention/parallel_watch.h"
#include "core/attention/reference_backend.h"
#include "core/attention/run_measure.h"
#include "core/base/input_error.h"
#include "core/base/progress_part.h"
#include "core/npu/emulated/emulated_backend.h"
#include "core/npu/traps/section_masks.h"

namespace triscope {

namespace {

// Dense attention, which a test without a Middle takes for Triangle.
Fault blindTest(const TrapScene& scene) {
    const MaskPtr dense = plainMask("dense", scene.problem.mask->shape());
    return {.words = {TRISCOPE_TR("dense attention instead of Triangle, and no test would notice"), {}},
            .mask = dense,
            .rule = maskedRows(dense),
            .is_mask_alone = true};
}

Fault chosenFault(const Trap& trap, const TrapScene& scene, std::size_t fault) {
    if (std::string_view(trap.name) == "empty-middle" && hasEmptyMiddle(scene.problem.mask))
        return blindTest(scene);
    std::vector<Fault> faults = trap.faults(scene);
    if (faults.empty()) throw InputError({"trap", {"%1 %2", {trap.name, trap.needs}}});
    return faults[std::min(fault, faults.size() - 1)];
}

// By npu-emulated in the types that it knows, where it can run the call, else by cpu.
AttentionResult runBackend(const TrapScene& scene, const Fault& fault, const RunControl& control) {
    AttentionProblem problem = scene.problem;
    if (fault.is_mask_alone) problem.mask = fault.mask;
    if (scene.dtype != Dtype::Fp32) {
        NpuCall call = fault.call.value_or(NpuCall{});
        call.dtype = scene.dtype;
        const EmulatedBackend emulated(call);
        if (!emulated.whyNot(problem)) return emulated.run(problem, {}, control);
    }
    if (!fault.is_mask_alone) return runRule(scene, *fault.rule, control);
    return CpuBackend().run(problem, {}, control);
}

ToleranceRule ruleOf(const TrapScene& scene, const RunControl& control) {
    if (scene.dtype != Dtype::Fp32) return vendorRule(scene.dtype);
    return deriveTolerance(scene.problem, control).output;
}

}  // namespace

AttentionResult runRule(const TrapScene& scene, const RowRule& rule, const RunControl& control) {
    const Stopwatch watch;
    const AttentionProblem& problem = scene.problem;
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.lse = BasicTensor<double>({problem.heads(), problem.queries(), 1});
    const Index tasks = problem.heads() * problem.queries();
    ParallelWatch progress(control, tasks);
    const int threads = threadsOf({});
    const int team = forEachTask(tasks, threads, 1, [&](Index task, std::size_t) {
        progress.run(1, [&] {
            const ScoredRow row(problem, task / problem.queries(), task % problem.queries(), scene.dtype);
            const RowValue value = rule.value(row);
            std::transform(value.output.begin(), value.output.end(), result.output.row(row.head, row.row),
                           [](double one) { return static_cast<float>(one); });
            *result.lse.row(row.head, row.row) = value.lse;
        });
    });
    progress.finish();
    const CellCount cells = problem.mask->shape().rect().area() * problem.heads();
    result.record = recordOf("plain loops", watch,
                             {.useful = usefulFlops(problem),
                              .executed = {WideInt{4} * problem.headDim() * cells},
                              .peak_bytes = bytesOf(result.output) + bytesOf(result.lse),
                              .threads = team});
    return result;
}

TrapScene staged(const Trap& trap, TrapScene scene) {
    if (trap.stage != nullptr) trap.stage(scene);
    return scene;
}

TrapRun runTrap(const Trap& trap, TrapScene scene, std::size_t fault, const RunControl& control) {
    TrapRun run;
    run.trap = &trap;
    run.scene = staged(trap, std::move(scene));
    run.fault = chosenFault(trap, run.scene, fault);
    const bool by_backend = run.fault.is_mask_alone || run.fault.call;
    run.faulty = by_backend ? runBackend(run.scene, run.fault, partOf(control, 0, 0.3))
                            : runRule(run.scene, *run.fault.rule, partOf(control, 0, 0.3));
    roundOutput(run.scene.dtype, run.faulty);
    run.asked = ReferenceBackend().run(run.scene.problem, {}, partOf(control, 0.3, 0.9));
    run.agreement =
        compareOutputs(run.faulty, run.asked, ruleOf(run.scene, partOf(control, 0.9, 1)), run.scene.dtype);
    return run;
}

}  // namespace triscope
