#include "core/attention/reference_backend.h"

#include <algorithm>

#include "core/attention/parallel_run.h"
#include "core/attention/plain_loops.h"
#include "core/attention/run_measure.h"

namespace triscope {

std::optional<Message> ReferenceBackend::whyNot(const AttentionProblem& /*problem*/) const {
    return std::nullopt;
}

AttentionResult ReferenceBackend::run(const AttentionProblem& problem, const RunOptions& /*options*/,
                                      const RunControl& control) const {
    const Stopwatch watch;
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
    result.exact_output = BasicTensor<double>(problem.q.shape);
    result.lse = BasicTensor<double>({problem.heads(), problem.queries(), 1});
    PlainLoops<double> loops(problem);
    const auto rows = static_cast<double>(problem.heads() * problem.queries());
    const auto head_dim = static_cast<std::size_t>(problem.headDim());
    for (Index head = 0; head < problem.heads(); ++head) {
        for (QueryIndex row = 0; row < problem.queries(); ++row) {
            control.throwIfStopped();
            *result.lse.row(head, row) = loops.row(head, row, {result.exact_output.row(head, row), head_dim});
            control.report(static_cast<double>(head * problem.queries() + row + 1) / rows);
        }
    }
    std::transform(result.exact_output.data.begin(), result.exact_output.data.end(),
                   result.output.data.begin(), [](double value) { return static_cast<float>(value); });
    const Bytes outputs = bytesOf(result.output) + bytesOf(result.exact_output) + bytesOf(result.lse);
    result.record = recordOf(name(), watch,
                             {.useful = usefulFlops(problem),
                              .executed = {WideInt{4} * problem.headDim() * loops.cells()},
                              .peak_bytes = outputs + loops.workspaceBytes()});
    return result;
}

}  // namespace triscope
