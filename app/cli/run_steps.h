#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "core/attention/stepper.h"
#include "core/io/json_text.h"
#include "core/npu/row_parts.h"

namespace triscope::cli {

// run --step-row: one query row, tile by tile of online softmax, and its merge from parts by LSE, as JSON
// "steps" and "merge" or as tables.
class RunSteps {
  public:
    void addTo(CLI::App& command);

    // Throws InputError for what is no number, and for options of a walk that was not asked for.
    void check() const;
    // Walks the row, when asked for. Throws InputError for a row, head or tile that the problem has not;
    // Cancelled.
    void run(const AttentionProblem& problem, const RunControl& control);

    // Nothing when it was not asked for.
    void addTo(Json& json) const;
    void print() const;

  private:
    std::string m_row;
    std::string m_head;
    std::string m_tile;
    bool m_float = false;
    std::optional<RowWalk> m_walk;
    RowMerge m_merge;
};

}  // namespace triscope::cli
