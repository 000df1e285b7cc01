#include "tests/benchmarks/naive_attention.h"

#include <Eigen/Core>
#include <limits>

#include "core/attention/run_measure.h"

namespace triscope {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> tokens(const Tensor& tensor, Index head) {
    return {tensor.row(head, 0), tensor.shape.seq, tensor.shape.head_dim};
}

void maskRow(const Mask& mask, QueryIndex row, RowMajor& scores) {
    KeyIndex at = 0;
    const auto drop = [&](KeyIndex end) {
        scores.row(row).segment(at, end - at).setConstant(-std::numeric_limits<float>::infinity());
    };
    for (const Range& span : mask.keptSpans(row)) {
        drop(span.begin);
        at = span.end;
    }
    drop(scores.cols());
}

void runHead(const AttentionProblem& problem, Index head, Tensor& output) {
    const Index kv_head = problem.kvHead(head);
    RowMajor scores = tokens(problem.q, head) * tokens(problem.k, kv_head).transpose();
    scores *= static_cast<float>(problem.effectiveScale());
    for (QueryIndex row = 0; row < scores.rows(); ++row) {
        maskRow(*problem.mask, row, scores);
        auto weights = scores.row(row).array();
        weights = (weights - weights.maxCoeff()).exp();
        weights /= weights.sum();
    }
    Eigen::Map<RowMajor>(output.row(head, 0), scores.rows(), problem.headDim()).noalias() =
        scores * tokens(problem.v, kv_head);
}

}  // namespace

AttentionResult runNaiveEigen(const AttentionProblem& problem, int threads) {
    const Stopwatch watch;
    AttentionResult result;
    result.output = Tensor(problem.q.shape);
#pragma omp parallel for num_threads(threads) schedule(dynamic)
    for (Index head = 0; head < problem.heads(); ++head) runHead(problem, head, result.output);
    result.record.backend = "eigen-naive";
    result.record.seconds = watch.elapsed();
    result.record.useful_flops = usefulFlops(problem);
    result.record.executed_flops = {WideInt{4} * problem.headDim() * problem.queries() * problem.keys() *
                                    problem.heads()};
    return result;
}

}  // namespace triscope
