#include "core/attention/bench/bench_figure.h"

#include <algorithm>
#include <memory>

#include "core/attention/backward/attention_backward.h"
#include "core/attention/bench/target_peak.h"
#include "core/attention/cpu_backend.h"
#include "core/base/seeded_inputs.h"

namespace triscope {

namespace {

constexpr std::uint64_t kGradientSeed = 2;  // apart from the inputs'

BenchRun backwardRun(const BenchCase& test, AttentionProblem problem, const RunControl& control) {
    struct Inputs {
        AttentionProblem problem;
        AttentionResult forward;
        Tensor d_output;
    };
    const auto inputs = std::make_shared<Inputs>();
    inputs->problem = std::move(problem);
    inputs->forward = CpuBackend().run(inputs->problem, {.threads = test.threads}, {control.stop, {}});
    inputs->d_output = gaussianTensor(inputs->problem.q.shape, kGradientSeed, InputStream::Queries);
    return [inputs, threads = test.threads, stop = control.stop] {
        BackwardOptions options;
        options.run.threads = threads;
        return attentionBackward(inputs->problem, inputs->forward, inputs->d_output, options, {stop, {}})
            .record;
    };
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

BenchRun benchRun(const BenchCase& test, const RunControl& control) {
    AttentionProblem problem = gaussianProblem(test.mask, test.sizes);
    if (test.backend == kBackwardBench) return backwardRun(test, std::move(problem), control);
    const auto shared = std::make_shared<const AttentionProblem>(std::move(problem));
    const RunOptions options{.threads = test.threads};
    if (test.backend == "cpu") {
        const auto result = std::make_shared<AttentionResult>();
        return [shared, options, result, stop = control.stop] {
            CpuBackend().runInto(*result, *shared, options, {stop, {}});
            return result->record;
        };
    }
    return [shared, options, backend = findBackend(test.backend), stop = control.stop] {
        return backend->run(*shared, options, {stop, {}}).record;
    };
}

// The peak moves by a fifth within a second as the host's clock does.
BenchFigure measureRuns(const BenchRun& run, int threads, double seconds_to_spend, bool warm_up,
                        const RunControl& control) {
    constexpr std::size_t kLeastRuns = 5;
    constexpr double kMostSeconds = 5;
    if (warm_up) run();
    std::vector<double> seconds;
    std::vector<double> peaks{targetPeakGflops(threads)};
    std::vector<double> around;
    std::vector<double> shares;
    RunRecord record;
    for (double spent = 0;
         spent < seconds_to_spend || (seconds.size() < kLeastRuns && spent < kMostSeconds);) {
        control.throwIfStopped();
        record = run();
        seconds.push_back(record.seconds.value);
        peaks.push_back(targetPeakGflops(threads));
        around.push_back(std::max(peaks.back(), peaks[peaks.size() - 2]));
        shares.push_back(record.useful_flops.toDouble() / seconds.back() / 1e9 / around.back());
        spent += seconds.back();
    }
    const double typical = median(seconds);
    return {typical * 1e3, record.useful_flops.toDouble() / typical / 1e9,
            record.executed_flops.toDouble() / typical / 1e9, median(around), 100 * median(shares)};
}

}  // namespace triscope
