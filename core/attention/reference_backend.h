#pragma once

#include "core/attention/backend.h"

namespace triscope {

// "reference": PlainLoops<double> over every head and row, on one thread. Its exact_output is what
// everything else is compared with. Slow by design: about 1 GFLOP/s.
class ReferenceBackend final : public AttentionBackend {
  public:
    std::string_view name() const override { return "reference"; }
    std::optional<Message> whyNot(const AttentionProblem& problem) const override;
    AttentionResult run(const AttentionProblem& problem, const RunOptions& options,
                        const RunControl& control) const override;
};

}  // namespace triscope
