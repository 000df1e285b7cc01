#include "core/scenario/attention_study.h"

#include <algorithm>
#include <utility>

#include "core/attention/compare_runs.h"
#include "core/attention/derived_tolerance.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/base/seeded_inputs.h"
#include "core/io/npy.h"
#include "core/machine/memory.h"
#include "core/mask/catalog.h"
#include "core/npu/backends.h"

namespace triscope {

namespace {

// What the tensors of a call take: Q, K and V, and the output twice over in float and once in double.
Bytes tensorBytes(const TensorShape& q, const TensorShape& k) {
    const auto elements = [](const TensorShape& shape) {
        return WideInt{shape.heads} * shape.seq * shape.head_dim;
    };
    return {elements(q) * (4 + 4 + 4 + 8) + elements(k) * (4 + 4)};
}

void refuseBeyondMemory(const char* field, Bytes needed) {
    const Bytes memory = memoryCapacity();
    if (!(memory < needed)) return;
    throw InputError({field,
                      {TRISCOPE_TR("Q, K, V and the outputs need %1; this machine has %2"),
                       {formatBytes(needed), formatBytes(memory)}}});
}

void drawTensors(AttentionProblem& problem, const RunSettings& run, const MaskShape& shape,
                 const RunControl& control) {
    const TensorShape q{run.heads, shape.queries, run.head_dim};
    const TensorShape k{run.kv_heads, shape.keys, run.head_dim};
    refuseBeyondMemory("seq", tensorBytes(q, k));
    problem.q = gaussianTensor(q, run.seed, InputStream::Queries, control);
    problem.k = gaussianTensor(k, run.seed, InputStream::Keys, control);
    problem.v = gaussianTensor(k, run.seed, InputStream::Values, control);
}

void loadTensors(AttentionProblem& problem, const TensorFiles& files) {
    const auto require = [](const std::string& path, const char* field) {
        if (path.empty())
            throw InputError({field, {TRISCOPE_TR("q, k and v are given together or not at all"), {}}});
        return loadTensor(path, field);
    };
    problem.q = require(files.q, "q");
    problem.k = require(files.k, "k");
    problem.v = require(files.v, "v");
}

MaskPtr maskOver(MaskSettings settings, const MaskShape& shape) {
    settings.shape = shape;
    if (Issues issues = validate(settings); !issues.empty()) throw InputError(std::move(issues));
    return makeMask(settings);
}

// How long each stage takes, about, in units of the reference: its two plain loops over a sample of rows for
// the tolerance, the reference itself, and anything faster.
std::vector<double> stageWeights(const AttentionProblem& problem, Dtype dtype,
                                 const std::vector<const AttentionBackend*>& backends) {
    constexpr double kFast = 0.03;
    const double sampled =
        std::min(1.0, static_cast<double>(kMostSampledRows) / static_cast<double>(problem.queries()));
    std::vector<double> weights{dtype == Dtype::Fp32 && backends.size() > 1 ? 2 * sampled : 0};
    for (const AttentionBackend* backend : backends)
        weights.push_back(backend->name() == "reference" ? 1 : kFast);
    return weights;
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

AttentionProblem makeProblem(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                             const RunControl& control) {
    AttentionProblem problem;
    MaskShape actual = shape;
    if (files.given()) {
        loadTensors(problem, files);
        actual.queries = problem.q.shape.seq;
        actual.keys = problem.k.shape.seq;
        refuseBeyondMemory("q", tensorBytes(problem.q.shape, problem.k.shape));
    } else {
        drawTensors(problem, scenario.run, shape, control);
    }
    problem.mask = maskOver(scenario.mask, actual);
    if (Issues issues = validate(problem); !issues.empty()) throw InputError(std::move(issues));
    roundInputs(findDtype(scenario.run.dtype).value(), problem);
    return problem;
}

StudyEstimate estimateStudy(const MaskSettings& mask, const TensorShape& q, const TensorShape& k) {
    // Shapes are all that is asked of the tensors.
    AttentionProblem problem;
    problem.q.shape = q;
    problem.k.shape = k;
    MaskShape shape = MaskShape::square(k.seq);
    shape.queries = q.seq;
    problem.mask = maskOver(mask, shape);
    return {usefulFlops(problem), tensorBytes(q, k)};
}

std::vector<const AttentionBackend*> findBackends(const std::vector<std::string>& names) {
    std::string known;
    for (const AttentionBackend* backend : allBackends()) {
        known += (known.empty() ? "" : ", ") + std::string(backend->name());
    }
    for (const std::string& name : names) {
        if (findAnyBackend(name) == nullptr) {
            throw InputError(
                {"backend", {TRISCOPE_TR("'%1' is not a backend of this build; known: %2"), {name, known}}});
        }
        if (std::count(names.begin(), names.end(), name) > 1) {
            throw InputError({"backend", {TRISCOPE_TR("'%1' is named twice"), {name}}});
        }
    }
    std::vector<const AttentionBackend*> found;
    for (const AttentionBackend* backend : allBackends()) {
        if (std::count(names.begin(), names.end(), backend->name()) > 0) found.push_back(backend);
    }
    for (const std::string& name : names) {
        const AttentionBackend* backend = findAnyBackend(name);
        if (std::count(found.begin(), found.end(), backend) == 0) found.push_back(backend);
    }
    if (found.empty()) throw InputError({"backend", {TRISCOPE_TR("names no backend; known: %1"), {known}}});
    return found;
}

AttentionStudy runStudy(AttentionProblem problem, Dtype dtype,
                        const std::vector<const AttentionBackend*>& backends, const RunOptions& options,
                        const RunControl& control) {
    for (const AttentionBackend* backend : backends) {
        if (auto reason = backend->whyUnavailable()) throw InputError({"backend", std::move(*reason)});
        if (auto reason = backend->whyNot(problem)) throw InputError({"backend", std::move(*reason)});
    }
    AttentionStudy study{std::move(problem), dtype, {}, {}};
    Stages stages(control, stageWeights(study.problem, dtype, backends));
    const RunControl first = stages.next();
    ToleranceRule rule;
    if (backends.size() > 1) {
        rule = dtype == Dtype::Fp32 ? deriveTolerance(study.problem, first).output : vendorRule(dtype);
    }
    for (const AttentionBackend* backend : backends) {
        study.results.push_back(backend->run(study.problem, options, stages.next()));
        roundOutput(dtype, study.results.back());
    }
    for (std::size_t b = 0; b < study.results.size(); ++b) {
        for (std::size_t a = b + 1; a < study.results.size(); ++a) {
            study.comparisons.push_back({a, b, compareOutputs(study.results[a], study.results[b], rule)});
        }
    }
    control.report(1);
    return study;
}

}  // namespace triscope
