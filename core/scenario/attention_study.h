#pragma once

#include <string>
#include <vector>

#include "core/attention/backend.h"
#include "core/base/run_control.h"
#include "core/numerics/agreement.h"
#include "core/numerics/dtype.h"
#include "core/scenario/scenario.h"

namespace triscope {

// Where Q, K and V come from: three .npy files of (heads, seq, head_dim), or seeded Gaussians when no file is
// named.
struct TensorFiles {
    std::string q;
    std::string k;
    std::string v;

    bool given() const { return !q.empty() || !k.empty() || !v.empty(); }

    friend bool operator==(const TensorFiles&, const TensorFiles&) = default;
};

// One attention call to be run by several backends: the scenario's mask over `shape`, with the tensors that
// the files hold (their lengths then replace the shape's) or that scenario.run describes, rounded to its
// dtype. Throws InputError, by option name, when the tensors do not fit together or into this machine's
// memory; Cancelled.
AttentionProblem makeProblem(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                             const RunControl& control = {});

// What a study will take, known before any tensor exists.
struct StudyEstimate {
    Flops useful_flops;  // of one backend, as usefulFlops
    Bytes tensor_bytes;  // Q, K, V and the outputs of both backends; not their workspaces
};

// Of the mask, over all the queries of `q` and the keys of `k`. Precondition: the settings are valid.
StudyEstimate estimateStudy(const MaskSettings& mask, const TensorShape& q, const TensorShape& k);

// What two runs of the same problem have to say of each other; `b` is the more trusted.
struct StudyComparison {
    std::size_t a = 0;  // of AttentionStudy::results
    std::size_t b = 0;
    Agreement agreement;
};

// The same attention call by several backends, compared.
struct AttentionStudy {
    AttentionProblem problem;
    Dtype dtype = Dtype::Fp32;
    std::vector<AttentionResult> results;  // the most trusted first
    std::vector<StudyComparison> comparisons;
};

// The backends of those names, the most trusted first. Throws InputError, field "backend", for a name that is
// unknown or said twice.
std::vector<const AttentionBackend*> findBackends(const std::vector<std::string>& names);

// Runs the problem on each backend in turn and compares every pair, by the derived rule in fp32 and by the
// operator vendor's in fp16 and bf16. Throws InputError, field "backend", when one cannot run the problem,
// saying why, before any runs; Cancelled. Precondition: makeProblem made the problem for that dtype.
AttentionStudy runStudy(AttentionProblem problem, Dtype dtype,
                        const std::vector<const AttentionBackend*>& backends, const RunOptions& options,
                        const RunControl& control);

}  // namespace triscope
