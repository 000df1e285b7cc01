#include "core/scenario/attention_study.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/attention/structured_inputs.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/io/tensor_file.h"
#include "core/machine/memory.h"
#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"

namespace triscope {

namespace {

// What a study takes that is not known yet.
const std::vector<std::string> kUsualBackends{"reference", "cpu"};

void refuseBeyondMemory(const char* field, Bytes needed) {
    if (auto reason = whyBeyondMemory(needed)) throw InputError({field, std::move(*reason)});
}

void drawTensors(AttentionProblem& problem, const RunSettings& run, const MaskShape& shape,
                 const RunControl& control) {
    const TensorShape q{run.heads, shape.queries, run.head_dim};
    const TensorShape k{run.kv_heads, shape.keys, run.head_dim};
    refuseBeyondMemory("seq", studyBytes(q, k, kUsualBackends));
    drawInputs(findInputKind(run.inputs).value(), run.seed, {run.heads, run.kv_heads, run.head_dim}, shape,
               problem, control);
}

void loadTensors(AttentionProblem& problem, const TensorFiles& files) {
    requireFiles(files);
    problem.q = loadTensorFrom(files.q, "q");
    problem.k = loadTensorFrom(files.k, "k");
    problem.v = loadTensorFrom(files.v, "v");
}

MaskPtr maskOver(MaskSettings settings, const MaskShape& shape) {
    settings.shape = shape;
    if (Issues issues = validate(settings); !issues.empty()) throw InputError(std::move(issues));
    return makeMask(settings);
}

void refuseSmallBlocks(const Scenario& scenario, const MaskShape& shape) {
    MaskSettings settings = scenario.mask;
    settings.shape = shape;
    if (Issues issues = checkBlocks(settings, scenario.block); !issues.empty())
        throw InputError(std::move(issues));
}

// How long each stage takes, about, in units of the reference: its two plain loops over a sample of rows for
// the tolerance, the reference itself, and anything faster.
std::vector<double> stageWeights(const AttentionProblem& problem,
                                 const std::vector<const AttentionBackend*>& backends) {
    constexpr double kFast = 0.03;
    const double sampled =
        std::min(1.0, static_cast<double>(kMostSampledRows) / static_cast<double>(problem.queries()));
    std::vector<double> weights{backends.size() > 1 ? 2 * sampled : 0};
    for (const AttentionBackend* backend : backends)
        weights.push_back(backend->name() == "reference" ? 1 : kFast);
    return weights;
}

void refuse(const AttentionProblem& problem, Dtype dtype, VerdictRule rule,
            const std::vector<const AttentionBackend*>& backends) {
    std::vector<std::string> names;
    for (const AttentionBackend* backend : backends) {
        if (auto reason = backend->whyUnavailable()) throw InputError({"backend", std::move(*reason)});
        if (auto reason = backend->whyNot(problem)) throw InputError({"backend", std::move(*reason)});
        names.emplace_back(backend->name());
    }
    if (auto reason = whyNot(rule, dtype)) throw InputError({"rule", std::move(*reason)});
    refuseBeyondMemory("backend", studyBytes(problem.q.shape, problem.k.shape, names));
}

class Stages {
  public:
    Stages(const RunControl& control, std::vector<double> weights)
        : m_control(control), m_weights(std::move(weights)) {
        for (const double weight : m_weights) m_total += weight;
    }
    RunControl next() {
        const double begin = m_done / m_total;
        m_done += m_weights[m_stage++];
        return partOf(m_control, begin, m_done / m_total);
    }

  private:
    const RunControl& m_control;
    std::vector<double> m_weights;
    std::size_t m_stage = 0;
    double m_done = 0;
    double m_total = 0;
};

}  // namespace

void requireFiles(const TensorFiles& files) {
    for (const auto& [field, typed] : {std::pair{"q", &files.q}, {"k", &files.k}, {"v", &files.v}}) {
        if (files.given() && typed->empty())
            throw InputError({field, {TRISCOPE_TR("q, k and v are given together or not at all"), {}}});
        const std::string path = TensorSource::parse(*typed).path;
        std::error_code none;
        if (files.given() && !std::filesystem::exists(path, none))
            throw InputError({field, {TRISCOPE_TR("there is no file %1"), {path}}});
    }
}

AttentionProblem makeProblem(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                             const RunControl& control) {
    AttentionProblem problem;
    MaskShape actual = shape;
    if (files.given()) {
        loadTensors(problem, files);
        actual.queries = problem.q.shape.seq;
        actual.keys = problem.k.shape.seq;
        refuseBeyondMemory("q", studyBytes(problem.q.shape, problem.k.shape, kUsualBackends));
    } else {
        drawTensors(problem, scenario.run, shape, control);
    }
    problem.mask = maskOver(scenario.mask, actual);
    if (files.given()) refuseSmallBlocks(scenario, actual);
    if (Issues issues = validate(problem); !issues.empty()) throw InputError(std::move(issues));
    roundInputs(findDtype(scenario.run.dtype).value(), problem);
    return problem;
}

AttentionProblem drawProblem(const MaskSettings& mask, const RunSettings& run, const RunControl& control) {
    Scenario scenario;
    scenario.mask = mask;
    scenario.run = run;
    return makeProblem(scenario, mask.shape, {}, control);
}

Bytes studyBytes(const TensorShape& q, const TensorShape& k, const std::vector<std::string>& backends) {
    const auto elements = [](const TensorShape& shape) {
        return WideInt{shape.heads} * shape.seq * shape.head_dim;
    };
    const WideInt inputs = 4 * (elements(q) + 2 * elements(k));
    WideInt total = inputs;
    for (const std::string& name : backends) {
        total += 4 * elements(q) + 8 * WideInt{q.heads} * q.seq;
        if (name == "reference") total += 8 * elements(q);
        if (name.starts_with("npu")) total += inputs;
    }
    return {total};
}

std::optional<Message> whyBeyondMemory(Bytes needed) {
    const Bytes memory = memoryCapacity();
    if (!(memory < needed)) return std::nullopt;
    return Message{TRISCOPE_TR("Q, K, V and the outputs need %1; this machine has %2"),
                   {formatBytes(needed), formatBytes(memory)}};
}

StudyEstimate estimateStudy(const MaskSettings& mask, const TensorShape& q, const TensorShape& k,
                            const std::vector<std::string>& backends) {
    // Shapes are all that is asked of the tensors.
    AttentionProblem problem;
    problem.q.shape = q;
    problem.k.shape = k;
    MaskShape shape = mask.shape;
    shape.queries = q.seq;
    shape.keys = k.seq;
    problem.mask = maskOver(mask, shape);
    return {usefulFlops(problem), studyBytes(q, k, backends)};
}

AttentionStudy runStudy(AttentionProblem problem, Dtype dtype, VerdictRule rule,
                        const std::vector<const AttentionBackend*>& backends, const RunOptions& options,
                        const RunControl& control) {
    refuse(problem, dtype, rule, backends);
    AttentionStudy study{std::move(problem), dtype, {}, {}, {}};
    Stages stages(control, stageWeights(study.problem, backends));
    const RunControl first = stages.next();
    Verdict verdict;
    if (backends.size() > 1) verdict = makeVerdict(rule, study.problem, dtype, first);
    study.plain = std::move(verdict.plain);
    for (const AttentionBackend* backend : backends) {
        study.results.push_back(backend->run(study.problem, options, stages.next()));
        roundOutput(dtype, study.results.back());
    }
    for (std::size_t b = 0; b < study.results.size(); ++b) {
        for (std::size_t a = b + 1; a < study.results.size(); ++a) {
            study.comparisons.push_back(
                {a, b, compareOutputs(study.results[a], study.results[b], verdict.rule, dtype)});
        }
    }
    control.report(1);
    return study;
}

}  // namespace triscope
