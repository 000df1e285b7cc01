#include "core/scenario/this_machine.h"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <cmath>

#include "core/base/date.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/base/seeded_inputs.h"
#include "core/cost/hardware_figures.h"
#include "core/machine/fma_peak.h"
#include "core/machine/matrix_product.h"
#include "core/machine/memory.h"
#include "core/machine/passes.h"
#include "core/machine/triad.h"
#include "core/mask/catalog.h"
#include "core/scenario/measured_cost.h"

namespace triscope {

namespace {

constexpr TensorShape kAttention{4, 2048, 128};
constexpr Seconds kBudget{2};
constexpr int kAttentionRuns = 5;  // the first of them warms up

// More would promise what no two measurements agree on.
double fourDigits(double value) {
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 3);
    return std::round(value / step) * step;
}

Sourced<double> measured(double value, std::string source) {
    return {value, std::move(source), today(), Confidence::Measured};
}

// A share of a peak that was measured at another moment can come out above 1.
double efficiency(double rate, double peak) {
    const HardwareFigure& range = hardwareFigure("attention_efficiency");
    return std::clamp(std::round(rate / peak * 1e4) / 1e4, range.least, range.most);
}

double attentionRate(int threads, const RunControl& control) {
    AttentionProblem problem;
    problem.q = gaussianTensor(kAttention, 1, InputStream::Queries, control);
    problem.k = gaussianTensor(kAttention, 1, InputStream::Keys, control);
    problem.v = gaussianTensor(kAttention, 1, InputStream::Values, control);
    MaskSettings mask;
    mask.pattern = "dense";
    mask.shape = MaskShape::square(kAttention.seq);
    problem.mask = makeMask(mask);
    RunOptions options;
    options.threads = threads;
    double best = 0;
    for (Passes passes(kAttentionRuns, kBudget); passes.next(control);) {
        const int run = passes.index();
        const RunControl part = partOf(control, static_cast<double>(run) / kAttentionRuns,
                                       static_cast<double>(run + 1) / kAttentionRuns);
        const RunRecord record = blockedBackend().run(problem, options, part).record;
        if (run > 0) best = std::max(best, record.executed_flops.toDouble() / record.seconds.value);
    }
    return best;
}

}  // namespace

Hardware measureThisMachine(const RunControl& control) {
    const int threads = omp_get_max_threads();
    const double before = fmaPeak(threads, partOf(control, 0, 0.15));
    const double product = matrixProductRate(threads, partOf(control, 0.15, 0.3));
    const double attention = attentionRate(threads, partOf(control, 0.3, 0.6));
    const TriadBandwidth triad = triadBandwidth(threads, partOf(control, 0.6, 0.85));
    const double peak = fourDigits(std::max(before, fmaPeak(threads, partOf(control, 0.85, 1))));
    const std::string with = countText(threads, "thread", "threads");
    const std::string on = "Measured on this machine, " + with + ": ";
    const auto same = measured(peak, on + "as in fp32, which this program's kernels compute in");
    Hardware machine;
    machine.name = "this-machine";
    machine.title = "This machine";
    machine.note = fmt::format("{}, {}, measured by this program.", cpuModel().substr(0, 200), with);
    machine.fp16_peak = same;
    machine.bf16_peak = same;
    machine.fp32_peak = measured(peak, on + "fp32 multiply-adds in registers");
    machine.memory_bandwidth =
        measured(fourDigits(triad.bytes_per_second),
                 on + "triad over three arrays of " + formatBytes(triad.array) + " each");
    machine.memory_capacity =
        measured(static_cast<double>(memoryCapacity().value), "Stated by the operating system");
    machine.linear_efficiency =
        measured(efficiency(product, peak),
                 on + fmt::format("fp32 products of {0} x {0} matrices with Eigen", kProductSide));
    machine.attention_efficiency =
        measured(efficiency(attention, peak),
                 on + fmt::format("the {} backend, dense, {} tokens, {} heads of {}", blockedBackend().name(),
                                  groupDigits(kAttention.seq), kAttention.heads, kAttention.head_dim));
    machine.memory_efficiency =
        measured(1, "1 by definition: the bandwidth above is what was reached, not what is promised");
    return machine;
}

}  // namespace triscope
