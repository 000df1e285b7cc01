#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/attention/backend.h"
#include "core/base/run_control.h"
#include "core/numerics/agreement.h"
#include "core/numerics/dtype.h"
#include "core/scenario/scenario.h"
#include "core/scenario/verdict_rule.h"

namespace triscope {

// Where Q, K and V come from: files of (heads, seq, head_dim), each as TensorSource has it, or drawn by the
// seed when no file is named.
struct TensorFiles {
    std::string q;
    std::string k;
    std::string v;

    bool given() const { return !q.empty() || !k.empty() || !v.empty(); }

    friend bool operator==(const TensorFiles&, const TensorFiles&) = default;
};

// Throws InputError, by option name, unless all three are named, or none, and are there. Reads nothing.
void requireFiles(const TensorFiles& files);

// One attention call to be run by several backends: the scenario's mask over `shape`, with the tensors that
// the files hold (their lengths then replace the shape's) or that scenario.run describes, rounded to its
// dtype. Throws InputError, by option name, when the tensors do not fit together or into this machine's
// memory; Cancelled.
AttentionProblem makeProblem(const Scenario& scenario, const MaskShape& shape, const TensorFiles& files,
                             const RunControl& control = {});
// The same of the tensors that `run` describes, under the mask over its own shape.
AttentionProblem drawProblem(const MaskSettings& mask, const RunSettings& run,
                             const RunControl& control = {});

// What a study will take, known before any tensor exists.
struct StudyEstimate {
    Flops useful_flops;  // of one backend, as usefulFlops
    Bytes tensor_bytes;  // as studyBytes
};

// What Q, K and V, each backend's output and LSE and the copies of the operands take that an NPU's backend
// makes; not the workspaces.
Bytes studyBytes(const TensorShape& q, const TensorShape& k, const std::vector<std::string>& backends);

// Why this machine cannot hold so much, with both numbers; nullopt when it can.
std::optional<Message> whyBeyondMemory(Bytes needed);

// Of the mask, over all the queries of `q`, from its query_offset on, and the keys of `k`. Precondition: the
// settings are valid.
StudyEstimate estimateStudy(const MaskSettings& mask, const TensorShape& q, const TensorShape& k,
                            const std::vector<std::string>& backends);

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
    // What the rule says of a plain computation in that type over a sample of the rows, where that was asked.
    std::optional<Agreement> plain;
};

// Runs the problem on each backend in turn and compares every pair by the rule. Throws InputError: field
// "backend" when one cannot run the problem, saying why, or when all of them need more memory than there is,
// "rule" when the rule is of another type, before any runs; Cancelled. Precondition: makeProblem made the
// problem for that dtype.
AttentionStudy runStudy(AttentionProblem problem, Dtype dtype, VerdictRule rule,
                        const std::vector<const AttentionBackend*>& backends, const RunOptions& options,
                        const RunControl& control);

}  // namespace triscope
