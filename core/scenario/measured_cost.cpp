#include "core/scenario/measured_cost.h"

#include <omp.h>

#include <algorithm>
#include <cassert>

#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/base/seeded_inputs.h"
#include "core/cost/cost_report.h"
#include "core/cost/traced.h"
#include "core/machine/memory.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

constexpr int kMostRepeats = 3;
constexpr double kLongRun = 1;  // seconds; what takes longer is run once

int threadsOf(const MeasureRequest& request) {
    return request.threads > 0 ? request.threads : omp_get_max_threads();
}

// What blockedBackend allocates: the output, the log-sum-exp in double, and for each thread a tile of
// scores, its packed copy and a packed tile of keys. Once over the number type.
template <class Int>
Int peakBytes(const MeasureRequest& request, Index seq) {
    constexpr Index kTileRows = 256;
    constexpr Index kTileKeys = 384;
    const ModelShape& model = request.input.model;
    const Int heads = input<Int>("heads", model.heads);
    const Int tokens = input<Int>("tokens", seq);
    const Int head_dim = input<Int>("head_dim", model.head_dim);
    const Int threads = input<Int>("threads", threadsOf(request));
    const Int rows = input<Int>("tile rows", std::min({kTileRows, request.input.block, seq}));
    const Int keys = input<Int>("tile keys", std::min(kTileKeys, seq));
    return 4 * heads * tokens * head_dim + 8 * heads * tokens +
           threads * 4 * (2 * rows * keys + keys * head_dim);
}

Bytes tensorBytes(const ModelShape& model, Index seq) {
    return {WideInt{4} * (model.heads + 2 * model.kv_heads) * seq * model.head_dim};
}

Bytes memoryOf(const MeasureRequest& request) {
    Bytes most;
    for (const Index seq : request.lengths) {
        const Bytes backend{peakBytes<WideInt>(request, seq)};
        most = std::max(most, backend + tensorBytes(request.input.model, seq));
    }
    return most;
}

// One call of the request: a length and a pattern.
struct Call {
    Index seq;
    bool dense;
};

std::vector<Call> callsOf(const MeasureRequest& request) {
    std::vector<Call> calls;
    for (const Index seq : request.lengths) {
        calls.push_back({seq, true});
        if (request.input.mask.pattern != "dense") calls.push_back({seq, false});
    }
    return calls;
}

MeasuredRun predict(const MeasureRequest& request, const Call& call) {
    const CostReport report = costOf(measuredCall(request, call.seq));
    const LayerCost& layer = call.dense ? report.dense_layer : report.triangle_layer;
    MeasuredRun run;
    run.seq = call.seq;
    run.pattern = call.dense ? "dense" : request.input.mask.pattern;
    run.predicted = layer.attention_seconds;
    run.predicted_executed = layer.executed_flops;
    run.predicted_peak = {peakBytes<WideInt>(request, call.seq)};
    return run;
}

AttentionProblem problemOf(const MeasureRequest& request, Index seq, const RunControl& control) {
    constexpr std::uint64_t kSeed = 1;
    const ModelShape& model = request.input.model;
    const TensorShape k{model.kv_heads, seq, model.head_dim};
    AttentionProblem problem;
    problem.q = gaussianTensor({model.heads, seq, model.head_dim}, kSeed, InputStream::Queries, control);
    problem.k = gaussianTensor(k, kSeed, InputStream::Keys, control);
    problem.v = gaussianTensor(k, kSeed, InputStream::Values, control);
    return problem;
}

MaskPtr maskOf(const MeasureRequest& request, const Call& call) {
    MaskSettings settings = request.input.mask;
    settings.shape = MaskShape::square(call.seq);
    if (call.dense) settings.pattern = "dense";
    return makeMask(settings);
}

Device runInto(MeasuredRun& run, const MeasureRequest& request, const AttentionProblem& problem,
               const RunControl& control) {
    RunOptions options;
    options.block = request.input.block;
    options.threads = threadsOf(request);
    Device device;
    for (int repeat = 0; repeat < kMostRepeats; ++repeat) {
        const RunControl part =
            partOf(control, repeat / double{kMostRepeats}, (repeat + 1) / double{kMostRepeats});
        const RunRecord record = blockedBackend().run(problem, options, part).record;
        if (repeat == 0 || record.seconds < run.seconds) run.seconds = record.seconds;
        run.executed = record.executed_flops;
        run.peak = record.peak_bytes;
        device = record.device;
        if (record.seconds.value > kLongRun) break;
    }
    return device;
}

}  // namespace

const AttentionBackend& blockedBackend() {
    const AttentionBackend* eigen = findBackend("eigen");
    return eigen != nullptr ? *eigen : *findBackend("cpu");
}

CostInput measuredCall(const MeasureRequest& request, Index seq) {
    CostInput input = request.input.atLength(seq);
    input.model.format = WeightFormat::Fp32;
    input.kv_bytes = 4;
    input.mask_form = MaskForm::None;
    return input;
}

ModelShape withFewerHeads(ModelShape model, Index heads) {
    const Index group = std::max<Index>(1, model.heads / std::max<Index>(1, model.kv_heads));
    model.kv_heads = std::max<Index>(1, heads / group);
    model.heads = heads < group ? heads : model.kv_heads * group;
    return model;
}

std::vector<MeasuredRun> predictRuns(const MeasureRequest& request) {
    std::vector<MeasuredRun> runs;
    for (const Call& call : callsOf(request)) runs.push_back(predict(request, call));
    return runs;
}

MeasureEstimate estimateOf(const MeasureRequest& request) {
    MeasureEstimate estimate{{}, memoryOf(request)};
    for (const MeasuredRun& run : predictRuns(request)) {
        const double repeats = run.predicted.value > kLongRun ? 1 : kMostRepeats;
        estimate.seconds += repeats * run.predicted;
    }
    return estimate;
}

std::optional<Issue> memoryIssue(const MeasureRequest& request) {
    const Bytes needed = memoryOf(request);
    const Bytes available = availableMemory();
    if (!(available < needed)) return std::nullopt;
    return Issue{"seq",
                 {TRISCOPE_TR("the longest run needs %1 of memory; %2 are available. Measure shorter lengths "
                              "or fewer heads."),
                  {formatBytes(needed), formatBytes(available)}}};
}

Issues validate(const MeasureRequest& request) {
    if (request.lengths.empty()) return {{"seq", {TRISCOPE_TR("names no length to measure"), {}}}};
    for (const Index seq : request.lengths) {
        if (Issues issues = validate(measuredCall(request, seq)); !issues.empty()) return issues;
    }
    if (auto issue = memoryIssue(request)) return {std::move(*issue)};
    return {};
}

MeasuredCost measureCost(const MeasureRequest& request, const RunControl& control) {
    assert(validate(request).empty());
    const ModelShape& model = request.input.model;
    MeasuredCost measured{.heads = model.heads,
                          .kv_heads = model.kv_heads,
                          .head_dim = model.head_dim,
                          .block = request.input.block,
                          .backend = std::string(blockedBackend().name()),
                          .device = {},
                          .runs = {}};
    const double total = estimateOf(request).seconds.value;
    double done = 0;
    AttentionProblem problem;
    for (const Call& call : callsOf(request)) {
        MeasuredRun run = predict(request, call);
        const double begin = done;
        done += run.predicted.value * (run.predicted.value > kLongRun ? 1 : kMostRepeats);
        const RunControl part = partOf(control, begin / total, done / total);
        if (problem.queries() != call.seq) problem = problemOf(request, call.seq, {control.stop, {}});
        problem.mask = maskOf(request, call);
        measured.device = runInto(run, request, problem, part);
        measured.runs.push_back(std::move(run));
    }
    control.report(1);
    return measured;
}

Explained peakFormula(const MeasureRequest& request, Index seq) {
    return explained(peakBytes<Traced<WideInt>>(request, seq));
}

}  // namespace triscope
