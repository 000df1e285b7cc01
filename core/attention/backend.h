#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/base/run_control.h"

namespace triscope {

struct RunOptions {
    Index block =
        64;  // the blocks in which the mask is skipped or computed; a backend without blocks ignores it
    int threads = 0;  // 0: as many as the machine has
};

// Something that computes attention. Stateless, so safe to share between threads.
class AttentionBackend {
  public:
    virtual ~AttentionBackend() = default;

    // As --backend spells it.
    virtual std::string_view name() const = 0;

    // Why it cannot run anything here; nullopt when it can.
    virtual std::optional<Message> whyUnavailable() const { return std::nullopt; }

    // Why it cannot run this problem; nullopt when it can. Precondition: validate(problem) is empty.
    virtual std::optional<Message> whyNot(const AttentionProblem& problem) const = 0;

    // Runs it, or throws: Cancelled when asked to stop, std::exception for a fault of device or memory.
    // Never hands the work to another backend. Precondition: whyNot(problem) is nullopt, options.block >= 1
    // and options.threads >= 0.
    virtual AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                                const RunControl& control) const = 0;
};

// Every backend for users, the most trusted first.
std::span<const AttentionBackend* const> attentionBackends();

// Those, and two to compare with: "eigen", which computes whole blocks as the cost model prices them, and
// "cpu-two-pass", the published Triangle mechanism. nullptr when no backend has that name.
const AttentionBackend* findBackend(std::string_view name);

}  // namespace triscope
