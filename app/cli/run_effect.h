#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "core/attention/mask_effect.h"
#include "core/io/json_text.h"

namespace triscope::cli {

// run --against-dense: what the pattern changes beside dense attention on the same inputs, as JSON
// "mask_effect" or a table, and as a CSV of every row.
class RunEffect {
  public:
    void addTo(CLI::App& command);

    // Throws InputError for a path that is none.
    void check() const;
    // Measures it and writes the CSV, when asked for. Throws Cancelled, FileError.
    void run(const AttentionProblem& problem, const RunOptions& options, const RunControl& control);

    // Nothing when it was not asked for.
    void addTo(Json& json) const;
    void print() const;

  private:
    bool m_asked = false;
    std::string m_out;
    MaskPtr m_mask;
    std::optional<MaskEffect> m_effect;
};

}  // namespace triscope::cli
